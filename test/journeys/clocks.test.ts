import { expect } from 'chai';
import type { Calendar } from '../../workflows/domain/calendar.ts';
import type { DemandType } from '../../workflows/domain/deadlines.ts';
import { people, said } from '../support/sample-life.ts';
import { after as later, firingsOf, startSkippingHouse } from '../support/skipping.ts';
import type { SkippingHouse } from '../support/skipping.ts';
import { shippedDeadlines } from '../support/timing.ts';

const dayMs = 86_400_000;
const hourMinutes = 60;
/** A step is written down within this of its instant. */
const lateMs = 2_000;
const dayName = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const civil = (day: string, plusDays: number, time: string): Date =>
  new Date(Date.parse(`${day}T${time}:00+08:00`) + plusDays * dayMs);

/** The next Saturday whose Friday morning is still to come. */
const saturdayAfter = (now: Date): string =>
  [2, 3, 4, 5, 6, 7, 8]
    .map((days) => dayName(new Date(now.getTime() + days * dayMs)))
    .find((day) => new Date(day).getUTCDay() === 6)!;

/** A 调休 weekend soon after now: the Saturday is worked, the Monday after it is off. */
const calendarAt = (now: Date): Calendar => {
  const saturday = saturdayAfter(now);
  const monday = dayName(civil(saturday, 2, '12:00'));
  return {
    officeSpans: [
      ['08:30', '12:00'],
      ['14:30', '17:30'],
    ],
    days: { [saturday]: 'workday', [monday]: 'holiday' },
    provisionalYears: [],
  };
};

/** Dispatched on that Friday: working day 1 is the Saturday, 2 the Tuesday; counted by hand from the Saturday on. */
const finishes = [
  { type: 'consult', days: 3, afterSaturday: 4 },
  { type: 'help', days: 7, afterSaturday: 10 },
  { type: 'complaint', days: 15, afterSaturday: 20 },
] as const;

const startsAt = (at: string, expected: Date): void => {
  expect(new Date(at).getTime() - expected.getTime(), `${at} against ${expected.toISOString()}`).to.be.within(
    0,
    lateMs,
  );
};

