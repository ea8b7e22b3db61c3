import { readFileSync } from 'node:fs';
import type { DeadlineTable } from '../../workflows/domain/deadlines.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import { shippedCalendar } from './calendar.ts';

/** The shipped table of limits. */
export const shippedDeadlines = JSON.parse(
  readFileSync(new URL('../../knowledge-base/deadlines.json', import.meta.url), 'utf8'),
) as DeadlineTable;

/** The shipped limits with the shipped calendar. */
export const shippedTiming: Timing = { deadlines: shippedDeadlines, calendar: shippedCalendar };

/** The shipped limits, but these clocks run for so many seconds and tell only at the end: for tests that keep real time. */
export const hurried = (seconds: Readonly<Record<string, number>>): Timing => ({
  ...shippedTiming,
  deadlines: {
    ...shippedDeadlines,
    steps: [100],
    rules: shippedDeadlines.rules.map((rule) => {
      const own = seconds[rule.clock];
      return own === undefined ? rule : { ...rule, limit: { n: own / 60, unit: 'minute' } };
    }),
  },
});
