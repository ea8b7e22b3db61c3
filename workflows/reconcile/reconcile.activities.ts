import type { News } from '../domain/news.ts';
import type { Instant } from '../domain/ticket.ts';

/** What a sweep needs; `Ticket` and `Upload` are whatever the stores list and the ports take. Every list is bounded. */
export interface ReconcilePorts<Ticket, Upload> {
  readonly now: () => Date;
  readonly listUnstarted: (before: Instant) => Promise<readonly Ticket[]>;
  readonly start: (ticket: Ticket) => Promise<unknown>;
  readonly listUndelivered: (before: Instant) => Promise<readonly News[]>;
  readonly deliver: (news: News) => Promise<unknown>;
  readonly listUploads: (before: Instant) => Promise<readonly Upload[]>;
  readonly settleUpload: (upload: Upload) => Promise<unknown>;
}

/** Younger than this, the first attempt is probably still under way. */
const graceMs = 5_000;

/** Younger than this, a file may belong to a form that was refused and is being filled in again. */
const uploadGraceMs = 24 * 3_600_000;

/** How many starts and deliveries are under way at once. */
const lanes = 10;

const forEachOf = async <Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<number> => {
  const waiting = [...items];
  const lane = async (): Promise<number> => {
    let done = 0;
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      // One that fails must not keep the others waiting; the next sweep meets it again.
      done += await act(item).then(
        () => 1,
        () => 0,
      );
    }
    return done;
  };
  const counts = await Promise.all(Array.from({ length: lanes }, lane));
  return counts.reduce((sum, count) => sum + count, 0);
};

/** Builds the activities of a sweep; each gives the number of tickets, pieces of news or uploads it got through. */
export const createReconcileActivities = <Ticket, Upload>({
  now,
  listUnstarted,
  start,
  listUndelivered,
  deliver,
  listUploads,
  settleUpload,
}: ReconcilePorts<Ticket, Upload>) => {
  const before = (ms = graceMs): Instant => new Date(now().getTime() - ms).toISOString();
  return {
    /** Starts the workflows of tickets that have none. */
    startUnstarted: async (): Promise<number> => forEachOf(await listUnstarted(before()), start),
    /** Tells other tickets what they have not heard yet. */
    resendNews: async (): Promise<number> => forEachOf(await listUndelivered(before()), deliver),
    /** Removes uploads of which no ticket knows after a day. */
    settleUploads: async (): Promise<number> => forEachOf(await listUploads(before(uploadGraceMs)), settleUpload),
  };
};

/** The activities as the workflow sees them. */
export type ReconcileActivities = ReturnType<typeof createReconcileActivities>;
