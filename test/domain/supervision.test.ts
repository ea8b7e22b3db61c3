import { expect } from 'chai';
import {
  attempt,
  addresseesOf,
  clockOf,
  fire,
  later,
  lifeIn,
  make,
  person,
  registered,
  run,
  wait,
} from '../support/domain.ts';
import type { Life } from '../support/domain.ts';

const sup = ({ state }: Life) => [state.counters.sup, state.counters.lvl];
const redSign = (): Life => {
  const life = lifeIn('awaitingSign');
  return wait(life, later(clockOf(life, 'sign').dueAt, 0.1));
};
const redTriage = (): Life => wait(registered(), later(clockOf(registered(), 'triage').dueAt, 0.1));
const ordered = (): Life => run(lifeIn('handling'), 'contact:handler', 'issueOrder:supervisor');
const answer = (life: Life, by = addresseesOf(life.state)[0] ?? person('liaison', 'nobody')): Life =>
  make(life, { action: 'answerOrder', by });

describe('the 督办单 of a ticket', () => {
  it('is issued by the system when sign goes red and drafted when triage does', () => {
    const drafted = redTriage();

    // The contact clock is due with the signature: one order, two causes.
    expect(sup(redSign())).to.deep.equal([1, 1]);
    expect(redSign().state.order?.causes.map((cause) => [cause.text, cause.by])).to.deep.equal([
      ['先行联系到期未完成', 'system'],
      ['签收到期未完成', 'system'],
    ]);
    expect(sup(drafted)).to.deep.equal([3, 0]);
    expect([drafted.state.order?.level, drafted.state.order?.issuedAt, drafted.state.order?.addressees]).to.deep.equal([
      0,
      null,
      ['role:dispatcher'],
    ]);
  });

  it('issues itself with its cause when nobody looks at the draft', () => {
    const drafted = redTriage();
    const issued = wait(drafted, clockOf(drafted, 'draft').dueAt);

    expect(sup(issued)).to.deep.equal([1, 1]);
    expect([issued.state.order?.issuedBy, issued.state.order?.causes.length]).to.deep.equal(['system', 1]);
    expect(issued.state.order?.version).to.be.greaterThan(drafted.state.order?.version ?? 0);
  });

  it('starts one response clock, not two, when a cause is added', () => {
    const joined = run(ordered(), 'issueOrder:supervisor');

    expect(
      joined.events
        .at(-1)
        ?.clocks.filter((fact) => fact.do === 'start')
        .map((fact) => fact.clock.name),
    ).to.deep.equal(['supervise']);
    expect([joined.state.order?.version, joined.state.order?.causes.length, joined.state.counters.lvl]).to.deep.equal([
      2, 2, 1,
    ]);
  });

  it('takes no answer to an older version when a cause was added or the answer was sent back', () => {
    const first = ordered();
    const stale = {
      action: 'answerOrder',
      by: addresseesOf(first.state)[0] ?? person('liaison'),
      said: { orderVersion: 1, causeText: '人手少', measures: '加派', doneBy: later(first.now, 24) },
    };
    const joined = run(first, 'issueOrder:supervisor');
    const sentBack = run(answer(first), 'rejectAnswer:supervisor');
    const second = run(answer(first), 'strikeOff:shiftLead', 'issueOrder:supervisor');

    for (const life of [joined, sentBack, second]) {
      expect(attempt(life, stale)).to.deep.equal({ ok: false, refusal: { code: 'stale-order', version: 2 } });
    }
    expect(attempt(joined, { action: 'answerOrder', by: stale.by }).ok).to.be.true;
  });

  it('waits for every addressee when a unit and a role must answer', () => {
    // The draft about triage (派单员) issues itself; the lead's signature goes red later and joins.
    const issued = wait(redTriage(), clockOf(redTriage(), 'draft').dueAt);
    const both = wait(run(issued, 'accept:dispatcher', 'dispatch:dispatcher'), '2026-11-27T00:00:00.000Z');
    expect(both.state.order?.addressees).to.have.members(['role:dispatcher', 'unit:unit-1']);

    const one = answer(both, person('dispatcher'));
    const all = answer(one, person('deptLeader', 'unit-1'));

    expect([sup(one)[0], sup(all)[0]]).to.deep.equal([1, 2]);
    expect(attempt(one, { action: 'strikeOff', by: 'shiftLead' }).ok).to.be.false;
    expect(clockOf(one, 'supervise').state).to.equal('running');
    expect(attempt(both, { action: 'answerOrder', by: person('liaison', 'unit-2') }).ok).to.be.false;
  });

  it('climbs one level and asks again when nobody answers, up to the top and no further', () => {
    let life = ordered();
    const levels = Array.from({ length: 4 }, () => {
      const { dueAt } = clockOf(life, 'supervise');
      life = wait(life, dueAt);
      return life.state.counters.lvl;
    });

    expect(levels).to.deep.equal([2, 3, 3, 3]);
    expect(clockOf(life, 'supervise').state).to.equal('running');
  });

  it('asks the striking-off anew, one level up, when nobody looks at the answer', () => {
    const answered = answer(ordered());
    const asked = wait(answered, clockOf(answered, 'strikeOff').dueAt);

    expect(sup(asked)).to.deep.equal([2, 2]);
    expect(clockOf(asked, 'strikeOff').state).to.equal('running');
  });

  it('is not struck off while a clock is red, and is answered anew when another goes red', () => {
    const answered = answer(redSign());
    expect(attempt(answered, { action: 'strikeOff', by: 'shiftLead' })).to.deep.equal({
      ok: false,
      refusal: { code: 'guard', needed: ['noOver'] },
    });

    const signed = run(answered, 'contact:handler');
    expect(attempt(signed, { action: 'strikeOff', by: 'shiftLead' }).ok).to.be.true;

    const finishRed = wait(signed, clockOf(signed, 'finish').dueAt);
    expect([finishRed.state.counters.sup, finishRed.state.order?.answeredBy]).to.deep.equal([1, []]);
  });

  it('lets only the chair set a new due when the ladder is at its top', () => {
    const top = answer(wait(redSign(), '2026-12-01T00:00:00.000Z'));
    expect(top.state.counters.lvl).to.equal(3);

    expect(attempt(top, { action: 'setNewDue', by: 'supervisor' }).ok).to.be.false;
    expect(attempt(top, { action: 'setNewDue', by: 'chair' }).ok).to.be.true;
  });

  it('stays with the former lead when the ticket is taken away from it', () => {
    const raised = run(lifeIn('handling'), 'raiseLead:supervisor');

    expect([raised.state.status, raised.state.lead, raised.state.order?.addressees]).to.deep.equal([
      'awaitingDispatch',
      null,
      ['unit:unit-1'],
    ]);
    expect(attempt(raised, { action: 'answerOrder', by: person('liaison', 'unit-1') }).ok).to.be.true;
  });

  it('goes on when the ticket is merged or withdrawn', () => {
    for (const action of ['merge:dispatcher', 'withdraw:citizen']) {
      expect(sup(run(ordered(), action))).to.deep.equal([1, 1]);
    }
  });

  it('counts on its versions when a second order is issued', () => {
    const second = run(answer(ordered()), 'strikeOff:shiftLead', 'issueOrder:supervisor');

    expect([second.state.order?.version, second.state.order?.causes.length, second.state.counters.lvl]).to.deep.equal([
      2, 1, 2,
    ]);
  });

  it('is one order when two clocks go red at the same instant', () => {
    const life = lifeIn('awaitingSign');
    const red = fire(fire(wait(life, later(clockOf(life, 'sign').dueAt, -0.01))));

    expect(red.state.clocks.filter((clock) => clock.state === 'red').map((clock) => clock.name)).to.have.members([
      'contact',
      'sign',
    ]);
    expect(red.state.clocks.filter((clock) => clock.name === 'supervise' && clock.endedAt === null)).to.have.length(1);
  });
});
