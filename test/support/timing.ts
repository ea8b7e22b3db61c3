import { readFileSync } from 'node:fs';
import type { DeadlineTable } from '../../workflows/domain/deadlines.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import { shippedCalendar } from './calendar.ts';

/** The shipped table of limits. */
export const shippedDeadlines = JSON.parse(readFileSync(new URL('../../knowledge-base/deadlines.json', import.meta.url), 'utf8')) as DeadlineTable;

/** The shipped limits with the shipped calendar. */
export const shippedTiming: Timing = { deadlines: shippedDeadlines, calendar: shippedCalendar };
