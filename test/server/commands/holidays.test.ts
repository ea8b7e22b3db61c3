import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { createHolidayYear } from '../../../server/commands/holidays.ts';

const shipped = (year: number): unknown =>
  JSON.parse(readFileSync(new URL(`../../../knowledge-base/holidays/${year}.json`, import.meta.url), 'utf8'));

describe('createHolidayYear', () => {
  for (const year of [2025, 2026]) {
    it(`equals the shipped file when the plan of ${year} is published`, () => {
      expect(createHolidayYear(year)).to.deep.equal(shipped(year));
    });
  }

  it('is provisional with the 13 statutory days when the package knows no plan', () => {
    const plan = createHolidayYear(2099);

    expect(plan.provisional).to.equal(true);
    expect(plan.holidays).to.have.length(13).and.include.members(['2099-01-01', '2099-05-01', '2099-10-01']);
    expect(plan.workdays).to.deep.equal([]);
  });

  it('lists only weekend days as worked when a plan has 调休', () => {
    const weekdays = createHolidayYear(2026).workdays.map((day) => new Date(day).getUTCDay());

    expect(weekdays).to.deep.equal([0, 6, 6, 6, 0, 6]);
  });
});
