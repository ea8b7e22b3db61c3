// The inbox of a unit: a pile of clocks, nearest first, with three figures and the piles that wait for one post alone.
import type { Actor } from '../../workflows/domain/ticket.ts';
import { findNextStep } from '../tickets/next-step.ts';
import { presentTicketRow } from '../tickets/present-pile.ts';
import { sightOf } from '../tickets/sight.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import type { PileRow } from '../views/component-views.ts';

/** Which part of the inbox is shown; the words stand in the address. */
export const shows = ['all', 'late', 'risk', 'approve', 'returned'] as const;
export type Show = (typeof shows)[number];

/** The inbox ready to print. */
export interface UnitInbox {
  readonly figures: readonly {
    readonly value: number;
    readonly text: string;
    readonly href: string;
    readonly tone?: 'late' | 'risk';
    readonly current: boolean;
  }[];
  readonly views: readonly {
    readonly text: string;
    readonly count: number;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly rows: readonly PileRow[];
  readonly empty: { readonly title: string; readonly text: string; readonly icon: 'inbox' };
  readonly src: string;
  readonly more: boolean;
}

interface Entry {
  readonly record: TicketRecord;
  readonly row: PileRow;
}

const isApproval = ({ state }: TicketRecord): boolean => state.status === 'awaitingApproval';
const isReturned = ({ state }: TicketRecord): boolean =>
  state.status === 'returnReview' || state.status === 'consultation';

const belongsTo: Readonly<Record<Show, (entry: Entry) => boolean>> = {
  all: () => true,
  late: ({ row }) => row.tone === 'late',
  risk: ({ row }) => row.tone === 'risk',
  approve: ({ record }) => isApproval(record),
  returned: ({ record }) => isReturned(record),
};

const emptyTexts: Readonly<Record<Show, string>> = {
  all: '派给本单位的件会出现在这里，最急的在最上面。',
  late: '到期没做的件会出现在这里。',
  risk: '时限用掉八成的件会出现在这里。',
  approve: '经办人上报的结果会出现在这里，等您审批。',
  returned: '正在退单审核和会商的件会出现在这里。',
};

/** What waits for this post alone: approval for the leader, returns for the liaison. */
const ownViews = (actor: Actor, entries: readonly Entry[], show: Show): UnitInbox['views'] => {
  const own: readonly (readonly [Show, string])[] = [
    ...(actor.roles.includes('deptLeader') ? [['approve', '待审批'] as const] : []),
    ...(actor.roles.includes('liaison') ? [['returned', '退回、会商'] as const] : []),
  ];
  const pills = own.map(([code, text]) => ({
    text,
    count: entries.filter(belongsTo[code]).length,
    href: `/unit?show=${code}`,
    current: show === code,
  }));
  return pills.length > 0
    ? [{ text: '全部', count: entries.length, href: '/unit', current: show === 'all' }, ...pills]
    : [];
};

/** What the person can do something about comes before what only runs; within each the nearest first. */
const byTurn =
  (actor: Actor) =>
  (one: Entry, other: Entry): number => {
    const idle = ({ record }: Entry): number => (findNextStep(record.state, actor) ? 0 : 1);
    return idle(one) - idle(other) || ((one.row.clock?.dueAt ?? '9') < (other.row.clock?.dueAt ?? '9') ? -1 : 1);
  };

/** The inbox as `actor` sees it. `more`: the store holds further tickets behind these. */
export const presentUnitInbox = (
  records: readonly TicketRecord[],
  actor: Actor,
  show: Show,
  wording: Wording,
  more = false,
): UnitInbox => {
  const entries = records
    .filter(({ state }) => state.lead === actor.unit || !state.tasks.some(({ unit }) => unit === actor.unit))
    .map((record): Entry => ({ record, row: presentTicketRow(record, actor, sightOf(actor, record.state), wording) }))
    .sort(byTurn(actor));
  const count = (code: Show): number => entries.filter(belongsTo[code]).length;
  const href = (code: Show): string => (code === 'all' ? '/unit' : `/unit?show=${code}`);
  return {
    figures: [
      {
        value: count('late'),
        text: '已逾期',
        href: href('late'),
        ...(count('late') > 0 && { tone: 'late' as const }),
        current: show === 'late',
      },
      {
        value: count('risk'),
        text: '即将到期',
        href: href('risk'),
        ...(count('risk') > 0 && { tone: 'risk' as const }),
        current: show === 'risk',
      },
      { value: entries.length, text: '全部在办', href: '/unit', current: show === 'all' },
    ],
    views: ownViews(actor, entries, show),
    rows: entries.filter(belongsTo[show]).map(({ row }) => row),
    empty: { title: '没有待办', text: emptyTexts[show], icon: 'inbox' },
    src: href(show),
    more,
  };
};
