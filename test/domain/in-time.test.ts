// §6 rule 2: what our server received in time counts as in time, also where the clock was handled first; late is late.
import { expect } from 'chai';
import { nextDue } from '../../workflows/domain/next-due.ts';
import type { Clock } from '../../workflows/domain/ticket.ts';
import { civil } from '../support/calendar.ts';
import { attempt, clockOf, fire, later, lifeIn, make, registered, run, wait } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';
import { faultsOf } from '../support/domain-walk.ts';

const at = (text: string): string => civil(text).toISOString();
const stateOf = (life: Life, name: string, task: number | null = null): Clock['state'] =>
  clockOf(life, name, task).state;
const order = ({ state }: Life) => [state.counters.sup, state.counters.lvl];
const contacted = (): Life => run(lifeIn('awaitingSign'), 'contact:handler');

describe('what was received in time', () => {
  it('holds a finish that fired first when a result is submitted, withdraws its order, and fires again when sent back', () => {
    const red = wait(contacted(), at('2026-12-03 18:00'));
    expect([stateOf(red, 'finish'), order(red)]).to.deep.equal(['red', [1, 1]]);

    const submitted = make(red, { action: 'submit', by: 'handler', at: at('2026-12-03 17:29') });

    expect([stateOf(submitted, 'finish'), order(submitted), faultsOf(submitted.state)]).to.deep.equal([
      'running',
      [0, 0],
      [],
    ]);
    expect(nextDue(submitted.state)?.clock.startsWith('finish/')).to.be.false;
    const approved = make(submitted, { action: 'approve', by: 'deptLeader' });
    expect([stateOf(approved, 'finish'), clockOf(approved, 'finish').endedAt]).to.deep.equal([
      'met',
      at('2026-12-03 17:29'),
    ]);
    const sentBack = fire(make(submitted, { action: 'sendBack', by: 'deptLeader' }));
    expect([stateOf(sentBack, 'finish'), order(sentBack)]).to.deep.equal(['red', [1, 1]]);
  });

  it('leaves the finish red and its order open when the result came after the due instant', () => {
    const red = wait(contacted(), at('2026-12-03 18:00'));

    const submitted = make(red, { action: 'submit', by: 'handler', at: at('2026-12-03 17:31') });

    expect([stateOf(submitted, 'finish'), order(submitted)]).to.deep.equal(['red', [1, 1]]);
  });

  it('lets the assist clock stand still when a task was returned in time though the clock fired first', () => {
    const life = run(contacted(), 'addAssist:handler');
    const { dueAt } = clockOf(life, 'assist', 1);
    const red = wait(life, later(dueAt, 0.1));
    expect([stateOf(red, 'assist', 1), red.state.counters.sup]).to.deep.equal(['red', 3]);

    const returned = make(red, { action: 'assistReturn', by: 'assistant', task: 1, at: dueAt });

    expect([stateOf(returned, 'assist', 1), order(returned), faultsOf(returned.state)]).to.deep.equal([
      'paused',
      [0, 0],
      [],
    ]);
  });

  it('lets the contact clock stand still when the return of the ticket was in time, and keeps an order with two causes', () => {
    const life = lifeIn('awaitingSign');
    const { dueAt } = clockOf(life, 'contact');
    const red = wait(life, later(dueAt, 0.01));
    expect([stateOf(red, 'contact'), stateOf(red, 'sign'), red.state.counters.cause]).to.deep.equal(['red', 'red', 2]);

    const returned = make(red, { action: 'return', by: 'liaison', at: dueAt });

    expect([stateOf(returned, 'contact'), stateOf(returned, 'sign'), order(returned)]).to.deep.equal([
      'paused',
      'met',
      [1, 1],
    ]);
  });

  it('does not wash off what is late when an urgent ticket is lowered before the late clock was fired', () => {
    const urgent = run(registered({ urgent: true }), 'accept:dispatcher', 'dispatch:dispatcher', 'contact:handler');
    const { dueAt } = clockOf(urgent, 'onSite');
    const lower = { action: 'lowerUrgency', by: 'shiftLead' } as const;

    expect(attempt(urgent, { ...lower, at: dueAt }).ok).to.be.true;
    expect(attempt(urgent, { ...lower, at: later(dueAt, 0.01) }).ok).to.be.false;
  });
});
