// A decision has several answers (审批 or 退回修改); each page of one offers the others.
import { availableActions } from '../../workflows/domain/available-actions.ts';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import type { ClockName } from '../../workflows/domain/clock-names.ts';
import type { Actor, TicketState } from '../../workflows/domain/ticket.ts';
import { rows } from '../../workflows/domain/transition-grammar.ts';

/** The clocks that ask somebody to decide; actions that stop the same one are answers to the same question. */
const questions: readonly ClockName[] = [
  'approval',
  'check',
  'extension',
  'returnReview',
  'assistReview',
  'consult',
  'ruling',
  'final',
  'objection',
  'handover',
  'callback',
  'strikeOff',
];

const questionOf = ({ row }: AvailableAction): ClockName | undefined =>
  rows.find(({ id }) => id === row)?.clocks.find(({ verb, clock }) => verb === 'stop' && questions.includes(clock))
    ?.clock;

/** The other answers that this person may give to the question of `action`; none where it decides nothing. */
export const presentAlternatives = (
  state: TicketState,
  staff: Actor,
  action: AvailableAction,
): { readonly text: string; readonly href: string }[] => {
  const question = questionOf(action);
  if (question === undefined) return [];
  return availableActions(state, staff)
    .filter((other) => other.action !== action.action && other.task === action.task && questionOf(other) === question)
    .map((other) => ({
      text: other.zh,
      href: `/tickets/${state.no}/actions/${other.action}${other.task === null ? '' : `?task=${other.task}`}`,
    }));
};
