import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  advance,
  civilDay,
  countedMs,
  dueAfter,
  dueAfterPause,
  dueAfterShare,
  reachesProvisional,
  stepAt,
} from '../../workflows/domain/working-time.ts';
import type { Limit, LimitUnit } from '../../workflows/domain/working-time.ts';
import { isWorkingDay } from '../../workflows/domain/calendar.ts';
import { civil, shippedCalendar as calendar } from '../support/calendar.ts';

const hourMs = 3_600_000;
const officeDayMs = 6.5 * hourMs;

const [first, last] = [civil('2025-01-01 00:00'), civil('2026-12-31 23:30')];
const halfHourMs = hourMs / 2;
const halfHours = (last.getTime() - first.getTime()) / halfHourMs;
// Half of the instants and lengths lie on the half hour: the edges of office spans, which chance alone never meets.
const anyInstant = fc.oneof(
  fc.date({ min: first, max: last, noInvalidDate: true }),
  fc.integer({ min: 0, max: halfHours }).map((n) => new Date(first.getTime() + n * halfHourMs)),
);
const anyUnit = fc.constantFrom<LimitUnit>('minute', 'hour', 'day', 'officeHour', 'workingDay');
const anyLimit: fc.Arbitrary<Limit> = fc.record({ n: fc.integer({ min: 1, max: 30 }), unit: anyUnit });
const anyMs = fc.oneof(
  fc.integer({ min: 0, max: 20 * officeDayMs }),
  fc.integer({ min: 0, max: 20 * 13 }).map((n) => n * halfHourMs),
);
const inOrder = (...instants: Date[]): Date[] => instants.toSorted((a, b) => a.getTime() - b.getTime());

describe('dueAfter', () => {
  const cases: readonly (readonly [string, Limit, string, string])[] = [
    ['2026-11-24 09:00', { n: 30, unit: 'minute' }, '2026-11-24 09:30', 'minutes run on'],
    ['2026-10-01 23:59', { n: 2, unit: 'hour' }, '2026-10-02 01:59', 'hours run through night and holiday'],
    ['2026-12-30 12:00', { n: 7, unit: 'day' }, '2027-01-06 12:00', 'days are natural ones'],
    ['2026-11-24 09:00', { n: 2, unit: 'officeHour' }, '2026-11-24 11:00', 'inside one span'],
    ['2026-11-24 10:00', { n: 2, unit: 'officeHour' }, '2026-11-24 12:00', 'exactly to the end of a span'],
    ['2026-11-24 11:00', { n: 2, unit: 'officeHour' }, '2026-11-24 15:30', 'over lunch'],
    ['2026-11-24 13:00', { n: 2, unit: 'officeHour' }, '2026-11-24 16:30', 'from the lunch gap'],
    ['2026-11-24 16:30', { n: 2, unit: 'officeHour' }, '2026-11-25 09:30', 'over night'],
    ['2026-11-27 17:00', { n: 4, unit: 'officeHour' }, '2026-11-30 12:00', 'over a weekend'],
    ['2026-11-28 10:00', { n: 2, unit: 'officeHour' }, '2026-11-30 10:30', 'from a Saturday'],
    ['2026-02-14 17:00', { n: 2, unit: 'officeHour' }, '2026-02-24 10:00', 'from a worked Saturday over 春节'],
    ['2026-11-24 09:00', { n: 1, unit: 'workingDay' }, '2026-11-25 17:30', 'the day of notice is not counted'],
    ['2026-11-24 23:59', { n: 1, unit: 'workingDay' }, '2026-11-25 17:30', 'noticed at 23:59'],
    ['2026-11-25 00:00', { n: 1, unit: 'workingDay' }, '2026-11-26 17:30', 'noticed at midnight, a day later'],
    ['2026-11-27 18:00', { n: 1, unit: 'workingDay' }, '2026-11-30 17:30', 'noticed on Friday evening'],
    ['2026-11-28 10:00', { n: 1, unit: 'workingDay' }, '2026-11-30 17:30', 'noticed on Saturday'],
    ['2026-11-29 23:59', { n: 3, unit: 'workingDay' }, '2026-12-02 17:30', 'noticed on Sunday night'],
    ['2026-02-13 15:00', { n: 3, unit: 'workingDay' }, '2026-02-25 17:30', 'over 春节, its worked Saturday counts'],
    ['2026-02-13 15:00', { n: 7, unit: 'workingDay' }, '2026-03-02 17:30', 'over 春节 and both worked Saturdays'],
    ['2026-09-18 09:00', { n: 1, unit: 'workingDay' }, '2026-09-20 17:30', 'due on a worked Sunday'],
    ['2026-09-24 09:00', { n: 6, unit: 'workingDay' }, '2026-10-10 17:30', 'over 中秋 and 国庆 to a worked Saturday'],
    ['2026-09-30 09:00', { n: 15, unit: 'workingDay' }, '2026-10-27 17:30', 'fifteen days over 国庆'],
  ];
  for (const [start, limit, due, name] of cases) {
    it(`is ${due} when ${limit.n} ${limit.unit} start at ${start}: ${name}`, () => {
      expect(dueAfter(civil(start), limit, calendar)).to.deep.equal(civil(due));
    });
  }

  it('never falls when the start rises', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyLimit, (a, b, limit) => {
        const [early, late] = inOrder(a, b).map((start) => dueAfter(start, limit, calendar));

        expect(early).to.be.at.most(late as Date);
      }),
    );
  });

  it('leaves n whole working days after the day of notice when the unit is working days', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 30 }), (start, n) => {
        const due = dueAfter(start, { n, unit: 'workingDay' }, calendar);
        const midnight = new Date(civil(`${civilDay(start)} 00:00`).getTime() + 24 * hourMs);

        expect(countedMs(midnight, due, 'workingDay', calendar)).to.equal(n * officeDayMs);
        expect(isWorkingDay(civilDay(due), calendar)).to.equal(true);
      }),
    );
  });

  it('refuses a limit that is no whole working day when a rule is wrong', () => {
    for (const n of [0, -1, 1.5, Number.NaN]) {
      expect(() => dueAfter(civil('2026-11-24 09:00'), { n, unit: 'workingDay' }, calendar)).to.throw(RangeError);
    }
  });

  it('fails instead of searching for ever when the calendar has no office hour', () => {
    for (const unit of ['officeHour', 'workingDay'] as const) {
      expect(() => dueAfter(civil('2026-11-24 09:00'), { n: 1, unit }, { ...calendar, officeSpans: [] })).to.throw(
        'no office hour',
      );
    }
  });

  it('gives the same instants when the process runs in another time zone', () => {
    const script = `
      import { dueAfter, stepAt, civilDay } from './workflows/domain/working-time.ts';
      import { civil, shippedCalendar } from './test/support/calendar.ts';
      const start = civil('2026-09-24 23:59');
      const due = dueAfter(start, { n: 6, unit: 'workingDay' }, shippedCalendar);
      console.log(JSON.stringify([civilDay(start), due, stepAt(start, due, 50, 'workingDay', shippedCalendar)]));`;
    const runIn = (TZ: string): string =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        env: { TZ },
        encoding: 'utf8',
      }).trim();

    const [newYork, kiritimati] = [runIn('America/New_York'), runIn('Pacific/Kiritimati')];

    expect(newYork).to.equal('["2026-09-24","2026-10-10T09:30:00.000Z","2026-09-30T09:30:00.000Z"]');
    expect(kiritimati).to.equal(newYork);
  }).timeout(20_000);

  it('takes microseconds when a clock runs over 15 working days', () => {
    const start = civil('2026-09-24 09:00');
    const runs = 2_000;
    const startedAt = performance.now();

    for (let run = 0; run < runs; run++) dueAfter(start, { n: 15, unit: 'workingDay' }, calendar);

    // Measured at about 16 µs; the bound leaves room for a loaded machine and still catches a return of Intl.
    expect(((performance.now() - startedAt) * 1_000) / runs).to.be.below(200);
  });
});

