// Says whether a guard of the transition table holds.
import { findOpenClock, lastClock } from './clock-book.ts';
import type { ClockName } from './clock-names.ts';
import type { AssistTask, Clock, Counters, Instant } from './ticket.ts';
import type { TicketStatus } from './ticket-status.ts';
import type { ClockCondition, Guard } from './transition-grammar.ts';

/**
 * All that a guard may look at. `task` is the one that the command names; `at` the instant at which our server received
 * it: what came in time counts as in time also where the clock fired first, and what came late is late even if it did not.
 */
export interface Circumstances {
  readonly status: TicketStatus;
  readonly counters: Counters;
  readonly clocks: readonly Clock[];
  readonly tasks: readonly AssistTask[];
  readonly task: number | null;
  readonly at?: Instant;
}

/** How many clocks are red. */
export const countOver = (clocks: readonly Clock[]): number => clocks.filter((clock) => clock.state === 'red').length;

const TASK_CLOCKS: readonly ClockName[] = ['assist', 'assistReview'];

/** Still in time: by the instant of receipt if there is one, else by whether the clock runs. */
const isOn = (clock: Clock | undefined, at: Instant | undefined): boolean => {
  if (clock?.state !== 'running' && (at === undefined || (clock?.state !== 'red' && clock?.state !== 'lapsed'))) {
    return false;
  }
  return at === undefined || at <= clock.dueAt;
};

/** Late is late, whether or not its due instant was fired yet: 降级 washes nothing off. */
const isOver = (clock: Clock | undefined, at: Instant | undefined): boolean =>
  clock?.state === 'red' || (clock?.state === 'running' && at !== undefined && at > clock.dueAt);

const clockIs = (state: Exclude<ClockCondition, 'on'>, clock: Clock | undefined, at: Instant | undefined): boolean => {
  switch (state) {
    case 'open':
      return clock !== undefined;
    case 'over':
      return clock?.state === 'red';
    case 'notOver':
      return !isOver(clock, at);
    case 'off':
      return clock === undefined;
  }
};

const compare = (op: '=' | '<' | '!=', actual: number | string, values: readonly (number | string)[]): boolean => {
  if (op === '=') return values.includes(actual);
  return op === '<' ? actual < (values[0] ?? 0) : !values.includes(actual) && actual !== '';
};

/** True if the guard holds in these circumstances. */
export const holds = (guard: Guard, now: Circumstances): boolean => {
  switch (guard.is) {
    case 'counter':
      return compare(guard.op, now.counters[guard.name], guard.values);
    case 'any':
      return guard.names.some((name) => now.counters[name] !== 0);
    case 'clock': {
      const task = TASK_CLOCKS.includes(guard.clock) ? now.task : null;
      if (guard.state === 'on') return isOn(lastClock(now.clocks, guard.clock, task), now.at);
      return clockIs(guard.state, findOpenClock(now.clocks, guard.clock, task), now.at);
    }
    case 'status':
      return guard.statuses.includes(now.status);
    case 'task':
      return guard.values.includes(now.tasks.find((task) => task.i === now.task)?.a ?? 0);
    case 'assistsClosed':
      return now.tasks.every((task) => task.a === 0);
    case 'noOver':
      return countOver(now.clocks) === 0;
    case 'someOver':
      return countOver(now.clocks) > 0;
    case 'soleOver':
      return countOver(now.clocks) === 1;
  }
};
