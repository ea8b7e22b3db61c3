// Which clock asks next, and when. The workflow sleeps until then; nothing polls.
import { findOpenClock } from './clock-book.ts';
import { clockKind } from './clock-names.ts';
import type { Clock, Instant, TicketState } from './ticket.ts';

/** The next step of a clock: its key, the index of the step among the clock's steps, and the instant it is wanted. */
export interface NextDue {
  readonly clock: string;
  readonly step: number;
  readonly at: Instant;
}

/** 悬: the finish of a ticket that is submitted, or whose extension is undecided, does not fire; its due does not move. */
export const isHeld = (clock: Clock, state: Pick<TicketState, 'status' | 'clocks'>): boolean =>
  clock.name === 'finish' &&
  (state.status === 'awaitingApproval' || findOpenClock(state.clocks, 'extension') !== undefined);

/** Only duties climb the ladder; the end of a right or a row of the table has its one instant. */
const firstStep = (clock: Clock): number => {
  const { onDue } = clockKind(clock.name);
  const last = clock.steps.length - 1;
  return onDue === 'row' || onDue === 'lapse' ? last : Math.min(clock.fired, last);
};

/** The earliest step that has not fired yet of all running clocks; undefined if no clock runs. */
export const nextDue = (state: TicketState): NextDue | undefined =>
  state.clocks
    .filter((clock) => clock.state === 'running' && clock.steps.length > 0 && !isHeld(clock, state))
    .map((clock): NextDue => ({
      clock: clock.key,
      step: firstStep(clock),
      at: clock.steps[firstStep(clock)] ?? clock.dueAt,
    }))
    .sort((a, b) => (a.at === b.at ? a.clock.localeCompare(b.clock) : a.at < b.at ? -1 : 1))[0];
