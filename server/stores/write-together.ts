// Group commit: what comes while a write is under way waits for it and is then written as one. Nobody waits longer than
// before, and a rush costs the journal a few syncs instead of one for each demand.
import { mongo } from 'mongoose';

interface Call<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A server refuses larger batches only far above this; the limit keeps one slow batch from holding up many. */
const MOST_AT_ONCE = 64;

/** The failures of single items of an unordered write; what befell the write as a whole is thrown on. */
const failuresIn = (error: unknown): ReadonlyMap<number, Error> => {
  const single = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (single.length === 0) throw error;
  return new Map(
    single.map(({ index, code, errmsg = '' }) => [index, new mongo.MongoServerError({ message: errmsg, code })]),
  );
};

/**
 * Gives a function that writes one item, together with those that wait at the moment. `write` must be unordered and try
 * every item. Each call resolves once its own item is durable, and rejects with the failure of that item alone.
 */
export const writeTogether = <Item>(write: (items: Item[]) => Promise<unknown>): ((item: Item) => Promise<void>) => {
  const waiting: Call<Item>[] = [];
  let isWriting = false;

  const writeBatch = async (calls: readonly Call<Item>[]): Promise<void> => {
    const noFailures: ReadonlyMap<number, Error> = new Map();
    try {
      const failures = await write(calls.map(({ item }) => item)).then(() => noFailures, failuresIn);
      calls.forEach(({ resolve, reject }, index) => (failures.has(index) ? reject(failures.get(index)) : resolve()));
    } catch (error: unknown) {
      calls.forEach(({ reject }) => reject(error));
    }
  };
  const writeWaiting = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) await writeBatch(waiting.splice(0, MOST_AT_ONCE));
    isWriting = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void writeWaiting();
    });
};
