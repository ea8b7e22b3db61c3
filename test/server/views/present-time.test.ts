import { expect } from 'chai';
import { presentDate, presentDuration, presentInstant, presentLeft } from '../../../server/views/present-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const civil = (text: string): Date => new Date(`${text}+08:00`);

describe('presentInstant', () => {
  const now = civil('2026-11-23T09:12:00');

  const cases: [string, string, string][] = [
    ['later today', '2026-11-23T15:30:00', '今天 15:30'],
    ['the first minute of today', '2026-11-23T00:00:00', '今天 00:00'],
    ['tomorrow', '2026-11-24T09:00:00', '明天 09:00'],
    ['yesterday at the last minute', '2026-11-22T23:59:59', '昨天 23:59'],
    ['another day of this year', '2026-12-14T17:30:00', '12月14日 周一 17:30'],
    ['another year', '2027-01-04T08:30:00', '2027年1月4日 周一 08:30'],
  ];
  cases.forEach(([when, at, words]) => {
    it(`when it is ${when}, then it reads ${words}`, () => {
      expect(presentInstant(civil(at), now)).to.equal(words);
    });
  });

  it('when the page is English, then the words are', () => {
    expect(presentInstant(civil('2026-11-24T09:00:00'), now, 'en')).to.equal('tomorrow 09:00');
    expect(presentInstant(civil('2026-12-14T09:00:00'), now, 'en')).to.equal('Mon 14 Dec 09:00');
  });

  it('when the UTC day differs from the civil day, then the civil day counts', () => {
    expect(presentInstant(new Date('2026-11-23T17:00:00Z'), now)).to.equal('明天 01:00');
  });
});

describe('presentDate', () => {
  it('when only the day matters, then the time is left out', () => {
    expect(presentDate(civil('2026-12-14T17:30:00'), civil('2026-11-23T09:00:00'))).to.equal('12月14日 周一');
  });
});

describe('presentDuration', () => {
  const cases: [number, string][] = [
    [20_000, '不到 1 分'],
    [38 * minute + 59_000, '38 分'],
    [2 * hour, '2 时'],
    [hour + 37 * minute, '1 时 37 分'],
    [day + 3 * hour + 40 * minute, '1 天 3 时'],
    [2 * day, '2 天'],
    [-8 * minute, '8 分'],
  ];
  cases.forEach(([lengthMs, words]) => {
    it(`when it lasts ${lengthMs} ms, then it reads ${words}`, () => {
      expect(presentDuration(lengthMs)).to.equal(words);
    });
  });
});

describe('presentLeft', () => {
  it('when time is left, then it says how long', () => {
    expect(presentLeft(38 * minute)).to.equal('还剩 38 分');
  });

  it('when it is late, then it says by how much', () => {
    expect(presentLeft(-(day + 3 * hour))).to.equal('逾期 1 天 3 时');
  });

  it('when the clock counts working days, then it says those', () => {
    expect(presentLeft(5, 'workingDays')).to.equal('还剩 5 个工作日');
    expect(presentLeft(5, 'workingDays', 'en')).to.equal('5 working days left');
  });
});
