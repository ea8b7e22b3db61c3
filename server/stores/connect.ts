import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/**
 * Connects to MongoDB; rejects after 5 s where no server answers, so that a supervisor may try again. Every write is
 * acknowledged by the majority and stands in the journal: what a caller was told is done survives the loss of a machine.
 */
export const connectStore = (uri: string, appName = 'closed-loop-12345'): Promise<Connection> =>
  mongoose
    .createConnection(uri, {
      appName,
      autoIndex: false,
      bufferCommands: false,
      ignoreUndefined: true,
      maxPoolSize: 50,
      serverSelectionTimeoutMS: 5_000,
      writeConcern: { w: 'majority', journal: true },
    })
    .asPromise();

/** Rejects where MongoDB does not answer. */
export const pingStore = async (connection: Connection): Promise<void> => {
  await connection.db?.command({ ping: 1 });
};
