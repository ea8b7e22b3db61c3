/** The servers that `npm test` got for this run. Its launcher names them in the environment; only this file reads it. */

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: run this test by \`npm test -- <file>\`, which gets the servers.`);
  }
  return value;
};

/** Connection string of the run's MongoDB server with `dbName` as its database. Every suite takes a name of its own. */
export const testMongoUri = (dbName: string): string =>
  // Not by `new URL`, which refuses the several hosts of a replica set.
  required('TEST_MONGODB_URI').replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?/, `$1/${dbName}`);

/** `host:port` of the run's Temporal development server, which keeps real time. */
export const testTemporalAddress = (): string => required('TEST_TEMPORAL_ADDRESS');

/** Path of the time-skipping test server, to be given to `createTimeSkipping` as `existing-path`. */
export const testServerExecutable = (): string => required('TEMPORAL_TEST_SERVER');

/** Path of Temporal's program, for a server that a test may kill; undefined where Temporal runs outside of this machine. */
export const testTemporalProgram = (): string | undefined => process.env['TEST_TEMPORAL_PROGRAM'] || undefined;
