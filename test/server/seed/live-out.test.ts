import { expect } from 'chai';
import { liveOut } from '../../../server/seed/live-out.ts';
import type { LifeStep } from '../../../server/seed/live-out.ts';
import type { NewTicket } from '../../../workflows/domain/register.ts';
import { MORNING, later, person, shippedTiming } from '../../support/domain.ts';

const start: NewTicket = {
  no: '2026-1124-0100',
  at: MORNING,
  by: person('operator'),
  commandId: 'seed:1',
  demand: { type: 'help', category: null, kind: 'general', secret: false, tourist: false },
  urgent: true,
  reachable: true,
  grave: false,
  said: {},
};
const accept: LifeStep = {
  minute: 4,
  action: 'accept',
  by: person('dispatcher'),
  said: { type: 'help', category: 'C1-07', kind: 'general' },
};

const live = (steps: readonly LifeStep[], hours: number) =>
  liveOut(start, steps, new Date(later(MORNING, hours)), shippedTiming);

describe('liveOut', () => {
  it('when nobody moves, then the clocks fire at their instants, a moment late, in order', () => {
    const lived = live([], 0.1);

    const fired = lived.slice(1).map(({ event }) => [event.row, event.at]);

    expect(fired).to.deep.equal([
      ['STEP', '2026-11-24T01:02:30.400Z'],
      ['STEP', '2026-11-24T01:04:00.400Z'],
      ['STEP', '2026-11-24T01:05:00.400Z'],
    ]);
  });

  it('when somebody moves in time, then the steps that it made needless do not fire', () => {
    const lived = live([accept], 0.1);

    expect(lived.map(({ event }) => event.action)).to.include('accept');
    expect(lived.flatMap(({ event }) => event.clocks.map((fact) => fact.do))).not.to.include('breach');
  });

  it('when the life is cut off before a step of it, then that step is not taken', () => {
    expect(live([accept], 0.05).map(({ event }) => event.action)).not.to.include('accept');
  });

  it('when each event is told, then it leads from the state before to the one after', () => {
    const lived = live([accept], 1);

    lived.slice(1).forEach(({ before }, index) => expect(before).to.equal(lived[index]?.after));
    expect(lived.map(({ after }) => after.version)).to.deep.equal(lived.map((_one, index) => index + 1));
  });

  it('when a step is refused, then the script is wrong and says where', () => {
    expect(() => live([{ ...accept, action: 'sign' }], 1)).to.throw('breaks at sign: 工单现在是“待审核”');
  });
});
