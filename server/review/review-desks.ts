// The desks where a second pair of eyes decides: check, callback, second opinion, 会商. They differ in data alone.
import type { Role } from '../../workflows/domain/roles.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { EmptyStateView } from '../views/component-views.ts';

/** One pile of a desk. */
export interface ReviewTab {
  readonly code: string;
  readonly text: string;
  readonly statuses: readonly TicketStatus[];
  readonly empty: EmptyStateView;
}

/** What can be done on a desk with one key. `quick`: nothing need be filled in, so the key itself does it. */
export interface ReviewKey {
  readonly action: string;
  readonly key: string;
  readonly quick?: true;
  /** What the button says where the row's own label would not tell it from its neighbour. */
  readonly text?: string;
  readonly tone?: 'primary';
}

/** A desk: who sits there, which piles lie on it, which keys it has, what is read out or weighed there. */
export interface ReviewDesk {
  readonly path: string;
  readonly title: string;
  readonly role: Role;
  readonly tabs: readonly ReviewTab[];
  readonly keys: readonly ReviewKey[];
  /** A script to read from, with branches; only where somebody is called. */
  readonly script?: readonly string[];
}

/** All desks of this kind. */
export const reviewDesks: readonly ReviewDesk[] = [
  {
    path: '/desk/check',
    title: '办结审核',
    role: 'checker',
    tabs: [
      {
        code: 'check',
        text: '待审核',
        statuses: ['checking'],
        empty: { icon: 'clipboard-check', title: '没有待审核的件', text: '单位审批过的结果会出现在这里' },
      },
      {
        code: 'object',
        text: '异议复核',
        statuses: ['objectionReview'],
        empty: { icon: 'scale', title: '没有待复核的异议', text: '诉求人对结果有异议时会出现在这里' },
      },
    ],
    keys: [
      { action: 'passCheck', key: 'Enter', quick: true, tone: 'primary' },
      { action: 'failCheck', key: 'F' },
      { action: 'failCheckContact', key: 'C', text: '联系不实，退回' },
      { action: 'upholdObjection', key: 'Y' },
      { action: 'dismissObjection', key: 'N' },
    ],
  },
  {
    path: '/desk/callback',
    title: '回访',
    role: 'callbackClerk',
    tabs: [
      {
        code: 'callback',
        text: '待回访',
        statuses: ['awaitingCallback'],
        empty: { icon: 'phone', title: '没有待回访的件', text: '审核通过的件会出现在这里，最先到期的在最上面' },
      },
    ],
    keys: [
      { action: 'satisfied', key: '1', quick: true, tone: 'primary' },
      { action: 'unsatisfied', key: '2' },
      { action: 'tryFailed', key: '3', quick: true },
      { action: 'unreachable', key: '3', quick: true },
      { action: 'cannotJudge', key: '4', quick: true },
      { action: 'skipCallback', key: '5' },
      { action: 'proposeUnreasonable', key: '6' },
    ],
    script: [
      '您好，这里是 12345 热线，想回访您反映的“{title}”。现在方便吗？',
      '{lead}联系过您吗？问题解决了吗？',
      '对办理的态度、速度、结果满意吗？',
      '不满意：请问是哪一项？说清哪一项，我们据此退回重办。',
      '不方便：请问什么时候再打给您合适？',
    ],
  },
  {
    path: '/desk/shift',
    title: '班长复核',
    role: 'shiftLead',
    tabs: [
      {
        code: 'second',
        text: '不合理复核',
        statuses: ['secondOpinion'],
        empty: { icon: 'users', title: '没有待复核的件', text: '回访员拟判“不合理”的件会出现在这里，由第二个人定' },
      },
      {
        code: 'transferred',
        text: '转紧急热线',
        statuses: ['transferred'],
        empty: { icon: 'urgent', title: '没有转出未接的件', text: '转给 110/119/120 还没有回执的件会出现在这里' },
      },
    ],
    keys: [
      { action: 'confirmUnreasonable', key: 'Y' },
      { action: 'denyUnreasonable', key: 'N', tone: 'primary' },
    ],
  },
  {
    path: '/desk/consult',
    title: '会商',
    role: 'chair',
    tabs: [
      {
        code: 'consult',
        text: '会商',
        statuses: ['consultation'],
        empty: { icon: 'scale', title: '没有会商的件', text: '三次退回或提请会商的件会出现在这里' },
      },
      {
        code: 'final',
        text: '提级裁定',
        statuses: ['finalReview'],
        empty: { icon: 'gavel', title: '没有提级裁定的件', text: '督办办理后仍不满意的件会出现在这里' },
      },
    ],
    keys: [
      { action: 'ruleOther', key: 'T' },
      { action: 'ruleStays', key: 'S' },
      { action: 'orderRedo', key: 'R' },
      { action: 'putOnLedger', key: 'G' },
      { action: 'closeUnresolved', key: 'C' },
    ],
  },
];

/** The tab of this code on the desk; its first one for anything else, as an address may be old. */
export const findReviewTab = (desk: ReviewDesk, code: unknown): ReviewTab => {
  const found = desk.tabs.find((tab) => tab.code === code) ?? desk.tabs[0];
  if (!found) throw new Error(`the desk ${desk.path} has no pile`);
  return found;
};
