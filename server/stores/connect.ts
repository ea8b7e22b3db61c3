import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/**
 * A pool of connections to MongoDB that opens by itself; {@link pingStore} tells whether it did. Every write is acknowledged
 * by the majority and stands in the journal: what a caller was told is done survives the loss of a machine.
 */
export const connectStore = (uri: string, appName = 'closed-loop-12345'): Connection =>
  mongoose.createConnection(uri, {
    appName,
    autoIndex: false,
    ignoreUndefined: true,
    maxPoolSize: 50,
    serverSelectionTimeoutMS: 5_000,
    writeConcern: { w: 'majority', journal: true },
  });

/** Resolves once MongoDB answers; rejects after 5 s where it does not. */
export const pingStore = async (connection: Connection): Promise<void> => {
  await connection.asPromise();
  await connection.db?.command({ ping: 1 });
};
