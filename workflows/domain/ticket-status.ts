// The statuses of a ticket. Codes stand in event logs for ever: never rename one.

/**
 * Every status: its code, its Chinese name, whether a person or a clock must still move it (open) or not, the role that
 * must move it next, and the clock that watches over that move.
 */
export const ticketStatuses = [
  { code: 'registered', zh: '待审核', group: 'open', mover: 'dispatcher', watch: 'triage' },
  { code: 'awaitingInfo', zh: '待补充', group: 'open', mover: 'citizen', watch: 'supplement' },
  { code: 'awaitingDispatch', zh: '待派单', group: 'open', mover: 'dispatcher', watch: 'dispatch' },
  { code: 'awaitingSign', zh: '待签收', group: 'open', mover: 'liaison', watch: 'sign' },
  { code: 'handling', zh: '办理中', group: 'open', mover: 'handler', watch: 'finish' },
  { code: 'redoing', zh: '重办中', group: 'open', mover: 'handler', watch: 'finish' },
  { code: 'supervised', zh: '督办办理', group: 'open', mover: 'handler', watch: 'finish' },
  { code: 'returnReview', zh: '退单审核', group: 'open', mover: 'dispatcher', watch: 'returnReview' },
  { code: 'consultation', zh: '会商', group: 'open', mover: 'chair', watch: 'consult' },
  { code: 'awaitingApproval', zh: '待单位审批', group: 'open', mover: 'deptLeader', watch: 'approval' },
  { code: 'checking', zh: '待审核办结', group: 'open', mover: 'checker', watch: 'check' },
  { code: 'awaitingCallback', zh: '待回访', group: 'open', mover: 'callbackClerk', watch: 'callback' },
  { code: 'secondOpinion', zh: '不合理复核', group: 'open', mover: 'shiftLead', watch: 'ruling' },
  { code: 'finalReview', zh: '提级裁定', group: 'open', mover: 'chair', watch: 'final' },
  { code: 'onLedger', zh: '挂账', group: 'open', mover: 'handler', watch: 'milestone' },
  { code: 'merged', zh: '已并单', group: 'open', mover: 'dispatcher', watch: 'overall' },
  { code: 'objectionReview', zh: '异议复核', group: 'open', mover: 'dispatcher', watch: 'objection' },
  { code: 'transferred', zh: '已转紧急热线', group: 'open', mover: 'operator', watch: 'handover' },
  { code: 'answered', zh: '直办办结·待评价', group: 'ended', mover: 'citizen', watch: 'rating' },
  { code: 'declined', zh: '不予受理（已告知）', group: 'ended', mover: 'system', watch: 'archive' },
  { code: 'withdrawn', zh: '已撤诉', group: 'ended', mover: 'system', watch: 'archive' },
  { code: 'closed', zh: '已办结', group: 'ended', mover: 'system', watch: 'archive' },
  { code: 'closedExplained', zh: '已办结（解释）', group: 'ended', mover: 'system', watch: 'archive' },
  { code: 'archived', zh: '已归档', group: 'end', mover: null, watch: null },
] as const;

/** The code of one status. */
export type TicketStatus = (typeof ticketStatuses)[number]['code'];

const codesOf = (...groups: string[]): TicketStatus[] =>
  ticketStatuses.filter((status) => groups.includes(status.group)).map((status) => status.code);

const without = (all: TicketStatus[], ...some: TicketStatus[]): TicketStatus[] =>
  all.filter((status) => !some.includes(status));

const OPEN = codesOf('open');

/** Named sets of statuses, as the rows of the transition table use them. */
export const statusGroups: Readonly<Record<string, readonly TicketStatus[]>> = {
  OPEN,
  ANY: codesOf('open', 'ended'),
  OPENW: without(OPEN, 'awaitingCallback', 'secondOpinion', 'finalReview', 'objectionReview', 'transferred'),
  ADDABLE: without(OPEN, 'awaitingInfo'),
  inHand: ['handling', 'redoing', 'supervised'],
};

/** True while some person or clock must still move the ticket towards an end. */
export const isOpen = (status: TicketStatus): boolean => OPEN.includes(status);

/** True while the lead has the ticket in hand, whatever the round. */
export const isInHand = (status: TicketStatus): boolean => (statusGroups['inHand'] ?? []).includes(status);

/** 办理中, 重办中 or 督办办理 by the redo round (0; 1–2; 3): one group with the same rows. */
export const inHandStatus = (round: number): TicketStatus =>
  round === 0 ? 'handling' : round < 3 ? 'redoing' : 'supervised';

/** Who must move a ticket of this status, and the clock that watches; both null once it is archived. */
export const watchOf = (code: TicketStatus): Pick<(typeof ticketStatuses)[number], 'mover' | 'watch'> => {
  const found = ticketStatuses.find((status) => status.code === code);
  if (!found) throw new Error(`no status is called ${code}`);
  return found;
};

/** The Chinese name of a status. */
export const statusName = (code: TicketStatus): string =>
  ticketStatuses.find((status) => status.code === code)?.zh ?? code;
