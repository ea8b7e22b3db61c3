// The one large action of a page: what this person should do next on the ticket, and the clock that it stops.
import { availableActions } from '../../workflows/domain/available-actions.ts';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import { chooseRow } from '../../workflows/domain/decide.ts';
import { rolesOn } from '../../workflows/domain/standing.ts';
import { isInHand } from '../../workflows/domain/ticket-status.ts';
import type { Actor, Clock, TicketState } from '../../workflows/domain/ticket.ts';
import { rowsFor } from '../../workflows/domain/transition-grammar.ts';
import type { IconName } from '../views/icon-names.ts';
import { findNearestClock } from './present-clock.ts';

/** The next step in words; `clock` is what it stops, `blocked` that something is missing still (the form says what). */
export interface NextStep {
  readonly action: string;
  readonly text: string;
  readonly icon: IconName;
  readonly href: string;
  readonly clock: Clock | undefined;
  readonly blocked: boolean;
}

interface StepWords {
  readonly text: string;
  readonly icon: IconName;
}

/** In the order in which a ticket wants them; the first that this person may take is the next step. */
const order: readonly (readonly [action: string, StepWords])[] = [
  ['approve', { text: '看结果，审批', icon: 'clipboard-check' }],
  ['sign', { text: '签收', icon: 'check' }],
  ['contactForUnit', { text: '代单位联系', icon: 'phone' }],
  ['contact', { text: '打给他，记联系', icon: 'phone' }],
  ['arrive', { text: '我已到场，拍照', icon: 'map-pin-check' }],
  ['feedback', { text: '写首次反馈', icon: 'message-plus' }],
  ['answerOrder', { text: '答复督办单', icon: 'gavel' }],
  ['handled', { text: '处理完毕', icon: 'circle-check' }],
  ['submit', { text: '上报结果', icon: 'send' }],
  ['assistAnswer', { text: '写协办意见', icon: 'message-plus' }],
  ['reportMilestone', { text: '报告进展', icon: 'flag' }],
  ['accept', { text: '受理', icon: 'check' }],
  ['dispatch', { text: '派单', icon: 'send' }],
  ['agreeReturn', { text: '同意退单', icon: 'arrow-back-up' }],
  ['assistUphold', { text: '审协办退回', icon: 'scale' }],
  ['ruleOther', { text: '写会商裁定', icon: 'gavel' }],
  ['approveExtension', { text: '审延期', icon: 'hourglass' }],
  ['passCheck', { text: '审核办结', icon: 'clipboard-check' }],
  ['satisfied', { text: '记回访结果', icon: 'phone-call' }],
  ['confirmUnreasonable', { text: '复核不合理', icon: 'scale' }],
  ['closeUnresolved', { text: '裁定', icon: 'gavel' }],
  ['dismissObjection', { text: '复核异议', icon: 'scale' }],
  ['confirmHandover', { text: '记对方已接', icon: 'phone-call' }],
  ['strikeOff', { text: '督办单销号', icon: 'check' }],
  ['issueOrder', { text: '发督办单', icon: 'gavel' }],
];

/** Which clocks the action stops from here: the nearest of them is the reason for its turn. */
const stoppedClock = (state: TicketState, action: string, task: number | null): Clock | undefined => {
  const names = new Set(
    rowsFor(state.status, action).flatMap((row) =>
      row.clocks.filter(({ verb }) => verb === 'stop').map(({ clock }) => clock),
    ),
  );
  if (action === 'submit') names.add('finish');
  return findNearestClock(
    state,
    (clock) => names.has(clock.name) && (clock.task === null || task === null || clock.task === task),
  );
};

const hrefOf = (state: TicketState, action: string, task: number | null): string =>
  `/tickets/${state.no}/actions/${action}${task === null ? '' : `?task=${task}`}`;

/** On a secret ticket the centre makes the contact. 处理完毕 is owed only where the result has a clock of its own; 发督办单 is a next step only for a draft or a red clock. */
const isWorthwhile = (state: TicketState, action: string): boolean => {
  if (action === 'contact') return !state.demand.secret;
  if (action === 'contactForUnit') return state.demand.secret;
  if (action === 'handled') return state.counters.urg === 1;
  if (action === 'issueOrder') return state.counters.sup === 3;
  return true;
};

const stepOf = (
  state: TicketState,
  action: string,
  task: number | null,
  words: StepWords,
  blocked = false,
): NextStep => ({
  action,
  ...words,
  href: hrefOf(state, action, task),
  clock: stoppedClock(state, action, task),
  blocked,
});

/** A submission that is not possible yet: its form is the list of what is missing, open to the handler all the time. */
export const findBlockedSubmit = (state: TicketState, actor: Actor): NextStep | undefined =>
  isInHand(state.status) && rolesOn(actor, state).has('handler') && 'code' in chooseRow(state, 'submit')
    ? stepOf(state, 'submit', null, { text: '上报结果', icon: 'send' }, true)
    : undefined;

/** What this person should do next, if anything; `actions` saves asking for them again. */
export const findNextStep = (
  state: TicketState,
  actor: Actor,
  actions: readonly AvailableAction[] = availableActions(state, actor),
): NextStep | undefined => {
  for (const [action, words] of order) {
    const found = actions.find((one) => one.action === action && isWorthwhile(state, action));
    if (found) return stepOf(state, action, found.task, words);
  }
  return findBlockedSubmit(state, actor);
};
