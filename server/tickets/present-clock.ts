// A clock of a ticket in the words of the page. The tone and the countdown come from the one clock presenter of the look.
import { isWorkingDay } from '../../workflows/domain/calendar.ts';
import type { Calendar } from '../../workflows/domain/calendar.ts';
import { isOpenClock } from '../../workflows/domain/clock-book.ts';
import { clockKind } from '../../workflows/domain/clock-names.ts';
import { isHeld } from '../../workflows/domain/next-due.ts';
import { addresseeOf } from '../../workflows/domain/supervision.ts';
import type { Clock, TicketState } from '../../workflows/domain/ticket.ts';
import { civilDay } from '../../workflows/domain/working-time.ts';
import { presentClock } from '../views/present-clock.ts';
import type { ClockView } from '../views/present-clock.ts';
import type { Wording } from './wording.ts';

/** A clock ready to print. `ended`: nothing is owed any more and nothing was judged (cancelled, lapsed, replaced). */
export interface TicketClockView extends ClockView {
  readonly key: string;
  readonly state: Clock['state'];
  readonly ended: boolean;
  /** A remark that belongs beside the clock: held while approved, or due in a year without a holiday plan. */
  readonly note?: string;
}

type Parts = Pick<TicketState, 'lead' | 'order'>;
type ForHolding = Pick<TicketState, 'lead' | 'order' | 'status' | 'clocks'>;

const dayMs = 86_400_000;
const endedWords: Partial<Record<Clock['state'], string>> = {
  cancelled: '不再需要',
  lapsed: '已到期',
  replaced: '已改期',
};

/** Working days after today up to the day of `dueAt`: today is not counted, as on the day of notice. */
export const workingDaysBetween = (now: Date, dueAt: Date, calendar: Calendar): number => {
  const last = civilDay(dueAt);
  let count = 0;
  for (let at = now.getTime() + dayMs; civilDay(new Date(at)) <= last; at += dayMs) {
    if (isWorkingDay(civilDay(new Date(at)), calendar)) count += 1;
  }
  return count;
};

/** Who must act on a clock, in words; undefined for clocks of the system. */
export const ownerOf = (
  clock: Pick<Clock, 'name' | 'unit'>,
  { lead, order }: Parts,
  wording: Wording,
): string | undefined => {
  const { owner } = clockKind(clock.name);
  if (owner === 'system') return undefined;
  if (owner === 'citizen') return '诉求人';
  if (owner === 'addressee') return order?.addressees.map((address) => wording.addresseeName(address)).join('、');
  return wording.addresseeName(addresseeOf(clock.name, clock.unit, lead));
};

const optionalDates = (clock: Clock): { riskAt?: Date; metAt?: Date; pausedAt?: Date } => {
  const risk = clock.steps.at(-2);
  return {
    ...(risk !== undefined && { riskAt: new Date(risk) }),
    ...(clock.endedAt !== null && { metAt: new Date(clock.endedAt) }),
    ...(clock.pausedAt !== null && { pausedAt: new Date(clock.pausedAt) }),
  };
};

const noteOf = (clock: Clock, state: ForHolding): string | undefined => {
  if (clock.state === 'running' && isHeld(clock, state)) {
    return state.status === 'awaitingApproval' ? '已上报，等审批' : '延期待批，暂不判逾期';
  }
  return clock.provisional && isOpenClock(clock) ? '来年放假安排未公布，日期可能调整' : undefined;
};

/** What the state of the clock adds to, or takes from, what its instants alone would say. */
const correct = (clock: Clock, view: ClockView): ClockView => {
  const words = endedWords[clock.state];
  if (words !== undefined) {
    const { sign: _sign, who: _who, ...rest } = view;
    return { ...rest, tone: 'calm', left: words, percent: 0, live: false, paused: false };
  }
  return clock.state === 'late' || clock.state === 'red' ? { ...view, tone: 'late', sign: 'alert-triangle' } : view;
};

/** One clock of a ticket: what is due, how long is left, the instant, and who must act. */
export const presentTicketClock = (clock: Clock, state: ForHolding, wording: Wording): TicketClockView => {
  const dueAt = new Date(clock.dueAt);
  const who = ownerOf(clock, state, wording);
  const days = clock.counts === 'workingDay' ? workingDaysBetween(wording.now, dueAt, wording.calendar) : 0;
  const facts = {
    name: clockKind(clock.name).zh,
    startAt: new Date(clock.startedAt),
    dueAt,
    ...optionalDates(clock),
    ...(days > 0 && { workingDaysLeft: days }),
    ...(who !== undefined && { who }),
  };
  const note = noteOf(clock, state);
  return {
    ...correct(clock, presentClock(facts, wording.now)),
    key: clock.key,
    state: clock.state,
    ended: endedWords[clock.state] !== undefined,
    ...(note !== undefined && { note }),
  };
};

/** On the pages of a unit its own name beside every clock is noise; other names stay. */
export const withoutOwnName = <View extends ClockView>(
  view: View,
  unit: string | null,
  { unitName }: Pick<Wording, 'unitName'>,
): Omit<View, 'who'> & { readonly who?: string } => {
  const { who, ...rest } = view;
  return who === undefined || (unit !== null && who === unitName(unit)) ? rest : view;
};

/** The order in which clocks ask for attention: open duties by due instant, rights and the archive after them. */
export const byUrgency = (one: Clock, other: Clock): number => {
  const rank = (clock: Clock): number =>
    (isOpenClock(clock) ? 0 : 2) + (clock.name === 'archive' || clock.name === 'returnWindow' ? 1 : 0);
  return rank(one) - rank(other) || (one.dueAt < other.dueAt ? -1 : 1);
};

/** The open clock that asks for attention first, of all or of those that `isWanted`; undefined if none runs. */
export const findNearestClock = (
  state: Pick<TicketState, 'clocks'>,
  isWanted: (clock: Clock) => boolean = () => true,
): Clock | undefined => state.clocks.filter((clock) => isOpenClock(clock) && isWanted(clock)).sort(byUrgency)[0];
