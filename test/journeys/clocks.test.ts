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

/** The days of a 调休 weekend that lies in the next two weeks: its Saturday is worked, the Monday after it is off. */
const swapAfter = (now: Date): { readonly saturday: string; readonly monday: string } => {
  const days = Array.from({ length: 7 }, (_, index) => dayName(new Date(now.getTime() + (index + 1) * dayMs)));
  const saturday = days.find((day) => new Date(day).getUTCDay() === 6)!;
  return { saturday, monday: dayName(new Date(Date.parse(saturday) + 2 * dayMs)) };
};

const calendarAt = (now: Date): Calendar => {
  const { saturday, monday } = swapAfter(now);
  return { officeSpans: [['08:30', '12:00'], ['14:30', '17:30']], days: { [saturday]: 'workday', [monday]: 'holiday' }, provisionalYears: [] };
};

/** Closing time of the nth working day after today, counted here by hand and not by the domain. */
const closingOf = (now: Date, n: number): Date => {
  const { saturday, monday } = swapAfter(now);
  const isWorked = (day: string): boolean => day === saturday || (day !== monday && ![0, 6].includes(new Date(day).getUTCDay()));
  let [day, left] = [dayName(now), n];
  while (left > 0) {
    day = dayName(new Date(Date.parse(day) + dayMs));
    if (isWorked(day)) left -= 1;
  }
  return new Date(`${day}T17:30:00+08:00`);
};

const startsAt = (at: string, expected: Date): void => {
  expect(new Date(at).getTime() - expected.getTime(), `${at} against ${expected.toISOString()}`).to.be.within(0, lateMs);
};

describe('clocks on a server whose time can be moved', () => {
  let house: SkippingHouse;
  before(async function () {
    this.timeout(60_000);
    house = await startSkippingHouse((now) => ({ deadlines: shippedDeadlines, calendar: calendarAt(now) }));
  });
  after(() => house.stop());

  const dispatched = async (type: DemandType, urgent: boolean): Promise<{ no: string; at: Date }> => {
    const no = await house.open({ urgent, demand: { type, category: null, kind: 'general', secret: false, tourist: false } });
    await house.perform(no, people.dispatcher, 'accept', { type });
    await house.perform(no, people.dispatcher, 'dispatch', said.dispatch);
    return { no, at: new Date(house.office.eventsOf(no).at(-1)!.at) };
  };

  describe('of an urgent ticket', () => {
    it('fire after 10 min, 30 min and 2 h, and 24 h after 处理完毕, when nobody acts', async function () {
      this.timeout(60_000);
      const { no, at } = await dispatched('help', true);
      await house.perform(no, people.handler, 'handled');
      const handledAt = house.office.eventsOf(no).at(-1)!.at;

      await house.sleepUntil(later(handledAt, 24 * hourMinutes + 1));

      const limits = { contact: later(at, 10), onSite: later(at, 30), feedback: later(at, 2 * hourMinutes), result: later(handledAt, 24 * hourMinutes) };
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
      const kinds = [...house.office.notices.values()].filter((notice) => notice.no === no && notice.clock === 'onSite');
      expect(kinds.map(({ kind, to }) => `${kind} ${to}`)).to.deep.equal([
        'step50 unit:water:handler',
        'step80 unit:water:handler', 'step80 unit:water:liaison',
        'red unit:water:handler', 'red unit:water:liaison', 'red unit:water:deptLeader', 'red role:supervisor',
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
        expect(firingsOf(events, name).filter((one) => one.isRed), name).to.deep.equal([]);
      }
      expect(house.office.stateOf(no).order).to.equal(null);
    });
  });

  describe('counted in working days across a weekend with 调休', () => {
    const finishes = [['consult', 3], ['help', 7], ['complaint', 15]] as const;

    for (const [type, days] of finishes) {
      it(`fire at the close of working day ${days}, when a ${type} is not finished`, async function () {
        this.timeout(60_000);
        const { no, at } = await dispatched(type, false);
        const due = closingOf(at, days);

        await house.sleepUntil(later(due, 1));

        const red = firingsOf(house.office.eventsOf(no), 'finish').filter((one) => one.isRed);
        expect(red.map((one) => one.dueAt)).to.deep.equal([due.toISOString()]);
        startsAt(red[0]!.at, due);
      });

      it(`stay silent, when a ${type} is submitted a minute before the close of working day ${days}`, async function () {
        this.timeout(60_000);
        const { no, at } = await dispatched(type, false);
        const due = closingOf(at, days);
        await house.perform(no, people.handler, 'contact', said.contact);

        await house.sleepUntil(later(due, -1));
        await house.perform(no, people.handler, 'submit', said.submit);
        await house.sleepUntil(later(due, 5));
        await house.perform(no, people.deptLeader, 'approve');

        const finish = house.office.stateOf(no).clocks.find((clock) => clock.name === 'finish');
        expect(finish?.state).to.equal('met');
        expect(firingsOf(house.office.eventsOf(no), 'finish').filter((one) => one.isRed)).to.deep.equal([]);
      });
    }
  });
});
