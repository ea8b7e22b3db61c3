// What a clock does when one of its steps is due. Never refused: a step that is no longer wanted is recorded as such.
import { openClockBook } from './clock-book.ts';
import { clockKind } from './clock-names.ts';
import { applyRow, chooseRow } from './decide.ts';
import type { DraftEvent } from './decide.ts';
import { isHeld } from './next-due.ts';
import { climb, superviseRed } from './supervision.ts';
import type { Actor, Clock, Command, Instant, TicketState } from './ticket.ts';
import { createWork } from './work.ts';

/** In whose name clocks and jobs act. */
export const SYSTEM: Actor = { id: 'system', name: '系统', roles: ['system'], unit: null };

/** The command by which a clock reports a step. Its id names clock and step, so that it counts once. */
export const clockDueCommand = (clock: string, step: number, at: Instant): Command => ({
  id: `due:${clock}:${step}`,
  action: 'clockDue',
  by: SYSTEM,
  receivedAt: at,
  said: {},
  clock,
});

/** Index of the highest step whose instant has come; -1 if none. */
const highestPassed = (clock: Clock, at: Instant): number => clock.steps.findLastIndex((instant) => instant <= at);

const notNeeded = (state: TicketState, command: Command): DraftEvent =>
  createWork(state, command, openClockBook(state, command.receivedAt)).finish({ id: 'STEP' }, state.status);

const fireStep = (state: TicketState, command: Command, clock: Clock, step: number): DraftEvent => {
  const book = openClockBook(state, command.receivedAt);
  book.change(clock, 'step', { fired: step + 1 });
  return createWork(state, command, book).finish({ id: 'STEP' }, state.status);
};

/** A row of the table fires; where none fits, the clock has merely run out. */
const fireRow = (state: TicketState, command: Command, clock: Clock): DraftEvent => {
  const action = `due:${clock.name}`;
  const row = chooseRow(state, action);
  const ended: TicketState = {
    ...state,
    clocks: state.clocks.map((one) => (one.key === clock.key ? lapsed(clock, command.receivedAt) : one)),
  };
  const draft = 'code' in row ? notNeeded(ended, command) : applyRow(ended, { ...command, action }, row);
  const patch = { state: 'lapsed' as const, endedAt: command.receivedAt, fired: clock.steps.length };
  return { ...draft, clocks: [{ do: 'lapse', key: clock.key, patch }, ...draft.clocks] };
};

const lapsed = (clock: Clock, at: Instant): Clock => ({
  ...clock,
  state: 'lapsed',
  endedAt: at,
  fired: clock.steps.length,
});

const fireDue = (state: TicketState, command: Command, clock: Clock): DraftEvent => {
  const { onDue } = clockKind(clock.name);
  if (onDue === 'row') return fireRow(state, command, clock);
  const book = openClockBook(state, command.receivedAt);
  const work = createWork(state, command, book);
  const fired = clock.steps.length;
  if (onDue === 'lapse') {
    book.change(clock, 'lapse', { state: 'lapsed', endedAt: command.receivedAt, fired });
  } else if (onDue === 'recur') {
    book.change(clock, 'breach', { state: 'late', endedAt: command.receivedAt, fired });
    climb(work, clock.name as 'supervise' | 'strikeOff');
  } else {
    book.change(clock, 'breach', { state: 'red', fired });
    superviseRed(work, { ...clock, state: 'red' });
  }
  return work.finish({ id: 'STEP' }, state.status);
};

/**
 * Decides a clock's step: asks again whether the clock still runs, fires only the highest step passed (the lower ones are
 * passed over by the same event), and otherwise records that the step was not needed.
 */
export const decideDue = (state: TicketState, command: Command): DraftEvent => {
  const clock = state.clocks.find((one) => one.key === command.clock);
  if (!clock || clock.state !== 'running' || isHeld(clock, state)) return notNeeded(state, command);
  const step = highestPassed(clock, command.receivedAt);
  if (step < 0 || step < clock.fired) return notNeeded(state, command);
  return step === clock.steps.length - 1 ? fireDue(state, command, clock) : fireStep(state, command, clock, step);
};