describe('countedMs', () => {
  it('is additive when an interval is cut anywhere', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyInstant, anyUnit, (x, y, z, unit) => {
        const [a, b, c] = inOrder(x, y, z) as [Date, Date, Date];

        const parts = countedMs(a, b, unit, calendar) + countedMs(b, c, unit, calendar);

        expect(parts).to.equal(countedMs(a, c, unit, calendar));
      }),
    );
  });

  it('never falls and never exceeds natural time when the end rises', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyInstant, anyUnit, (x, y, z, unit) => {
        const [a, b, c] = inOrder(x, y, z) as [Date, Date, Date];

        expect(countedMs(a, b, unit, calendar)).to.be.within(0, countedMs(a, c, unit, calendar));
        expect(countedMs(a, c, unit, calendar)).to.be.at.most(c.getTime() - a.getTime());
      }),
    );
  });

  it('is nothing when the end lies before the start', () => {
    const [earlier, later] = [civil('2026-11-24 09:00'), civil('2026-11-24 10:00')];

    expect(countedMs(later, earlier, 'hour', calendar)).to.equal(0);
  });

  it('is nothing in a lunch gap and 6½ hours on a working day when counted in the office', () => {
    expect(countedMs(civil('2026-11-24 12:00'), civil('2026-11-24 14:30'), 'officeHour', calendar)).to.equal(0);
    expect(countedMs(civil('2026-11-24 00:00'), civil('2026-11-25 00:00'), 'officeHour', calendar)).to.equal(
      officeDayMs,
    );
    expect(countedMs(civil('2026-10-01 00:00'), civil('2026-10-08 00:00'), 'workingDay', calendar)).to.equal(0);
  });
});

