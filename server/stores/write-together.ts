// Group commit: what comes while a write is under way waits for it and is then written as one, so that a rush costs the
// journal a few syncs instead of one for each demand. Who is alone waits for nobody.
import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';

interface Call<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** A server refuses larger batches only far above this; the limit keeps one slow batch from holding up many. */
const MOST_AT_ONCE = 64;

/** In a rush the next come within a moment: waiting for them halves the writes, and is little beside a write. */
const RUSH_MS = 5;

/** The failures of single items of an unordered write, by their index; undefined where the write as a whole failed. */
const failuresIn = (error: unknown): ReadonlyMap<number, Error> | undefined => {
  const single = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (single.length === 0) return undefined;
  return new Map(
    single.map(({ index, code, errmsg = '' }) => [index, new mongo.MongoServerError({ message: errmsg, code })]),
  );
};

/**
 * Gives a function that writes one item, together with those that wait at the moment. `write` must be unordered and try
 * every item. Each call resolves once its own item is durable, with the answer to the write as a whole (undefined where
 * others of it failed), and rejects with the failure of that item alone.
 */
export const writeTogether = <Item, Answer>(
  write: (items: Item[]) => Promise<Answer>,
): ((item: Item) => Promise<Answer | undefined>) => {
  const waiting: Call<Item, Answer>[] = [];
  let isWriting = false;

  const writeBatch = async (calls: readonly Call<Item, Answer>[]): Promise<void> => {
    try {
      const answer = await write(calls.map(({ item }) => item));
      calls.forEach(({ resolve }) => resolve(answer));
    } catch (error: unknown) {
      const failures = failuresIn(error);
      calls.forEach(({ resolve, reject }, index) =>
        !failures || failures.has(index) ? reject(failures?.get(index) ?? error) : resolve(undefined),
      );
    }
  };
  const writeWaiting = async (): Promise<void> => {
    isWriting = true;
    let isRush = false;
    while (waiting.length > 0) {
      if (isRush) await sleep(RUSH_MS);
      const batch = waiting.splice(0, MOST_AT_ONCE);
      isRush = batch.length > 1;
      await writeBatch(batch);
    }
    isWriting = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void writeWaiting();
    });
};
