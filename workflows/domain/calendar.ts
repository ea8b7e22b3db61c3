/** How a published day differs from an ordinary week: 放假 or 调休上班. */
export type DayKind = 'holiday' | 'workday';

/** Office hours and published days. Plain JSON, so that it can travel as a workflow argument. */
export interface Calendar {
  /** Civil opening and closing times, e.g. ["08:30","12:00"], in order, not overlapping, at least one. */
  readonly officeSpans: readonly (readonly [string, string])[];
  /** Only the days that are no ordinary weekday or weekend, by civil day "2026-10-01". */
  readonly days: Readonly<Record<string, DayKind>>;
  /** Years without a published holiday plan, ascending; later years are unpublished too. */
  readonly provisionalYears: readonly number[];
}

/** One year of the holiday plan as the office keeps it. */
export interface HolidayYear {
  readonly year: number;
  /** True while only the statutory festivals are known and 调休 is not. */
  readonly provisional: boolean;
  readonly source: string;
  /** Days off, "2026-10-01"; weekends inside a holiday included. */
  readonly holidays: readonly string[];
  /** Weekend days worked instead (调休上班). */
  readonly workdays: readonly string[];
}

/** Whether the office works on the civil day "2026-11-24": weekdays yes, weekends no, the published plan wins over both. */
export const isWorkingDay = (day: string, calendar: Calendar): boolean => {
  const kind = calendar.days[day];
  if (kind !== undefined) return kind === 'workday';
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/**
 * Joins the yearly plans to one calendar. A year that has no plan between the first and the one after the last
 * is provisional: nobody knows its 调休 yet, and an ordinary week would be a guess.
 */
export const createCalendar = (officeSpans: Calendar['officeSpans'], plans: readonly HolidayYear[]): Calendar => {
  const published = new Set(plans.filter((plan) => !plan.provisional).map((plan) => plan.year));
  const years = plans.map((plan) => plan.year);
  const first = Math.min(...years);
  const span = Array.from({ length: Math.max(...years) + 2 - first }, (_, index) => first + index);
  return {
    officeSpans,
    days: Object.fromEntries(
      plans.flatMap((plan) => [
        ...plan.holidays.map((day): [string, DayKind] => [day, 'holiday']),
        ...plan.workdays.map((day): [string, DayKind] => [day, 'workday']),
      ]),
    ),
    provisionalYears: span.filter((year) => !published.has(year)),
  };
};
