// Writes knowledge-base/holidays/<year>.json from the package chinese-days, for the years given or for last, this
// and next year. Run it when the State Council has published a plan and the package has been raised.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chineseDays from 'chinese-days';
import type { HolidayYear } from '../../workflows/domain/calendar.ts';

const folder = new URL('../../knowledge-base/holidays/', import.meta.url);
const { getDayDetail, getHolidaysInRange, getLunarFestivals, getSolarTermDate, getWorkdaysInRange } = chineseDays;
const dayMs = 86_400_000;

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** The 13 days that are off by law every year (全国年节及纪念日放假办法, 2025); no plan can take them away. */
const listStatutoryHolidays = (year: number): string[] => {
  const dayOf = (festival: string): string => {
    const found = getLunarFestivals(`${year}-01-01`, `${year}-12-31`).find(({ name }) => name.includes(festival));
    if (found === undefined) throw new Error(`chinese-days knows no ${festival} in ${year}`);
    return found.date;
  };
  const newYear = dayOf('春节');
  return [
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((days) => plusDays(newYear, days)),
    getSolarTermDate(year, 4, 'pure_brightness'),
    `${year}-05-01`,
    `${year}-05-02`,
    dayOf('端午节'),
    dayOf('中秋节'),
    ...['01', '02', '03'].map((day) => `${year}-10-${day}`),
  ].sort();
};

/**
 * The plan of one year. chinese-days calls the days of an unpublished year ordinary weeks without a word; a year
 * in which it knows no holiday at all is therefore provisional and carries the statutory days only.
 */
export const createHolidayYear = (year: number): HolidayYear => {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const holidays = getHolidaysInRange(from, to, false);
  if (holidays.length === 0) {
    const source = '放假安排尚未公布；仅列《全国年节及纪念日放假办法》规定的法定节日，不含调休';
    return { year, provisional: true, source, holidays: listStatutoryHolidays(year), workdays: [] };
  }
  const workdays = getWorkdaysInRange(from, to, true).filter((day) => isWeekend(day) && getDayDetail(day).work);
  return { year, provisional: false, source: `国务院办公厅关于${year}年部分节假日安排的通知`, holidays, workdays };
};

/** Writes one year unless that would replace a published plan, perhaps typed in by hand, by a provisional one. */
const writeHolidayYear = (plan: HolidayYear): string => {
  const file = new URL(`${plan.year}.json`, folder);
  const isPublished = existsSync(file) && !(JSON.parse(readFileSync(file, 'utf8')) as HolidayYear).provisional;
  if (plan.provisional && isPublished) return 'kept';
  writeFileSync(file, `${JSON.stringify(plan, null, 2)}\n`);
  return plan.provisional ? 'provisional' : 'published';
};

const main = (years: readonly number[]): void => {
  const thisYear = new Date().getFullYear();
  const wanted = years.length > 0 ? years : [thisYear - 1, thisYear, thisYear + 1];
  const written = wanted.map((year) => [year, writeHolidayYear(createHolidayYear(year))]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(written))}\n`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2).map(Number));
