// The piles on the dispatcher's desk: which statuses lie on each, and what is said where one is empty.
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { EmptyStateView } from '../views/component-views.ts';

/** One pile. `code` stands in addresses. */
export interface DispatchTab {
  readonly code: string;
  readonly text: string;
  readonly statuses: readonly TicketStatus[];
  readonly empty: EmptyStateView;
}

/** All piles; the first is the one the desk opens with. */
export const dispatchTabs = [
  {
    code: 'new',
    text: '待派',
    statuses: ['registered', 'awaitingDispatch'],
    empty: { icon: 'inbox', title: '没有待派的件', text: '新件到了会自己出现在这里' },
  },
  {
    code: 'returned',
    text: '退回',
    statuses: ['returnReview'],
    empty: { icon: 'arrow-back-up', title: '没有退回的件', text: '单位退回的件会出现在这里，由您审核' },
  },
  {
    code: 'consulted',
    text: '会商',
    statuses: ['consultation'],
    empty: { icon: 'scale', title: '没有会商中的件', text: '提请会商的件在议定前都在这里' },
  },
  {
    code: 'waiting',
    text: '待补充',
    statuses: ['awaitingInfo'],
    empty: { icon: 'hourglass', title: '没有等补充的件', text: '要求诉求人补充的件会出现在这里' },
  },
  {
    code: 'objected',
    text: '异议',
    statuses: ['objectionReview'],
    empty: { icon: 'scale', title: '没有待复核的异议', text: '诉求人对结果有异议时会出现在这里' },
  },
  {
    code: 'merged',
    text: '已并单',
    statuses: ['merged'],
    empty: { icon: 'users-group', title: '没有并入别件的单', text: '并错了的可以在这里拆分' },
  },
] as const satisfies readonly DispatchTab[];

const [firstTab] = dispatchTabs;

/** The pile of this code; the first one for anything else, as an address may be old. */
export const findTab = (code: unknown): DispatchTab => dispatchTabs.find((tab) => tab.code === code) ?? firstTab;

/** The pile on which tickets of this status lie; undefined for those that are on nobody's pile here. */
export const tabOf = (status: TicketStatus): DispatchTab | undefined =>
  dispatchTabs.find((tab: DispatchTab) => tab.statuses.includes(status));
