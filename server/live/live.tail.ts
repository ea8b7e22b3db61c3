import type { Log } from '../log.ts';
import type { TicketChange } from './live.hub.ts';

/** Where changes are read: both ways give every change at least once. */
export interface ChangeSource {
  /** Follows the server's change stream; null where it has none. `onEnd` is called once, if the stream breaks. */
  readonly follow: (onChange: (no: string) => void, onEnd: (error: unknown) => void) => Promise<(() => Promise<void>) | null>;
  /** Tickets written at or after an instant, at most `limit`, oldest first: one indexed query. */
  readonly listSince: (since: Date, limit: number) => Promise<readonly (TicketChange & { readonly updatedAt: string })[]>;
  /** Whose these tickets are. */
  readonly listChanged: (nos: readonly string[]) => Promise<readonly TicketChange[]>;
}

/** What the tail needs; `tell` gets each batch of changes. */
export interface TailParts {
  readonly source: ChangeSource;
  readonly tell: (changes: readonly TicketChange[]) => void;
  readonly now: () => Date;
  readonly log: Log;
}

const SECOND_MS = 1_000;
// Several events of one click reach the pages as one.
const GATHER_MS = 200;
// Clocks of the processes differ a little: looking back this far, nothing is missed, and what was told is remembered.
const OVERLAP_MS = 15_000;
const BATCH = 500;

/** Runs `job` again and again with a pause between, one at a time, until stopped. */
const repeat = (job: () => Promise<void>, pauseMs: number): (() => Promise<void>) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const round = (): void => {
    running = job().then(() => {
      if (!stopped) timer = setTimeout(round, pauseMs);
    });
  };
  round();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
};

const pollChanges = ({ source, tell, now, log }: TailParts): (() => Promise<void>) => {
  let told = new Set<string>();
  let since = now();
  const look = async (): Promise<void> => {
    const found = await source.listSince(new Date(since.getTime() - OVERLAP_MS), BATCH);
    const key = ({ no, updatedAt }: { no: string; updatedAt: string }): string => `${no} ${updatedAt}`;
    const fresh = found.filter((change) => !told.has(key(change)));
    told = new Set(found.map(key));
    const last = found.at(-1);
    if (last && Date.parse(last.updatedAt) > since.getTime()) since = new Date(last.updatedAt);
    if (fresh.length > 0) tell(fresh);
  };
  // A first look only learns what is there already.
  const quietly = (job: () => Promise<void>) => () => job().catch((error: unknown) => log.warn({ err: error }, 'live pages wait for the store'));
  return repeat(quietly(look), SECOND_MS);
};

const followChanges = async (parts: TailParts, onEnd: (error: unknown) => void): Promise<(() => Promise<void>) | null> => {
  const { source, tell, log } = parts;
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    timer = undefined;
    const nos = [...gathered];
    gathered.clear();
    source.listChanged(nos).then(tell, (error: unknown) => log.warn({ err: error }, 'live pages wait for the store'));
  };
  const stop = await source.follow((no) => {
    gathered.add(no);
    timer ??= setTimeout(flush, GATHER_MS);
  }, onEnd);
  return stop && (async () => {
    clearTimeout(timer);
    await stop();
  });
};

/**
 * Tells of every ticket that changes from now on, whoever changed it: by change stream where the server has one, else by
 * one indexed query a second, to which it also falls back if the stream breaks. Returns the way to stop.
 */
export const startTail = async (parts: TailParts): Promise<() => Promise<void>> => {
  let stop: () => Promise<void> = () => Promise.resolve();
  let stopped = false;
  const followed = await followChanges(parts, (error) => {
    parts.log.warn({ err: error }, 'the change stream broke; asking once a second instead');
    if (!stopped) stop = pollChanges(parts);
  });
  parts.log.info({ by: followed ? 'change stream' : 'one query a second' }, 'live pages follow the store');
  stop = followed ?? pollChanges(parts);
  return () => {
    stopped = true;
    return stop();
  };
};
