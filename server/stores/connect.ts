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
    serverSelectionTimeoutMS: 5_000,
    // A store that took a question and never answers must not hold a page, or a worker's write, for ever.
    socketTimeoutMS: 30_000,
    writeConcern: { w: 'majority', journal: true },
  });

const answerWithinMs = 5_000;

const silence = (): { readonly ended: Promise<never>; readonly stop: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`MongoDB has not answered for ${answerWithinMs} ms`)), answerWithinMs);
  });
  return { ended, stop: () => clearTimeout(timer) };
};

/** Resolves once MongoDB answers; rejects after 5 s where it does not, also where it took the question and hangs. */
export const pingStore = async (connection: Connection): Promise<void> => {
  const { ended, stop } = silence();
  try {
    await Promise.race([connection.asPromise().then(() => connection.db?.command({ ping: 1 })), ended]);
  } finally {
    stop();
  }
};
