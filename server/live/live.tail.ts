import type { Log } from '../log.ts';
import type { TicketChange } from './live.hub.ts';

/** A changed ticket with the instant of its last write. */
export type StampedChange = TicketChange & { readonly updatedAt: string };

/** What the tail needs; `tell` gets each batch of changes. */
export interface TailParts {
  /** What was written at or after an instant, oldest first, bounded: one indexed query. */
  readonly listChanged: (since: string) => Promise<readonly StampedChange[]>;
  /** Calls `wake` with every write while the server's change stream lasts, then `onEnd`. Gives the way to stop. */
  readonly followWrites: (wake: () => void, onEnd: (error: unknown) => void) => () => Promise<void>;
  readonly tell: (changes: readonly TicketChange[]) => void;
  readonly now: () => Date;
  readonly log: Log;
}

// The events of one click reach the pages as one, and a busy store is asked at most this often.
const GATHER_MS = 200;
const ASK_EVERY_MS = 1_000;
// Clocks of the processes differ a little: looking back this far nothing is missed, and what was told is remembered.
const OVERLAP_MS = 15_000;

const keyOf = ({ no, updatedAt }: StampedChange): string => `${no} ${updatedAt}`;

/** Tells what is new since the last look. */
const createLook = ({ listChanged, tell, now, log }: TailParts): (() => Promise<void>) => {
  let told = new Set<string>();
  let latest = now().getTime();
  const look = async (): Promise<void> => {
    const found = await listChanged(new Date(latest - OVERLAP_MS).toISOString());
    const fresh = found.filter((change) => !told.has(keyOf(change)));
    told = new Set(found.map(keyOf));
    latest = Math.max(latest, ...found.map(({ updatedAt }) => Date.parse(updatedAt)));
    if (fresh.length > 0) tell(fresh);
  };
  return () => look().catch((error: unknown) => log.warn({ err: error }, 'live pages wait for the store'));
};

/**
 * Tells of every ticket that changes from now on, whoever changed it. The change stream only wakes the query, so both
 * ways find the same; where the server has none, or it breaks, the query runs once a second. Returns the way to stop.
 */
export const startTail = (parts: TailParts): (() => Promise<void>) => {
  const look = createLook(parts);
  let isFollowing = true;
  let hasNews = true;
  let looking = Promise.resolve();
  let askedAt = 0;
  const round = (): void => {
    const isDue = parts.now().getTime() - askedAt >= ASK_EVERY_MS;
    if (!(isFollowing ? hasNews : isDue)) return;
    hasNews = false;
    askedAt = parts.now().getTime();
    looking = looking.then(look);
  };
  const stopFollowing = parts.followWrites(
    () => (hasNews = true),
    (error) => {
      isFollowing = false;
      parts.log.info({ reason: String(error) }, 'no change stream: live pages ask the store once a second');
    },
  );
  const timer = setInterval(round, GATHER_MS);
  return async () => {
    clearInterval(timer);
    await stopFollowing();
    await looking;
  };
};
