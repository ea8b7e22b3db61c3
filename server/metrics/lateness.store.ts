import type { Connection } from 'mongoose';
import { latenessModel } from './lateness.model.ts';

/** Upper bounds of the buckets; what is later still falls into one more bucket at the end. */
export const latenessBoundsSeconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600] as const;

/** How late the steps of one clock were recorded: a count for each bucket and the last one, and the sum of seconds. */
export interface Lateness {
  readonly clock: string;
  readonly counts: readonly number[];
  readonly sumSeconds: number;
}

/** One fired step. */
export interface LateStep {
  readonly clock: string;
  readonly lateSeconds: number;
}

/** The sums of all workers. They are added to, never read back to be written: any number of workers may add. */
export interface LatenessStore {
  add(steps: readonly LateStep[]): Promise<void>;
  /** At most one entry for each kind of clock. */
  listAll(): Promise<readonly Lateness[]>;
}

const bucketOf = (seconds: number): number => {
  const found = latenessBoundsSeconds.findIndex((bound) => seconds <= bound);
  return found < 0 ? latenessBoundsSeconds.length : found;
};

const increments = (steps: readonly LateStep[]): Record<string, number> => {
  const sums: Record<string, number> = { sumSeconds: 0 };
  for (const { lateSeconds } of steps) {
    const bucket = `counts.${bucketOf(lateSeconds)}`;
    sums[bucket] = (sums[bucket] ?? 0) + 1;
    sums['sumSeconds'] = (sums['sumSeconds'] ?? 0) + lateSeconds;
  }
  return sums;
};

/** The store on one connection. */
export const createLatenessStore = (connection: Connection): LatenessStore => {
  const model = latenessModel(connection);
  return {
    add: async (steps) => {
      const clocks = [...new Set(steps.map(({ clock }) => clock))];
      for (const clock of clocks) {
        const own = steps.filter((step) => step.clock === clock);
        await model.updateOne({ _id: clock }, { $inc: increments(own) }, { upsert: true });
      }
    },
    listAll: async () =>
      (await model.find().limit(100).lean()).map(({ _id, counts, sumSeconds }) => ({
        clock: _id,
        counts: [...latenessBoundsSeconds, Infinity].map((_, i) => counts[i] ?? 0),
        sumSeconds,
      })),
  };
};
