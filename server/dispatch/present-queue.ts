// The queue: each row already says to whom the ticket would go, so that most need one glance and one key.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { choices } from '../../workflows/domain/action-forms.ts';
import { watchOf } from '../../workflows/domain/ticket-status.ts';
import type { Clock, TicketState } from '../../workflows/domain/ticket.ts';
import { findNearestClock, presentTicketClock } from '../tickets/present-clock.ts';
import { presentPills } from '../tickets/present-pills.ts';
import type { PillSource } from '../tickets/present-pills.ts';
import { presentBadges } from '../tickets/present-ticket.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import type { EmptyStateView, PileRow } from '../views/component-views.ts';
import { createPlan } from './dispatch-plan.ts';
import type { DispatchTab } from './dispatch-tabs.ts';
import { dispatchTabs } from './dispatch-tabs.ts';

/** The left column of the desk. */
export interface QueueView {
  readonly rows: readonly PileRow[];
  readonly empty: EmptyStateView;
  readonly more: string | null;
}

const channels = {
  web: '网上',
  phone: '来电',
  wechat: '微信',
  qr: '扫码',
  counter: '窗口',
  linked: '联网转来',
  replay: '导入',
} as const;

const proposedWords = (record: TicketRecord, knowledge: Knowledge, { unitName }: Wording): string => {
  const { lead, assists, proposal } = createPlan(record, knowledge);
  return [
    `→ ${unitName(lead)} 主办`,
    ...(assists.length > 0 ? [`${assists.map(unitName).join('、')} 协办`] : []),
    ...(proposal.basis === 'fallback' ? ['目录里没有，兜底'] : []),
    channels[record.intake.channel],
  ].join(' · ');
};

const suppliedWords = ({ counters, lead }: TicketState, { unitName }: Wording): string =>
  [
    lead === null ? undefined : unitName(lead),
    counters.returns > 0 ? `第 ${counters.returns} 次退回${counters.returns >= 2 ? '，再退即会商' : ''}` : undefined,
  ]
    .filter(Boolean)
    .join(' · ');

const metaOf = (record: TicketRecord, knowledge: Knowledge, wording: Wording): string =>
  record.state.status === 'registered' || record.state.status === 'awaitingDispatch'
    ? proposedWords(record, knowledge, wording)
    : suppliedWords(record.state, wording) || channels[record.intake.channel];

const isAsked = ({ name }: Clock): boolean => name !== 'archive' && name !== 'overall' && name !== 'returnWindow';

/** The clock of the step that this pile is about (受理, 退单审核, 会商 …), else the nearest duty. */
export const findDeskClock = (state: TicketState): Clock | undefined =>
  findNearestClock(state, ({ name }) => name === watchOf(state.status).watch) ??
  findNearestClock(state, isAsked) ??
  findNearestClock(state);

const rowOf = (record: TicketRecord, current: string | undefined, knowledge: Knowledge, wording: Wording): PileRow => {
  const { no, state, intake } = record;
  const clock = findDeskClock(state);
  const view = clock && presentTicketClock(clock, state, wording);
  const href = `/desk/dispatch/${no}`;
  return {
    id: `t-${no}`,
    title: intake.title,
    href,
    badges: presentBadges(state),
    meta: metaOf(record, knowledge, wording),
    hx: { get: href, target: '#detail' },
    ...(no === current && { current: true }),
    ...(view && { clock: withoutOwner(view), tone: view.tone }),
  };
};

// Every clock here is the dispatcher's own: saying so on each row would only hide the one that differs.
const withoutOwner = <View extends { readonly who?: string }>({ who: _who, ...view }: View): Omit<View, 'who'> => view;

/** The rows of one pile, in the order the store gave them: what falls due first on top. */
export const presentQueue = (
  page: { readonly records: readonly TicketRecord[]; readonly next: string | null },
  tab: DispatchTab,
  current: string | undefined,
  knowledge: Knowledge,
  wording: Wording,
): QueueView => ({
  rows: page.records.map((record) => rowOf(record, current, knowledge, wording)),
  empty: tab.empty,
  more: page.next === null ? null : `/desk/dispatch?tab=${tab.code}&after=${encodeURIComponent(page.next)}`,
});

const always = 3;

/** The piles as pills with their counts; the rarer ones only while something lies on them. */
export const presentTabs = (source: Omit<PillSource, 'path'>): object[] =>
  presentPills(dispatchTabs, { ...source, path: '/desk/dispatch' })
    .filter(({ count, current }, index) => index < always || count > 0 || current)
    .map(({ count, ...tab }) => ({ ...tab, ...(count > 0 && { count }) }));

/** 投诉 and the other types as choices, the present one chosen. */
export const presentTypes = (type: string): object[] =>
  choices.type.map(([value, text]) => ({ value, text, selected: value === type }));
