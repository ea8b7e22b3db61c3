// The board: every clock that is yellow or red, who must act, what was done about it. Figures open what they count.
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import { chooseRow } from '../../workflows/domain/decide.ts';
import { SUP } from '../../workflows/domain/supervision.ts';
import type { Clock, TicketState } from '../../workflows/domain/ticket.ts';
import type { Lateness } from '../metrics/lateness.store.ts';
import { latenessBoundsSeconds } from '../metrics/lateness.store.ts';
import { findNearestClock, presentTicketClock } from '../tickets/present-clock.ts';
import type { TicketClockView } from '../tickets/present-clock.ts';
import { presentBadges, typeName } from '../tickets/present-ticket.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import type { ClockView } from '../views/present-clock.ts';
import { presentInstant } from '../views/present-time.ts';

/** One line of the board. */
export interface BoardRow {
  readonly no: string;
  readonly title: string;
  readonly href: string;
  readonly why: string;
  readonly tone: ClockView['tone'];
  readonly clock?: Omit<TicketClockView, 'at'>;
  readonly more: string;
  readonly badges: readonly object[];
  readonly unit: string;
  readonly order: string;
}

/** One of the five figures; `text` names what it counts. */
export interface BoardFigure {
  readonly value: string;
  readonly text: string;
  readonly href: string;
  readonly tone?: 'late' | 'risk';
}

const orderWords: Readonly<Record<number, string>> = {
  [SUP.issued]: '待答复',
  [SUP.answered]: '待销号',
  [SUP.draft]: '草稿',
};

const orderOf = ({ counters }: TicketState): string => {
  const words = orderWords[counters.sup];
  return words === undefined ? '–' : `${counters.sup === SUP.draft ? '' : `${counters.lvl} 级 · `}${words}`;
};

const isDuty = ({ name }: Clock): boolean =>
  !['archive', 'rating', 'returnWindow', 'supplement', 'draft'].includes(name);

/** A ticket as a line: its most pressing duty, and whose it is. */
export const presentBoardRow = (record: TicketRecord, wording: Wording): BoardRow => {
  const { no, state, intake } = record;
  const clock = findNearestClock(state, isDuty);
  const view = clock && presentTicketClock(clock, state, wording);
  const people = state.children.length + 1;
  return {
    no,
    title: intake.title,
    href: `/tickets/${no}`,
    why: `/desk/supervise/why/${no}${clock ? `?clock=${encodeURIComponent(clock.key)}` : ''}`,
    tone: view?.tone ?? 'calm',
    more: [typeName(state.demand.type), people > 1 ? `${people} 人` : undefined, intake.place?.text]
      .filter(Boolean)
      .join(' · '),
    badges: presentBadges(state),
    unit: view?.who ?? (state.lead === null ? '12345 中心' : wording.unitName(state.lead)),
    order: orderOf(state),
    ...(view && { clock: inLine(view) }),
  };
};

/** Who must act has a column of its own; the instant stands beside the line, where it is told why it is late. */
const inLine = ({ who: _who, at: _at, ...view }: TicketClockView): Omit<TicketClockView, 'at'> => view;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** The bucket bound below which 95 % of the fired steps lie, in words; and how many steps that is a share of. */
const latenessFigure = (all: readonly Lateness[]): BoardFigure => {
  const counts = latenessBoundsSeconds.map((_bound, index) => sumOf(all.map((one) => one.counts[index] ?? 0)));
  const total = sumOf(all.map((one) => sumOf(one.counts)));
  let seen = 0;
  const bound = latenessBoundsSeconds.find((_one, index) => (seen += counts[index] ?? 0) >= total * 0.95);
  const value = total === 0 ? '–' : bound === undefined ? '1 时以上' : `≤ ${bound} 秒`;
  return { value, text: `时限提醒滞后 p95 · 共 ${total} 次`, href: '/desk/supervise' };
};

/** What the five figures are made of. */
export interface BoardCounts {
  readonly red: number;
  readonly risk: number;
  readonly open: number;
  /** 督办单 that nobody struck off yet, and drafts that nobody sent; counted to a hundred each. */
  readonly orders: number;
  readonly drafts: number;
  readonly lateness: readonly Lateness[];
}

const capped = (count: number): string => (count >= 1000 ? '1000 以上' : String(count));

/** The figures over the board, each with what it is a part of. */
export const presentFigures = ({ red, risk, open, orders, drafts, lateness }: BoardCounts): BoardFigure[] => [
  {
    value: capped(red),
    text: `已逾期 · 在办 ${open} 件中`,
    href: '/desk/supervise?view=red',
    ...(red > 0 && { tone: 'late' as const }),
  },
  {
    value: capped(Math.max(0, risk - red)),
    text: '80% 时限已用',
    href: '/desk/supervise?view=risk',
    ...(risk > red && { tone: 'risk' as const }),
  },
  { value: String(open), text: '在办', href: '/desk/supervise?view=open' },
  {
    value: capped(orders),
    text: drafts > 0 ? `督办单未销号 · 草稿 ${drafts}` : '督办单未销号',
    href: '/desk/supervise?view=order',
  },
  latenessFigure(lateness),
];

/** A 督办单 drafted from the facts of a ticket, to be changed before it is sent; `obstacle` where none can be issued. */
export interface OrderDraft {
  readonly no: string;
  readonly title: string;
  readonly text: string;
  /** What the button says that leads to the draft: a ticket under an open order gets one more cause. */
  readonly step: string;
  readonly obstacle?: string;
}

const isUnderOrder = ({ counters: { sup } }: TicketState): boolean => sup === SUP.issued || sup === SUP.answered;

// The order is read on other days than the one it was written on: no 今天 in it, and the year.
const fullInstant = (at: string): string => presentInstant(new Date(at), new Date(0));

const clockFact = (clock: Clock, state: TicketState, wording: Wording): string => {
  const { name, left } = presentTicketClock(clock, state, wording);
  return `${name}应在 ${fullInstant(clock.dueAt)} 前完成，起草时${left}`;
};

/** Facts only: what was due when, who holds it. Where nothing is late, what is due next. */
export const draftOrder = ({ no, state, intake }: TicketRecord, wording: Wording): OrderDraft => {
  const late = state.clocks.filter((clock) => clock.state === 'red');
  const nearest = findNearestClock(state, isDuty);
  const told = late.length > 0 || !nearest ? late : [nearest];
  const unit = state.lead === null ? '12345 中心' : wording.unitName(state.lead);
  const facts = told.map((clock) => `${clockFact(clock, state, wording)}。`).join('');
  const row = chooseRow(state, 'issueOrder');
  return {
    no,
    title: intake.title,
    text: `工单 ${no}“${intake.title}”由${unit}办理。${facts}请说明原因、措施和完成日期。`,
    step: isUnderOrder(state) ? '起草督办事由' : '起草督办单',
    ...('code' in row && { obstacle: explainRefusal(row) }),
  };
};
