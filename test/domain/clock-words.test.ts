// What happens to each clock: held, paused, hastened, moved, excused. Times are Shanghai's; 2026-11-24 is a Tuesday.
import { expect } from 'chai';
import { nextDue } from '../../workflows/domain/next-due.ts';
import type { Clock } from '../../workflows/domain/ticket.ts';
import { civil } from '../support/calendar.ts';
import { attempt, clockOf, fire, later, lifeIn, make, registered, run, wait } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';

const at = (text: string): string => civil(text).toISOString();
const local = (instant: string | null): string =>
  instant === null ? '' : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
const due = (life: Life, name: string, task: number | null = null): string => local(clockOf(life, name, task).dueAt);
const stateOf = (life: Life, name: string, task: number | null = null): Clock['state'] =>
  clockOf(life, name, task).state;
const isNext = (life: Life, name: string): boolean => nextDue(life.state)?.clock.startsWith(`${name}/`) ?? false;
const to = (life: Life, text: string): Life => wait(life, at(text));
const openOf = (life: Life): string[] =>
  life.state.clocks
    .filter((clock) => clock.endedAt === null)
    .map((clock) => `${clock.name} ${clock.state}`)
    .sort();

const inHand = (): Life => run(lifeIn('awaitingSign'), 'contact:handler');
const urgentInHand = (): Life =>
  run(registered({ urgent: true }), 'accept:dispatcher', 'dispatch:dispatcher', 'sign:liaison', 'contact:handler');

