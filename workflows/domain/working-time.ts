// Instants are UTC Dates, civil time is Asia/Shanghai whatever the server's zone. China has had no summer time
// since 1991, so a fixed +8 h is exact and needs no Intl on the path that every clock takes.
import { isWorkingDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const shanghaiOffsetMs = 8 * hourMs;
// Longer than any holiday: a calendar without an office hour in it is broken, not closed.
const maxDaysWithoutWork = 60;

/** Natural units run day and night; officeHour and workingDay count inside office spans only. */
export type LimitUnit = 'minute' | 'hour' | 'day' | 'officeHour' | 'workingDay';

/** A length of time as a rule states it; `n` > 0, whole for working days. */
export interface Limit {
  readonly n: number;
  readonly unit: LimitUnit;
}

const unitMs = { minute: minuteMs, hour: hourMs, day: dayMs, officeHour: hourMs } as const;
const isNatural = (unit: LimitUnit): boolean => unit !== 'officeHour' && unit !== 'workingDay';

const dayNumber = (at: Date): number => Math.floor((at.getTime() + shanghaiOffsetMs) / dayMs);
const dayName = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
const timeOfDayMs = (text: string): number => Number(text.slice(0, 2)) * hourMs + Number(text.slice(3, 5)) * minuteMs;

/** The civil day of an instant, "2026-11-24". */
export const civilDay = (at: Date): string => dayName(dayNumber(at));

/** The first working day at or after a day number. */
const workingDayFrom = (from: number, calendar: Calendar): number => {
  for (let number = from; number <= from + maxDaysWithoutWork && calendar.officeSpans.length > 0; number++) {
    if (isWorkingDay(dayName(number), calendar)) return number;
  }
  throw new RangeError(`The calendar has no office hour in the ${maxDaysWithoutWork} days from ${dayName(from)}`);
};

/** Opening and closing instants (epoch ms) of one working day. */
const officeSpansOf = (number: number, calendar: Calendar): (readonly [number, number])[] => {
  const midnight = number * dayMs - shanghaiOffsetMs;
  return calendar.officeSpans.map(([opens, closes]) => [midnight + timeOfDayMs(opens), midnight + timeOfDayMs(closes)]);
};

/** Closing time of the nth working day after the day of `start`: the day of notice is not counted. */
const closingAfter = (start: Date, n: number, calendar: Calendar): Date => {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`A limit is whole working days, not ${n}`);
  let number = dayNumber(start);
  for (let left = n; left > 0; left--) number = workingDayFrom(number + 1, calendar);
  return new Date(Math.max(...officeSpansOf(number, calendar).map(([, closes]) => closes)));
};

/** Ms that a clock of this unit counts between two instants; 0 where `to` is not after `from`. */
export const countedMs = (from: Date, to: Date, unit: LimitUnit, calendar: Calendar): number => {
  if (to <= from) return 0;
  if (isNatural(unit)) return to.getTime() - from.getTime();
  let counted = 0;
  const last = dayNumber(to);
  for (let number = workingDayFrom(dayNumber(from), calendar); number <= last;) {
    for (const [opens, closes] of officeSpansOf(number, calendar)) {
      counted += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()));
    }
    number = workingDayFrom(number + 1, calendar);
  }
  return counted;
};

/** The earliest instant, not before `from`, at which `ms` have been counted: the inverse of `countedMs`. */
export const advance = (from: Date, ms: number, unit: LimitUnit, calendar: Calendar): Date => {
  if (!Number.isFinite(ms)) throw new RangeError(`Cannot count ${ms} ms`);
  if (ms <= 0) return from;
  if (isNatural(unit)) return new Date(from.getTime() + ms);
  let left = ms;
  for (let number = workingDayFrom(dayNumber(from), calendar); ; number = workingDayFrom(number + 1, calendar)) {
    for (const [opens, closes] of officeSpansOf(number, calendar)) {
      const since = Math.max(opens, from.getTime());
      if (closes - since >= left) return new Date(since + left);
      left -= Math.max(0, closes - since);
    }
  }
};

/** When a clock started at `start` is due: working days end at closing time, everything else is exact. */
export const dueAfter = (start: Date, limit: Limit, calendar: Calendar): Date =>
  limit.unit === 'workingDay'
    ? closingAfter(start, limit.n, calendar)
    : advance(start, limit.n * unitMs[limit.unit], limit.unit, calendar);

/**
 * When a clock with a share of a limit is due (a redo gets half). Working days are rounded up to whole ones,
 * half of 15 is 8: nobody is told “7½ days”, and the doubt goes to the one who works. Other units are exact.
 */
export const dueAfterShare = (start: Date, limit: Limit, share: number, calendar: Calendar): Date => {
  const n = limit.n * share;
  return dueAfter(start, { n: limit.unit === 'workingDay' ? Math.ceil(n) : n, unit: limit.unit }, calendar);
};

/** The later due of a clock that was paused: it moves by what the pause would have counted. */
export const dueAfterPause = (
  dueAt: Date,
  pausedAt: Date,
  resumedAt: Date,
  unit: LimitUnit,
  calendar: Calendar,
): Date => advance(dueAt, countedMs(pausedAt, resumedAt, unit, calendar), unit, calendar);

/**
 * When `percent` (0–100) of the counted time between start and due has passed; 100 is exactly `dueAt`, also where
 * that lies outside office hours. From now to the lead's due, 50 % is also the due of an assisting unit.
 */
export const stepAt = (start: Date, dueAt: Date, percent: number, unit: LimitUnit, calendar: Calendar): Date => {
  if (percent >= 100 || dueAt <= start) return dueAt;
  return advance(start, Math.ceil((countedMs(start, dueAt, unit, calendar) * percent) / 100), unit, calendar);
};

/** Whether an instant lies in a year whose holiday plan is not published: the due may still move. */
export const reachesProvisional = (at: Date, calendar: Calendar): boolean => {
  const year = Number(civilDay(at).slice(0, 4));
  const last = calendar.provisionalYears.at(-1);
  return calendar.provisionalYears.includes(year) || (last !== undefined && year > last);
};
