// How many tickets stand in each status, without counting them on a page. Increments are gathered for a moment and written
// together, so that they cost a command nothing; a process killed in that moment leaves a count off by a few, which
// `recount` puts right.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import { createLater } from '../stores/later.ts';
import { statusCountModel } from './status-count.model.ts';

/** Tickets by status; a status nobody stands in may be missing. */
export type StatusCounts = Readonly<Partial<Record<TicketStatus, number>>>;

/** The kept counters. For numbers beside the desks only: no decision may rest on them. */
export interface StatusCountStore {
  /** One ticket came to `to`, from `from` if it was there before. Returns at once. */
  move(from: TicketStatus | null, to: TicketStatus): void;
  read(): Promise<StatusCounts>;
  /** Puts what `count` finds in place of what was kept; where others keep writing meanwhile, leaves it as it is. */
  recount(count: () => Promise<StatusCounts>): Promise<void>;
  /** Writes what was gathered; the last call before a process ends. */
  flush(): Promise<void>;
}

const ID = 'office';
const GATHER_MS = 1_000;
const ATTEMPTS = 3;

type Sums = Map<TicketStatus, number>;

const add = (sums: Sums, status: TicketStatus, by: number): void => {
  sums.set(status, (sums.get(status) ?? 0) + by);
};

/** The increments that come to something; undefined where as many came as went. */
const movesIn = (sums: Sums): Record<string, number> | undefined => {
  const moved = [...sums].filter(([, by]) => by !== 0);
  return moved.length > 0 ? Object.fromEntries(moved.map(([status, by]) => [`counts.${status}`, by])) : undefined;
};

const revisionOf = async (model: ReturnType<typeof statusCountModel>): Promise<number> => {
  await model.updateOne({ _id: ID }, { $setOnInsert: { counts: {}, revision: 0 } }, { upsert: true });
  return (await model.findOne({ _id: ID }).lean())?.revision ?? 0;
};

/** Keeps the counters of all processes in one tiny document, changed by `$inc` alone. */
export const createStatusCountStore = (connection: Connection): StatusCountStore => {
  const model = statusCountModel(connection);
  let gathered = new Map<TicketStatus, number>();

  const write = async (sums: Sums): Promise<void> => {
    const moved = movesIn(sums);
    if (moved) await model.updateOne({ _id: ID }, { $inc: { ...moved, revision: 1 } }, { upsert: true });
  };
  // A failed write keeps what it gathered for the next one: the count is late, nothing else is.
  const later = createLater(GATHER_MS, async () => {
    const sums = gathered;
    gathered = new Map();
    await write(sums).catch((error: unknown) => {
      sums.forEach((by, status) => add(gathered, status, by));
      throw error;
    });
  });

  return {
    flush: later.now,
    move(from, to) {
      if (from === to) return;
      if (from !== null) add(gathered, from, -1);
      add(gathered, to, 1);
      later.ask();
    },
    async read() {
      const kept = await model.findOne({ _id: ID }).lean();
      const sums = new Map(Object.entries(kept?.counts ?? {}) as [TicketStatus, number][]);
      gathered.forEach((by, status) => add(sums, status, by));
      return Object.fromEntries(sums);
    },
    async recount(count) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const revision = await revisionOf(model);
        const counts = await count();
        // What was counted but not yet written by whoever gathered it would be added a second time: by now it is written.
        await sleep(2 * GATHER_MS);
        const { matchedCount } = await model.updateOne(
          { _id: ID, revision },
          { $set: { counts }, $inc: { revision: 1 } },
        );
        if (matchedCount === 1) return;
      }
    },
  };
};
