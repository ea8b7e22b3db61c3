import { readFileSync } from 'node:fs';
import { createCalendar } from '../../workflows/domain/calendar.ts';
import type { Calendar, HolidayYear } from '../../workflows/domain/calendar.ts';

const readPlan = (year: number): HolidayYear =>
  JSON.parse(
    readFileSync(new URL(`../../knowledge-base/holidays/${year}.json`, import.meta.url), 'utf8'),
  ) as HolidayYear;

/** The shipped plans of 2025–2027 with the shipped office hours: 2025 and 2026 published, 2027 provisional. */
export const shippedCalendar: Calendar = createCalendar(
  [
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ],
  [2025, 2026, 2027].map(readPlan),
);

/** An instant from civil time in Shanghai, "2026-11-24 09:00", with seconds and ms if wanted. */
export const civil = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`);