describe('advance', () => {
  it('is the inverse of countedMs when any time is counted', () => {
    fc.assert(
      fc.property(anyInstant, anyMs, anyUnit, (from, ms, unit) => {
        expect(countedMs(from, advance(from, ms, unit, calendar), unit, calendar)).to.equal(ms);
      }),
    );
  });

  it('gives the earliest such instant when an hour ends just before a gap', () => {
    fc.assert(
      fc.property(
        anyInstant,
        anyMs.filter((ms) => ms > 0),
        anyUnit,
        (from, ms, unit) => {
          const justBefore = new Date(advance(from, ms, unit, calendar).getTime() - 1);

          expect(countedMs(from, justBefore, unit, calendar)).to.equal(ms - 1);
        },
      ),
    );
  });

  it('refuses what is no number when a share was left out', () => {
    expect(() => advance(civil('2026-11-24 09:00'), Number.NaN, 'officeHour', calendar)).to.throw(RangeError);
  });
});

describe('stepAt', () => {
  it('puts the steps in order between start and due when the ladder climbs, 100 exactly on the due', () => {
    fc.assert(
      fc.property(anyInstant, anyLimit, (start, limit) => {
        const due = dueAfter(start, limit, calendar);

        const [half, yellow, red] = [50, 80, 100].map((percent) => stepAt(start, due, percent, limit.unit, calendar));

        expect(start).to.be.at.most(half as Date);
        expect(half).to.be.at.most(yellow as Date);
        expect(yellow).to.be.at.most(red as Date);
        expect(red).to.deep.equal(due);
      }),
    );
  });

  it('counts office time only when a working-day clock started in the evening', () => {
    const start = civil('2026-11-24 20:00');
    const due = dueAfter(start, { n: 1, unit: 'workingDay' }, calendar);

    expect(stepAt(start, due, 50, 'workingDay', calendar)).to.deep.equal(civil('2026-11-25 11:45'));
    expect(stepAt(start, due, 80, 'workingDay', calendar)).to.deep.equal(civil('2026-11-25 16:12'));
  });

  it('is the due itself when nothing is left between start and due', () => {
    const due = civil('2026-11-24 09:00');

    expect(stepAt(civil('2026-11-24 10:00'), due, 50, 'hour', calendar)).to.deep.equal(due);
  });
});

describe('dueAfterPause', () => {
  it('moves the due by the counted time when a clock stood still over a weekend', () => {
    const moved = (unit: LimitUnit): Date =>
      dueAfterPause(civil('2026-12-04 17:30'), civil('2026-11-27 16:30'), civil('2026-11-30 09:30'), unit, calendar);

    expect(moved('workingDay')).to.deep.equal(civil('2026-12-07 10:30'));
    expect(moved('hour')).to.deep.equal(civil('2026-12-07 10:30'));
  });

  it('leaves as much counted time as before when a running clock was paused', () => {
    fc.assert(
      fc.property(anyInstant, anyLimit, anyMs, anyMs, (start, limit, before, paused) => {
        const due = dueAfter(start, limit, calendar);
        const pausedAt = new Date(Math.min(advance(start, before, limit.unit, calendar).getTime(), due.getTime()));
        const resumedAt = new Date(pausedAt.getTime() + paused);

        const newDue = dueAfterPause(due, pausedAt, resumedAt, limit.unit, calendar);

        expect(countedMs(resumedAt, newDue, limit.unit, calendar)).to.equal(
          countedMs(pausedAt, due, limit.unit, calendar),
        );
      }),
    );
  });
});

describe('dueAfterShare', () => {
  it('rounds up to whole working days at closing time when half of 15 is asked', () => {
    const half = dueAfterShare(civil('2026-11-24 09:00'), { n: 15, unit: 'workingDay' }, 0.5, calendar);

    expect(half).to.deep.equal(civil('2026-12-04 17:30'));
  });

  it('is exact when the unit is hours', () => {
    const start = civil('2026-11-24 09:00');

    expect(dueAfterShare(start, { n: 72, unit: 'hour' }, 0.5, calendar)).to.deep.equal(civil('2026-11-25 21:00'));
    expect(dueAfterShare(start, { n: 1, unit: 'officeHour' }, 0.5, calendar)).to.deep.equal(civil('2026-11-24 09:30'));
  });
});

describe('reachesProvisional', () => {
  it('turns true with the civil new year when the next plan is not published', () => {
    expect(reachesProvisional(civil('2026-12-31 23:59'), calendar)).to.equal(false);
    expect(reachesProvisional(civil('2027-01-01 00:00'), calendar)).to.equal(true);
  });

  it('stays true when the instant lies beyond every known year', () => {
    expect(reachesProvisional(civil('2031-06-01 09:00'), calendar)).to.equal(true);
  });
});

describe('civilDay', () => {
  it('names the day of Shanghai when UTC is still on the day before', () => {
    expect(civilDay(new Date('2026-11-23T16:00:00.000Z'))).to.equal('2026-11-24');
  });
});
