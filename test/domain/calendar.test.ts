import { expect } from 'chai';
import { createCalendar, isWorkingDay } from '../../workflows/domain/calendar.ts';
import type { HolidayYear } from '../../workflows/domain/calendar.ts';
import { shippedCalendar } from '../support/calendar.ts';

const spans = [['08:30', '12:00']] as const;
const buildPlan = (overrides: Partial<HolidayYear>): HolidayYear => ({
  year: 2026,
  provisional: false,
  source: 'test',
  holidays: [],
  workdays: [],
  ...overrides,
});

describe('isWorkingDay', () => {
  const cases: readonly (readonly [string, boolean, string])[] = [
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-02-13', true, 'the Friday before 春节'],
    ['2026-02-14', true, 'a Saturday worked for 春节'],
    ['2026-02-15', false, 'the first day of the 春节 holiday'],
    ['2026-02-23', false, 'a Monday inside the 春节 holiday'],
    ['2026-02-24', true, 'the first day after 春节'],
    ['2026-02-28', true, 'the second Saturday worked for 春节'],
    ['2026-09-20', true, 'a Sunday worked for 国庆'],
    ['2026-09-25', false, '中秋, a Friday'],
    ['2026-10-08', true, 'the first day after 国庆'],
    ['2026-10-10', true, 'a Saturday worked for 国庆'],
    ['2025-01-26', true, 'a Sunday worked for 春节 2025'],
    ['2027-10-01', false, 'a statutory day of an unpublished year'],
  ];
  for (const [day, expected, name] of cases) {
    it(`${expected ? 'works' : 'is off'} when the day is ${day}, ${name}`, () => {
      expect(isWorkingDay(day, shippedCalendar)).to.equal(expected);
    });
  }
});

describe('createCalendar', () => {
  it('names each day by its kind when a plan lists holidays and 调休', () => {
    const plan = buildPlan({ holidays: ['2026-10-01'], workdays: ['2026-10-10'] });

    const calendar = createCalendar(spans, [plan]);

    expect(calendar.days).to.deep.equal({ '2026-10-01': 'holiday', '2026-10-10': 'workday' });
  });

  it('marks the year after the last plan provisional when every plan is published', () => {
    expect(createCalendar(spans, [buildPlan({})]).provisionalYears).to.deep.equal([2027]);
  });

  it('marks gaps and unpublished plans provisional when years are missing', () => {
    const plans = [buildPlan({ year: 2027, provisional: true }), buildPlan({ year: 2024 }), buildPlan({ year: 2026 })];

    expect(createCalendar(spans, plans).provisionalYears).to.deep.equal([2025, 2027, 2028]);
  });

  it('survives JSON when it travels as a workflow argument', () => {
    expect(JSON.parse(JSON.stringify(shippedCalendar))).to.deep.equal(shippedCalendar);
  });
});
