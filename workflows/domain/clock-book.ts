// The clocks of one ticket while a command is decided. It writes down what is done to each; the due instants themselves
// are computed later from the office's table and calendar (freeze-deadlines.ts), because a decision must not read either.
import { clockKind } from './clock-names.ts';
import type { ClockName } from './clock-names.ts';
import type { DeadlineFacts } from './deadlines.ts';
import type { Clock, ClockFact, Instant, TicketState } from './ticket.ts';
import type { Limit } from './working-time.ts';

/** The limit that sets a due instant. `again`: a redo or failed check gets its share; `plus`: another limit is added. */
export interface LimitOf {
  readonly clock: ClockName;
  readonly facts: DeadlineFacts;
  readonly again?: boolean;
  readonly plus?: ClockName;
}

/** How a due instant is to be computed. */
export type DueWord =
  | { readonly by: 'limit'; readonly from: Instant; readonly of: LimitOf; readonly neverLater?: boolean }
  | { readonly by: 'pause'; readonly pausedAt: Instant; readonly resumedAt: Instant }
  | { readonly by: 'extend'; readonly extra: Limit }
  | { readonly by: 'instant'; readonly at: Instant }
  | { readonly by: 'share'; readonly from: Instant; readonly of: LimitOf };

/** One line for a ledger, its due instant still open. `base` begins a new clock, `copyOf` a successor of another. */
export interface ClockOrder {
  readonly do: ClockFact['do'];
  readonly key: string;
  readonly base?: Clock;
  readonly copyOf?: string;
  readonly patch: Partial<Clock>;
  readonly due?: DueWord;
}

/** A clock counts as open while its duty stands: running, paused or red. */
export const isOpenClock = (clock: Clock): boolean =>
  clock.state === 'running' || clock.state === 'paused' || clock.state === 'red';

/** The open clock of this name (and task), if there is one. */
export const findOpenClock = (
  clocks: readonly Clock[],
  name: ClockName,
  task: number | null = null,
): Clock | undefined => clocks.find((clock) => clock.name === name && clock.task === task && isOpenClock(clock));

/** The latest clock of this name (and task), open or not. */
export const lastClock = (clocks: readonly Clock[], name: ClockName, task: number | null = null): Clock | undefined =>
  clocks.findLast((clock) => clock.name === name && clock.task === task);

/** The clocks of a ticket, to be changed within one decision; `orders` is what was done, in order. */
export interface ClockBook {
  readonly orders: ClockOrder[];
  clocks(): readonly Clock[];
  open(name: ClockName, task?: number | null): Clock | undefined;
  start(
    name: ClockName,
    where: { unit: string | null; task?: number | null; dispatch: number; round: number },
    due: DueWord,
  ): void;
  change(clock: Clock, verb: ClockFact['do'], patch: Partial<Clock>, due?: DueWord): void;
  /** Gives the clock a later or earlier due (or none but its old one) under a new serial, so that its steps are told anew. */
  succeed(clock: Clock, verb: ClockFact['do'], due?: DueWord, startedAt?: Instant): void;
}

const keyOf = (clock: Pick<Clock, 'name' | 'task' | 'unit' | 'dispatch' | 'round' | 'serial'>): string =>
  [
    clock.name + (clock.task === null ? '' : `#${clock.task}`),
    clock.unit ?? '-',
    clock.dispatch,
    clock.round,
    clock.serial,
  ].join('/');

const nextSerial = (clocks: readonly Clock[], name: ClockName, task: number | null): number =>
  clocks.filter((clock) => clock.name === name && clock.task === task).length;

/** Opens the book of a ticket at the instant of a command. */
export const openClockBook = (state: TicketState, at: Instant): ClockBook => {
  const orders: ClockOrder[] = [];
  let clocks = [...state.clocks];
  const put = (clock: Clock): void => {
    clocks = [...clocks.filter((other) => other.key !== clock.key), clock];
  };
  const change: ClockBook['change'] = (clock, verb, patch, due) => {
    put({ ...clock, ...patch });
    orders.push({ do: verb, key: clock.key, patch, ...(due && { due }) });
  };
  const open: ClockBook['open'] = (name, task = null) => findOpenClock(clocks, name, task);
  return {
    orders,
    clocks: () => clocks,
    open,
    change,
    start(name, { unit, task = null, dispatch, round }, due) {
      const running = open(name, task);
      if (running) change(running, 'cancel', { state: 'replaced', endedAt: at });
      const serial = nextSerial(clocks, name, task);
      const identity = { name, task, unit, dispatch, round, serial };
      const base: Clock = {
        ...identity,
        key: keyOf(identity),
        state: 'running',
        startedAt: at,
        dueAt: at,
        steps: [],
        fired: 0,
        counts: 'minute',
        length: 0,
        rule: '',
        provisional: false,
        pausedAt: null,
        endedAt: null,
      };
      put(base);
      orders.push({ do: 'start', key: base.key, base, patch: {}, due });
    },
    succeed(clock, verb, due, startedAt = clock.startedAt) {
      change(clock, verb, { state: 'replaced', endedAt: at });
      const serial = nextSerial(clocks, clock.name, clock.task);
      const key = keyOf({ ...clock, serial });
      const patch = { key, serial, startedAt, state: 'running' as const, fired: 0, pausedAt: null, endedAt: null };
      put({ ...clock, ...patch });
      orders.push({ do: verb, key, copyOf: clock.key, patch, ...(due && { due }) });
    },
  };
};

/** True where the due instant ends in red and a duty (rather than a right, or a row of the table). */
export const turnsRed = (name: ClockName): boolean => {
  const { onDue } = clockKind(name);
  return onDue === 'issue' || onDue === 'draft';
};