describe('clocks on a server whose time can be moved', () => {
  let house: SkippingHouse;
  let startedAt: Date;
  // A server for each part: what one part lets pass is not the other's time.
  const open = async function (this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    house = await startSkippingHouse((now) => ({ deadlines: shippedDeadlines, calendar: calendarAt(now) }));
    startedAt = await house.now();
  };

  const dispatched = async (type: DemandType, urgent: boolean): Promise<{ no: string; at: Date }> => {
    const no = await house.open({
      urgent,
      demand: { type, category: null, kind: 'general', secret: false, tourist: false },
    });
    await house.perform(no, people.dispatcher, 'accept', { type });
    await house.perform(no, people.dispatcher, 'dispatch', said.dispatch);
    return { no, at: new Date(house.office.eventsOf(no).at(-1)!.at) };
  };

  describe('of an urgent ticket', () => {
    before(open);
    after(() => house.stop());

    it('fire after 10 min, 30 min and 2 h, and 24 h after 处理完毕, when nobody acts', async function () {
      this.timeout(60_000);
      const { no, at } = await dispatched('help', true);
      await house.perform(no, people.handler, 'handled');
      const handledAt = house.office.eventsOf(no).at(-1)!.at;

      await house.sleepUntil(later(handledAt, 24 * hourMinutes + 1));

      const limits = {
        contact: later(at, 10),
        onSite: later(at, 30),
        feedback: later(at, 2 * hourMinutes),
        result: later(handledAt, 24 * hourMinutes),
      };
      for (const [name, due] of Object.entries(limits)) {
        const red = firingsOf(house.office.eventsOf(no), name).filter((one) => one.isRed);
        expect(red, name).to.have.length(1);
        expect(red[0]!.dueAt, name).to.equal(due.toISOString());
        startsAt(red[0]!.at, due);
      }
    });

    it('tell at 50, 80 and 100 percent, when nobody acts, then each step at its instant', async function () {
      this.timeout(60_000);
      const { no, at } = await dispatched('help', true);

      await house.sleepUntil(later(at, 31));

      const steps = firingsOf(house.office.eventsOf(no), 'onSite');
      expect(steps.map((step) => step.fired)).to.deep.equal([1, 2, 3]);
      [15, 24, 30].forEach((minutes, index) => startsAt(steps[index]!.at, later(at, minutes)));
      const kinds = [...house.office.notices.values()].filter(
        (notice) => notice.no === no && notice.clock === 'onSite',
      );
      expect(kinds.map(({ kind, to }) => `${kind} ${to}`)).to.deep.equal([
        'step50 unit:water:handler',
        'step80 unit:water:handler',
        'step80 unit:water:liaison',
        'red unit:water:handler',
        'red unit:water:liaison',
        'red unit:water:deptLeader',
        'red role:supervisor',
      ]);
    });

    it('never turn red, when each duty is met a minute before its instant', async function () {
      this.timeout(60_000);
      const { no, at } = await dispatched('help', true);

      await house.perform(no, people.liaison, 'sign');
      await house.sleepUntil(later(at, 9));
      await house.perform(no, people.handler, 'contact', said.contact);
      await house.sleepUntil(later(at, 29));
      await house.perform(no, people.handler, 'arrive', said.arrive);
      await house.sleepUntil(later(at, 119));
      await house.perform(no, people.handler, 'feedback', said.feedback);
      await house.perform(no, people.handler, 'handled');
      await house.sleepUntil(later(at, 119 + 24 * hourMinutes - 1));
      await house.perform(no, people.handler, 'submit', said.submit);
      await house.perform(no, people.deptLeader, 'approve');
      await house.sleepUntil(later(at, 26 * hourMinutes));

      const events = house.office.eventsOf(no);
      for (const name of ['sign', 'contact', 'onSite', 'feedback', 'result', 'finish']) {
        expect(
          firingsOf(events, name).filter((one) => one.isRed),
          name,
        ).to.deep.equal([]);
      }
      expect(house.office.stateOf(no).order).to.equal(null);
    });
  });

  describe('counted in working days across a weekend with 调休', () => {
    const dues: Record<string, Date> = {};
    const idle: Record<string, string> = {};
    const busy: Record<string, string> = {};
    before(open);
    after(() => house.stop());

    // All six at once: every one of them fires something every day that nobody acts.
    before(async function () {
      this.timeout(90_000);
      const saturday = saturdayAfter(startedAt);
      await house.sleepUntil(civil(saturday, -1, '10:00'));
      for (const { type, afterSaturday } of finishes) {
        dues[type] = civil(saturday, afterSaturday, '17:30');
        idle[type] = (await dispatched(type, false)).no;
        busy[type] = (await dispatched(type, false)).no;
        await house.perform(busy[type], people.handler, 'contact', said.contact);
      }
      for (const { type } of finishes) {
        await house.sleepUntil(later(dues[type]!, -1));
        await house.perform(busy[type]!, people.handler, 'submit', said.submit);
        await house.sleepUntil(later(dues[type]!, 5));
        await house.perform(busy[type]!, people.deptLeader, 'approve');
      }
    });

    for (const { type, days } of finishes) {
      it(`fire at the close of working day ${days}, when a ${type} is not finished`, () => {
        const red = firingsOf(house.office.eventsOf(idle[type]!), 'finish').filter((one) => one.isRed);

        expect(red.map((one) => one.dueAt)).to.deep.equal([dues[type]!.toISOString()]);
        startsAt(red[0]!.at, dues[type]!);
      });

      it(`stay silent, when a ${type} is submitted a minute before the close of working day ${days}`, () => {
        const finish = house.office.stateOf(busy[type]!).clocks.find((clock) => clock.name === 'finish');

        expect(finish?.state).to.equal('met');
        expect(firingsOf(house.office.eventsOf(busy[type]!), 'finish').filter((one) => one.isRed)).to.deep.equal([]);
      });
    }
  });
});
