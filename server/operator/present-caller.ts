// The left column: the person, the matter that keeps them calling, and their earlier tickets with a key each.
import { availableActions } from '../../workflows/domain/available-actions.ts';
import { isOpen, statusName } from '../../workflows/domain/ticket-status.ts';
import type { Actor, TicketState } from '../../workflows/domain/ticket.ts';
import { findNearestClock, presentTicketClock } from '../tickets/present-clock.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import type { ClockView } from '../views/present-clock.ts';
import { presentDate } from '../views/present-time.ts';
import type { Caller } from './find-caller.ts';

/** One earlier ticket. `key` appends to it; `append` is what that is called where the ticket stands. */
export interface HistoryRow {
  readonly no: string;
  readonly href: string;
  readonly title: string;
  readonly more: string;
  readonly isOpen: boolean;
  readonly clock?: Omit<ClockView, 'who'>;
  readonly status: string;
  readonly key?: string;
  readonly append?: string;
}

/** The same matter for the `count`-th time, and who answers for it. */
export interface MatterView {
  readonly count: number;
  readonly owner: string;
  readonly status: string;
  readonly no: string;
}

const appendWords: Readonly<Record<string, string>> = { add: '追加', supply: '补充', object: '提异议' };

/** The command by which a caller's words reach a ticket: 补充 where that is waited for, 异议 where it has ended. */
export const appendActionOf = (state: TicketState, staff: Actor): 'add' | 'supply' | 'object' | undefined => {
  const offered = availableActions(state, staff).map(({ action }) => action);
  return (['supply', 'add', 'object'] as const).find((action) => offered.includes(action));
};

const isAsked = ({ name }: { readonly name: string }): boolean =>
  name !== 'archive' && name !== 'returnWindow' && name !== 'overall';

const clockOf = (state: TicketState, wording: Wording): Pick<HistoryRow, 'clock'> => {
  const clock = isOpen(state.status) ? findNearestClock(state, isAsked) : undefined;
  if (!clock) return {};
  const { who: _who, at: _at, ...view } = presentTicketClock(clock, state, wording);
  return { clock: { ...view, at: '' } };
};

const rowOf = (record: TicketRecord, staff: Actor, wording: Wording): HistoryRow => {
  const { no, state, intake } = record;
  const action = appendActionOf(state, staff);
  return {
    no,
    href: `/tickets/${no}`,
    title: intake.title,
    more: [
      presentDate(new Date(intake.receivedAt), wording.now),
      state.parent === null ? state.lead && wording.unitName(state.lead) : `并入 ${state.parent}`,
    ]
      .filter(Boolean)
      .join(' · '),
    isOpen: isOpen(state.status),
    status: statusName(state.status),
    ...clockOf(state, wording),
    ...(action && { append: appendWords[action] ?? action }),
  };
};

const withKeys = (rows: readonly HistoryRow[]): HistoryRow[] => {
  let next = 1;
  return rows.map((row) => (row.append !== undefined && next <= 9 ? { ...row, key: String(next++) } : row));
};

/** Tickets of one family or one category are one matter until the text says more. */
const matterKey = ({ no, state }: TicketRecord): string => state.demand.category ?? state.parent ?? no;

const largestMatter = (history: readonly TicketRecord[]): readonly TicketRecord[] => {
  const groups = new Map<string, TicketRecord[]>();
  history
    .filter(({ state }) => state.status !== 'archived')
    .forEach((record) => groups.set(matterKey(record), [...(groups.get(matterKey(record)) ?? []), record]));
  return [...groups.values()].sort((one, other) => other.length - one.length)[0] ?? [];
};

/** The matter behind this call, if it is at least the third time; `alike` are the tickets that the text resembles. */
export const presentMatter = (
  history: readonly TicketRecord[],
  alike: readonly TicketRecord[] | undefined,
  { unitName }: Wording,
): MatterView | undefined => {
  const matter = alike ?? largestMatter(history);
  const open = matter.find(({ state }) => state.lead !== null && isOpen(state.status)) ?? matter[0];
  if (matter.length < 2 || !open) return undefined;
  const { lead, status } = open.state;
  return {
    count: matter.length + 1,
    owner: lead === null ? '12345 中心（还没有派出）' : unitName(lead),
    status: statusName(status),
    no: open.no,
  };
};

/** The person; null: the number is new here. */
export const presentCaller = (caller: Caller | null, staff: Actor, wording: Wording): object => {
  if (!caller) return { isNew: true };
  const { person, history } = caller;
  return {
    mask: person.mask,
    name: person.nameMask,
    count: history.length,
    history: withKeys(history.slice(0, 12).map((record) => rowOf(record, staff, wording))),
  };
};
