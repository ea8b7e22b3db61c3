// Who may be a parent (并单, §6 rule 4): how a ticket stands towards a child that joins it, or wants to.
import { HANDED_OVER } from './changes.ts';
import { isEarlier } from './ids.ts';
import type { TicketNo } from './ids.ts';
import type { TicketStatus } from './ticket-status.ts';
import { statusName } from './ticket-status.ts';
import type { TicketState } from './ticket.ts';

const gone: readonly TicketStatus[] = ['withdrawn', 'declined', 'transferred'];

/** 异议复核 is open, but what the child wants to know stands behind it: how the ticket had ended, if it had. */
const endOf = ({ status, counters }: TicketState): TicketStatus => {
  if (status !== 'objectionReview' || counters.back === '') return status;
  if (counters.back !== 'merged') return counters.back;
  return counters.par === 2 ? 'withdrawn' : counters.par === 1 ? 'closed' : 'merged';
};

/** Withdrawn, declined or handed over: there is no answer that a child could be given, now or later. */
export const isGone = (state: TicketState): boolean =>
  gone.includes(endOf(state)) || (endOf(state) === 'closed' && state.outcome === HANDED_OVER);

/** 提级裁定 after a check that failed (K6): what was submitted last was never published. */
const isUnpublished = ({ status, clocks }: TicketState): boolean =>
  status === 'finalReview' &&
  clocks.findLastIndex(({ name }) => name === 'check') >
    clocks.findLastIndex(({ name }) => name === 'callback' || name === 'archive');

/** True where no row takes a child in and yet there is nothing to tell it: it is kept in the list until there is. */
export const keepsChild = (state: TicketState): boolean =>
  (state.status === 'objectionReview' && endOf(state) === 'merged') || isUnpublished(state);

/** Why no ticket of this number may be the parent of `child`; the later joins the earlier, so that no circle can be. */
export const refuseParentNo = (child: TicketNo, parent: TicketNo): string | undefined => {
  if (parent === child) return '不能把工单并入它自己';
  return isEarlier(parent, child) ? undefined : '只能并入比本单更早的工单';
};

/**
 * Why `child` may not be merged into this parent, in a sentence; undefined if it may. What is open takes a child in, what
 * was answered answers it at once; what is gone would only send it back, and an archived ticket changes no more.
 */
export const refuseParent = (child: TicketNo, parent: TicketState): string | undefined => {
  const wrongNo = refuseParentNo(child, parent.no);
  if (wrongNo !== undefined) return wrongNo;
  if (parent.status === 'archived') return `${parent.no} 已归档，不能再并入；本单请单独办理`;
  const how = parent.outcome === HANDED_OVER ? HANDED_OVER : statusName(endOf(parent));
  return isGone(parent) ? `${parent.no} ${how}，不会再有答复，不能并入；本单请单独办理` : undefined;
};
