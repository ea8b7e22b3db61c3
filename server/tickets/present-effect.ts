// What will happen when a form is sent, said before it is: which clocks start, which stop, and where the ticket goes.
import { clockKind } from '../../workflows/domain/clock-names.ts';
import { applyRow, chooseRow } from '../../workflows/domain/decide.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import { statusName } from '../../workflows/domain/ticket-status.ts';
import type { Actor, ClockFact, Command, TicketState } from '../../workflows/domain/ticket.ts';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import { presentInstant } from '../views/present-time.ts';

const nameOf = ({ clock }: ClockFact): string => clockKind(clock.name).zh;
const silent: readonly string[] = ['archive'];

const clockWords = (facts: readonly ClockFact[], now: Date): string[] => {
  const told = facts.filter(({ clock }) => !silent.includes(clock.name));
  const started = told
    .filter((fact) => fact.do === 'start')
    .map((fact) => `${nameOf(fact)}须在${presentInstant(new Date(fact.clock.dueAt), now)}前`);
  const paused = told.filter((fact) => fact.do === 'pause').map(nameOf);
  return [
    ...(started.length > 0 ? [started.join('，')] : []),
    ...(paused.length > 0 ? [`${paused.join('、')}暂停计时`] : []),
  ];
};

/** Instants that the form itself sets cannot be foretold before it is filled in. */
const isForetold = (action: AvailableAction): boolean =>
  !action.form.some((field) => field.kind === 'instant' && field.required);

const previewOf = (action: AvailableAction, by: Actor, now: Date): Command => ({
  id: 'preview',
  action: action.action,
  by,
  receivedAt: now.toISOString(),
  said: {},
  ...(action.task !== null && { task: action.task }),
});

/** The status that an action leads to, in words; undefined where the ticket stays where it is, or the action is refused. */
export const presentMove = (state: TicketState, action: AvailableAction, by: Actor, now: Date): string | undefined => {
  const row = chooseRow(state, action.action, action.task ?? undefined);
  if ('code' in row) return undefined;
  const { to } = applyRow(state, previewOf(action, by, now), row);
  return to === state.status ? undefined : statusName(to);
};

/** One sentence about the effect of an action at `now`; empty where nothing but a note would change. */
export const presentEffect = (
  state: TicketState,
  action: AvailableAction,
  by: Actor,
  timing: Timing,
  now: Date,
): string => {
  const row = chooseRow(state, action.action, action.task ?? undefined);
  if ('code' in row || !isForetold(action)) return '';
  const event = freezeDeadlines(state, applyRow(state, previewOf(action, by, now), row), timing);
  const moved = event.to === state.status ? [] : [`工单转为“${statusName(event.to)}”`];
  const parts = [...moved, ...clockWords(event.clocks, now)];
  return parts.length > 0 ? `${parts.join('；')}。` : '';
};