describe('the clocks of a ticket', () => {
  it('start as the table says when an ordinary and an urgent ticket are dispatched', () => {
    const ordinary = lifeIn('awaitingSign');
    const urgent = run(registered({ urgent: true }), 'accept:dispatcher', 'dispatch:dispatcher');

    expect(openOf(ordinary)).to.deep.equal([
      'contact running',
      'finish running',
      'overall running',
      'returnWindow running',
      'sign running',
    ]);
    expect(openOf(urgent)).to.deep.equal(
      ['contact', 'feedback', 'finish', 'onSite', 'overall', 'returnWindow', 'sign'].map((name) => `${name} running`),
    );
    expect([
      due(ordinary, 'finish'),
      due(ordinary, 'overall'),
      due(urgent, 'onSite'),
      due(urgent, 'feedback'),
      due(urgent, 'finish'),
    ]).to.deep.equal(['12-03 17:30', '12-14 17:30', '11-24 09:30', '11-24 11:00', '11-27 09:00']);
  });

  it('give back the right to return for sign limit and window when unsigned, for the window alone when signed', () => {
    const unsigned = lifeIn('awaitingSign');
    const signed = make(unsigned, { action: 'sign', by: 'liaison', at: at('2026-11-24 11:00') });

    expect([due(unsigned, 'returnWindow'), due(signed, 'returnWindow')]).to.deep.equal(['11-26 10:30', '11-24 15:30']);
  });

  it('refuse a return when its window has passed though nobody fired it, and take it when it was sent in time', () => {
    const life = run(lifeIn('awaitingSign'), 'sign:liaison');
    const windowDue = clockOf(life, 'returnWindow').dueAt;
    const lapsed = wait(life, later(windowDue, 0.2));

    expect(attempt({ ...life, now: later(windowDue, 0.1) }, { action: 'return', by: 'liaison' }).ok).to.be.false;
    expect(stateOf(lapsed, 'returnWindow')).to.equal('lapsed');
    expect(attempt(lapsed, { action: 'return', by: 'liaison' }).ok).to.be.false;
    expect(attempt(lapsed, { action: 'return', by: 'liaison', at: windowDue }).ok).to.be.true;
  });

  it('stand still when a return is argued about, and move by the counted pause when it ends', () => {
    const returned = make(lifeIn('awaitingSign'), { action: 'return', by: 'liaison', at: at('2026-11-24 10:00') });
    const resumed = make({ ...returned, now: at('2026-11-25 10:00') }, { action: 'rejectReturn', by: 'dispatcher' });

    expect([stateOf(returned, 'contact'), stateOf(returned, 'finish'), stateOf(returned, 'overall')]).to.deep.equal([
      'paused',
      'paused',
      'running',
    ]);
    expect([due(resumed, 'contact'), due(resumed, 'finish')]).to.deep.equal(['11-26 17:30', '12-04 17:30']);
  });

  it('never stand still when the ticket is urgent', () => {
    const urgent = run(registered({ urgent: true }), 'accept:dispatcher', 'dispatch:dispatcher', 'return:liaison');

    expect(openOf(urgent).filter((one) => one.endsWith('paused'))).to.deep.equal([]);
  });

  it('count a duty as met in time when it is done while its clock stands still, however long that lasts', () => {
    const convened = make(
      { ...lifeIn('awaitingDispatch'), now: at('2026-11-24 10:00') },
      { action: 'convene', by: 'dispatcher' },
    );
    const months = { ...convened, now: at('2027-01-20 10:00') };

    const done = run(months, 'contact:handler', 'submit:handler', 'approve:deptLeader');

    expect([stateOf(done, 'contact'), stateOf(done, 'finish')]).to.deep.equal(['met', 'met']);
  });

  it('end the pause at the submission when a result handed in during a 会商 is sent back', () => {
    const convened = make(
      { ...lifeIn('awaitingDispatch'), now: at('2026-11-24 10:00') },
      { action: 'convene', by: 'dispatcher' },
    );
    const submitted = run({ ...convened, now: at('2026-11-25 10:00') }, 'contact:handler', 'submit:handler');

    const back = make({ ...submitted, now: at('2026-11-27 10:00') }, { action: 'sendBack', by: 'deptLeader' });

    expect(due(back, 'finish')).to.equal('12-04 17:30');
  });

  it('hold the finish when a result waits for approval, and meet it at the instant of submission', () => {
    const submitted = make(to(inHand(), '2026-12-03 17:00'), { action: 'submit', by: 'handler' });
    const overdue = to(submitted, '2026-12-04 11:00');

    expect([stateOf(overdue, 'finish'), due(overdue, 'finish')]).to.deep.equal(['running', '12-03 17:30']);
    const approved = make(overdue, { action: 'approve', by: 'deptLeader' });
    expect([stateOf(approved, 'finish'), local(clockOf(approved, 'finish').endedAt)]).to.deep.equal([
      'met',
      '12-03 17:00',
    ]);
  });

  it('fire the finish at once when it is sent back after its due instant', () => {
    const submitted = make(to(inHand(), '2026-12-03 17:00'), { action: 'submit', by: 'handler' });
    const back = make(to(submitted, '2026-12-04 11:00'), { action: 'sendBack', by: 'deptLeader' });

    expect(isNext(back, 'finish')).to.be.true;
    const fired = fire(back);
    expect([fired.now, stateOf(fired, 'finish'), fired.state.counters.sup]).to.deep.equal([
      at('2026-12-04 11:00'),
      'red',
      1,
    ]);
  });

  it('hold the finish while an extension is undecided, fire it when denied, move it when granted', () => {
    const asked = make(to(inHand(), '2026-12-03 17:00'), {
      action: 'askExtension',
      by: 'deptLeader',
      said: { reason: '等配件', days: 3 },
    });
    const overdue = { ...asked, now: at('2026-12-03 17:45') };

    expect(isNext(overdue, 'finish')).to.be.false;
    expect(isNext(make(overdue, { action: 'denyExtension', by: 'supervisor' }), 'finish')).to.be.true;
    const granted = make(overdue, { action: 'approveExtension', by: 'supervisor' });
    expect([due(granted, 'finish'), due(granted, 'overall'), stateOf(granted, 'extension')]).to.deep.equal([
      '12-08 17:30',
      '12-17 17:30',
      'met',
    ]);
  });

  it('refuse an extension asked for too late or too long, and take back the red when it was asked for in time', () => {
    const late = { ...inHand(), now: at('2026-12-03 17:31') };
    const fired = to(inHand(), '2026-12-03 18:00');
    const ask = { action: 'askExtension', by: 'deptLeader' } as const;

    expect(attempt(late, ask).ok).to.be.false;
    expect(attempt(inHand(), { ...ask, said: { reason: '等配件', days: 8 } }).ok).to.be.false;
    expect([stateOf(fired, 'finish'), attempt(fired, ask).ok]).to.deep.equal(['red', false]);
    const excused = make(fired, { ...ask, at: at('2026-12-03 17:29') });
    expect([stateOf(excused, 'finish'), excused.state.counters.sup, excused.state.counters.lvl]).to.deep.equal([
      'running',
      0,
      0,
    ]);
    expect(isNext(make(excused, { action: 'denyExtension', by: 'supervisor' }), 'finish')).to.be.true;
  });

  it('take back the red and its order when the command had reached us in time', () => {
    const fired = to(urgentInHand(), '2026-11-24 09:31');
    expect([stateOf(fired, 'onSite'), fired.state.counters.sup, fired.state.counters.lvl]).to.deep.equal(['red', 1, 1]);

    const arrived = make(fired, { action: 'arrive', by: 'handler', at: at('2026-11-24 09:30') });

    expect([
      stateOf(arrived, 'onSite'),
      arrived.state.counters.sup,
      arrived.state.counters.lvl,
      stateOf(arrived, 'supervise'),
    ]).to.deep.equal(['met', 0, 0, 'cancelled']);
    expect(arrived.events.at(-1)?.clocks.map((fact) => fact.do)).to.include('excuse');
    expect(arrived.events.filter((event) => event.clocks.some((fact) => fact.do === 'breach'))).to.have.length(1);
  });

  it('keep the order when the red was not its only cause', () => {
    const fired = run(to(urgentInHand(), '2026-11-24 09:31'), 'issueOrder:supervisor');

    const arrived = make(fired, { action: 'arrive', by: 'handler', at: at('2026-11-24 09:30') });

    expect([stateOf(arrived, 'onSite'), arrived.state.counters.sup]).to.deep.equal(['met', 1]);
  });

  it('keep the order that a third failed check issues when the check itself was in time after all', () => {
    const failed = ['failCheck:checker', 'submit:handler', 'approve:deptLeader'];
    const third = run(lifeIn('checking'), ...failed, ...failed);
    const checkDue = clockOf(third, 'check').dueAt;
    const fired = wait(third, later(checkDue, 0.1));
    expect([fired.state.counters.sup, fired.state.counters.cause]).to.deep.equal([3, 1]);

    const after = make(fired, { action: 'failCheck', by: 'checker', at: checkDue });

    expect([
      stateOf(after, 'check'),
      after.state.counters.sup,
      after.state.counters.lvl,
      after.state.status,
    ]).to.deep.equal(['met', 1, 1, 'supervised']);
  });

  const offline: readonly (readonly [string, string, string, boolean])[] = [
    ['received 30 minutes late with a true time before the due instant', '2026-11-24 09:25', '2026-11-24 10:00', true],
    ['received 31 minutes late', '2026-11-24 09:25', '2026-11-24 10:01', false],
    ['true only after the due instant', '2026-11-24 09:31', '2026-11-24 09:40', false],
  ];
  for (const [title, doneAt, receivedAt, isTaken] of offline) {
    it(`${isTaken ? 'take' : 'refuse'} an off-line check-in when it is ${title}`, () => {
      const life = to(urgentInHand(), receivedAt);
      const said = { place: '东门', doneAt: at(doneAt), photos: ['p'] };

      const decision = attempt(life, { action: 'arriveOffline', by: 'handler', said });

      expect(decision.ok).to.equal(isTaken);
      if (isTaken) {
        const after = make(life, { action: 'arriveOffline', by: 'handler', said });
        expect([
          stateOf(after, 'onSite'),
          local(clockOf(after, 'onSite').endedAt),
          after.state.counters.sup,
          after.state.counters.lvl,
        ]).to.deep.equal(['met', '11-24 09:25', 0, 0]);
      }
    });
  }

  it('give half of the limit when a ticket is redone or fails its check, the whole when dispatched anew', () => {
    const redone = lifeIn('redoing');
    const failed = run(lifeIn('checking'), 'failCheck:checker');
    const again = run(redone, 'recall:dispatcher', 'dispatch:dispatcher');

    expect(
      [clockOf(redone, 'finish'), clockOf(failed, 'finish'), clockOf(again, 'finish')].map((clock) => clock.length),
    ).to.deep.equal([4, 4, 7]);
    expect(due(redone, 'overall')).to.equal(due(lifeIn('awaitingCallback'), 'overall'));
  });

  it('give an assisting unit half of what is left to the lead, also while that stands still', () => {
    const fresh = make(registered(), { action: 'accept', by: 'dispatcher' });
    const said = { lead: 'unit-1', assists: ['helper-1'], basis: '目录规则' };
    const dispatched = make(fresh, { action: 'dispatch', by: 'dispatcher', said });
    const convened = make(
      { ...lifeIn('awaitingDispatch'), now: at('2026-11-24 10:00') },
      { action: 'convene', by: 'dispatcher' },
    );
    const afterWeeks = make({ ...convened, now: at('2026-12-10 09:00') }, { action: 'addAssist', by: 'dispatcher' });

    // 09:00 on the 24th to 17:30 on 3 December: 7 days of 6.5 h and 6 h of this day are left.
    expect(due(dispatched, 'assist', 1)).to.equal('11-30 08:45');
    expect(Date.parse(clockOf(afterWeeks, 'assist', 1).dueAt) - Date.parse(at('2026-12-10 09:00'))).to.be.greaterThan(
      3 * 86_400_000,
    );
  });

  it('run no assist clock of a returned task until it is upheld', () => {
    const returned = run(lifeIn('handling'), 'addAssist:handler', { action: 'assistReturn', by: 'assistant', task: 1 });
    const upheld = make(
      { ...returned, now: later(returned.now, 24) },
      { action: 'assistUphold', by: 'dispatcher', task: 1 },
    );

    expect([stateOf(returned, 'assist', 1), stateOf(returned, 'assistReview', 1)]).to.deep.equal(['paused', 'running']);
    expect(clockOf(upheld, 'assist', 1).dueAt > clockOf(returned, 'assist', 1).dueAt).to.be.true;
  });

  it('come nearer, never move away, when the ticket is raised to urgent', () => {
    const raised = make(to(lifeIn('handling'), '2026-12-03 09:00'), { action: 'raiseUrgency', by: 'dispatcher' });
    const early = make(lifeIn('handling'), { action: 'raiseUrgency', by: 'dispatcher' });

    expect(due(raised, 'finish')).to.equal('12-03 17:30');
    expect([due(early, 'finish'), due(early, 'onSite'), due(early, 'feedback'), due(early, 'contact')]).to.deep.equal([
      '11-27 09:00',
      '11-24 09:30',
      '11-24 11:00',
      '11-24 09:10',
    ]);
  });

  it('are counted anew from their own start when an urgent ticket is lowered, and red is not washed off', () => {
    const urgent = run(registered({ urgent: true }), 'accept:dispatcher', 'dispatch:dispatcher');
    const lowered = make({ ...urgent, now: later(urgent.now, 0.05) }, { action: 'lowerUrgency', by: 'shiftLead' });
    const convened = run(
      registered({ urgent: true }),
      'accept:dispatcher',
      'convene:dispatcher',
      'lowerUrgency:shiftLead',
    );

    expect(['sign', 'contact', 'finish', 'overall', 'returnWindow'].map((name) => due(lowered, name))).to.deep.equal([
      '11-25 17:30',
      '11-25 17:30',
      '12-03 17:30',
      '12-14 17:30',
      '11-26 10:30',
    ]);
    expect([stateOf(lowered, 'onSite'), stateOf(lowered, 'feedback')]).to.deep.equal(['cancelled', 'cancelled']);
    expect([stateOf(convened, 'contact'), stateOf(convened, 'finish'), due(convened, 'consult')]).to.deep.equal([
      'paused',
      'paused',
      '11-26 17:30',
    ]);
    expect(attempt(to(urgentInHand(), '2026-11-24 09:31'), { action: 'lowerUrgency', by: 'shiftLead' }).ok).to.be.false;
  });

  it('keep the share of a redo or failed check when an urgent ticket is lowered', () => {
    const failed = run(urgentInHand(), 'arrive:handler', 'submit:handler', 'approve:deptLeader', 'failCheck:checker');

    expect(clockOf(failed, 'finish').length).to.equal(36);
    expect(clockOf(make(failed, { action: 'lowerUrgency', by: 'shiftLead' }), 'finish').length).to.equal(4);
  });

  it('get a new due when they are red and a supervisor sets one, and the red stays on record', () => {
    const red = run(to(inHand(), '2026-12-03 18:00'), 'answerOrder:addressee');
    const newDueAt = at('2026-12-08 17:30');

    const revived = make(red, {
      action: 'setNewDue',
      by: 'supervisor',
      said: { orderVersion: red.state.order?.version ?? 0, newDueAt, reason: '等配件' },
    });

    expect([
      stateOf(revived, 'finish'),
      clockOf(revived, 'finish').dueAt,
      clockOf(revived, 'finish').startedAt,
    ]).to.deep.equal(['running', newDueAt, red.now]);
    expect(revived.state.counters.sup).to.equal(0);
    expect(
      revived.events
        .flatMap((event) => event.clocks)
        .filter((fact) => fact.do === 'breach')
        .map((fact) => fact.clock.name),
    ).to.deep.equal(['finish']);
    expect(attempt(revived, { action: 'askExtension', by: 'deptLeader', said: { reason: '还要等', days: 7 } }).ok).to.be
      .true;
  });

  it('ask again the next day when the archive is due and an order is open', () => {
    const withdrawn = run(lifeIn('handling'), 'issueOrder:supervisor', 'withdraw:citizen');
    const archiveDue = clockOf(withdrawn, 'archive').dueAt;

    const asked = wait(withdrawn, archiveDue);

    expect([asked.state.status, clockOf(asked, 'archive').dueAt]).to.deep.equal(['withdrawn', later(archiveDue, 24)]);
  });

  it('fire the highest step alone and pass the lower ones over when the office wakes late', () => {
    const noon = at('2026-12-02 12:00');

    const awake = wait({ ...inHand(), now: noon }, noon);

    const told = awake.events
      .flatMap((event) => event.clocks)
      .filter((fact) => fact.clock.name === 'finish' && fact.do === 'step');
    expect(told.map((fact) => fact.clock.fired)).to.deep.equal([2]);
  });

  it('move a merged child’s 全程 with its parent’s plan and never start it anew', () => {
    const accepted = lifeIn('awaitingDispatch');
    const merged = make(accepted, { action: 'merge', by: 'dispatcher' });

    expect(clockOf(merged, 'overall').key).to.equal(clockOf(accepted, 'overall').key);
    expect(due(run(merged, 'split:dispatcher', 'dispatch:dispatcher'), 'overall')).to.equal(due(accepted, 'overall'));
  });
});
