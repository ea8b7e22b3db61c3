import { expect } from 'chai';
import { noticesOf } from '../../workflows/domain/notices.ts';
import type { Notice } from '../../workflows/domain/notices.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { clockOf, later, lifeIn, make, registered, run, wait } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';
import { blankTicket } from '../../workflows/domain/register.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';

/** All notices of a life, event by event, as the inbox would get them. */
const noticesOfLife = (life: Life): Notice[] => {
  const { no, openedAt: at, demand, counters } = life.state;
  let state: TicketState = blankTicket({
    no,
    at,
    demand,
    by: { id: 'x', name: 'x', roles: [], unit: null },
    commandId: 'x',
    urgent: counters.urg === 1,
    reachable: true,
    grave: false,
    said: {},
  });
  return life.events.flatMap((event) => {
    const after = evolve(state, event);
    const told = noticesOf(state, event, after);
    state = after;
    return told;
  });
};
const lastTold = (life: Life): string[] => {
  const { at } = life.events.at(-1) ?? { at: '' };
  return noticesOfLife(life)
    .filter((notice) => notice.key.includes(`|${life.events.length}:`) || (notice.clock !== null && notice.at === at))
    .map((notice) => notice.to);
};
const told = (life: Life, kind: string, clock: string): string[] =>
  noticesOfLife(life)
    .filter((notice) => notice.kind === kind && notice.clock === clock)
    .map((notice) => notice.to);

describe('noticesOf', () => {
  const mustKnow: readonly (readonly [title: string, life: () => Life, who: readonly string[]])[] = [
    ['a ticket is accepted', () => lifeIn('awaitingDispatch'), ['role:dispatcher']],
    ['it is dispatched', () => lifeIn('awaitingSign'), ['unit:unit-1:liaison', 'unit:unit-1:handler']],
    [
      'an assisting unit is added',
      () => run(lifeIn('handling'), 'addAssist:handler'),
      ['unit:helper-1:liaison', 'unit:helper-1:handler'],
    ],
    ['a unit returns it', () => lifeIn('returnReview'), ['role:dispatcher']],
    [
      'a return is agreed to',
      () => run(lifeIn('returnReview'), 'agreeReturn:dispatcher'),
      ['role:dispatcher', 'unit:unit-1:liaison', 'unit:unit-1:handler'],
    ],
    [
      'open tasks end with a recall',
      () => run(lifeIn('handling'), 'addAssist:handler', 'recall:dispatcher'),
      ['unit:unit-1:handler', 'unit:helper-1:liaison', 'unit:helper-1:handler'],
    ],
    [
      'it is merged away from its unit',
      () => run(lifeIn('handling'), 'merge:dispatcher'),
      ['unit:unit-1:liaison', 'unit:unit-1:handler'],
    ],
    [
      'the person withdraws',
      () => run(lifeIn('handling'), 'withdraw:citizen'),
      ['unit:unit-1:liaison', 'unit:unit-1:handler'],
    ],
    ['a result is submitted', () => lifeIn('awaitingApproval'), ['unit:unit-1:deptLeader']],
    ['a result is approved', () => lifeIn('checking'), ['role:checker']],
    ['a result passes', () => lifeIn('awaitingCallback'), ['role:callbackClerk']],
    ['it is to be redone', () => lifeIn('redoing'), ['unit:unit-1:liaison', 'unit:unit-1:handler']],
    ['it reaches the final review', () => lifeIn('finalReview'), ['role:chair']],
    [
      'the final review orders a redo',
      () => run(lifeIn('finalReview'), 'orderRedo:chair'),
      ['role:dispatcher', 'unit:unit-1:handler'],
    ],
    [
      'an order is issued',
      () => run(lifeIn('handling'), 'issueOrder:supervisor'),
      ['unit:unit-1:liaison', 'unit:unit-1:handler', 'unit:unit-1:deptLeader', 'role:supervisor'],
    ],
    [
      'the person adds something before any unit leads',
      () => run(lifeIn('awaitingDispatch'), 'add:citizen'),
      ['role:dispatcher', 'role:supervisor'],
    ],
    [
      'urgency is raised in hand',
      () => run(lifeIn('handling'), 'raiseUrgency:dispatcher'),
      ['unit:unit-1:liaison', 'unit:unit-1:handler', 'role:shiftLead'],
    ],
    [
      'a unit is merged away',
      () =>
        run(lifeIn('handling'), {
          action: 'reassignUnit',
          by: 'admin',
          said: { fromUnit: 'unit-1', toUnit: 'unit-9', reason: '机构改革' },
        }),
      ['unit:unit-9:liaison', 'unit:unit-9:handler', 'unit:unit-1:liaison'],
    ],
  ];
  for (const [title, build, who] of mustKnow) {
    it(`tells ${who.join(', ')} when ${title}`, () => {
      expect(lastTold(build())).to.include.members([...who]);
    });
  }

  it('climbs from the handler to the liaison to the leader and the supervisors when a finish comes due', () => {
    const life = run(lifeIn('handling'), 'contact:handler');
    const red = wait(life, clockOf(life, 'finish').dueAt);

    expect(told(red, 'step50', 'finish')).to.deep.equal(['unit:unit-1:handler']);
    expect(told(red, 'step80', 'finish')).to.deep.equal(['unit:unit-1:handler', 'unit:unit-1:liaison']);
    expect(told(red, 'red', 'finish')).to.deep.equal([
      'unit:unit-1:handler',
      'unit:unit-1:liaison',
      'unit:unit-1:deptLeader',
      'role:supervisor',
    ]);
  });

  it('reminds those who must answer when the 督办单 itself comes due', () => {
    const life = run(lifeIn('handling'), 'contact:handler', 'issueOrder:supervisor');
    const unanswered = wait(life, clockOf(life, 'supervise').dueAt);

    expect(told(unanswered, 'step50', 'supervise')).to.deep.equal([
      'unit:unit-1:liaison',
      'unit:unit-1:handler',
      'unit:unit-1:deptLeader',
    ]);
    expect(told(unanswered, 'red', 'supervise')).to.include('role:supervisor');
  });

  it('reaches the new unit of a task when the old one was merged away', () => {
    const life = run(lifeIn('handling'), 'addAssist:handler');
    const moved = make(life, {
      action: 'reassignUnit',
      by: 'admin',
      said: { fromUnit: 'helper-1', toUnit: 'helper-9', reason: '机构改革' },
    });

    const red = wait(moved, clockOf(moved, 'assist', 1).dueAt);

    expect(told(red, 'red', 'assist'))
      .to.include('unit:helper-9:handler')
      .and.not.include('unit:helper-1:handler');
  });

  it('notifies anew when a second round runs, and uses no key twice in a life', () => {
    const first = run(lifeIn('handling'), 'contact:handler');
    const redone = run(
      wait(first, later(clockOf(first, 'finish').dueAt, -1)),
      'submit:handler',
      'approve:deptLeader',
      'passCheck:checker',
      'unsatisfied:callbackClerk',
    );
    const life = wait(redone, clockOf(redone, 'finish').dueAt);

    const keys = noticesOfLife(life).map((notice) => notice.key);

    expect(new Set(keys).size).to.equal(keys.length);
    expect(
      keys.filter((key) => key.includes('finish') && key.includes('@step50') && key.includes('handler')),
    ).to.have.length(2);
    expect(noticesOfLife(life)).to.deep.equal(noticesOfLife(life));
  });

  it('wakes nobody for the end of a right or of a waiting period', () => {
    const life = run(lifeIn('handling'), 'contact:handler');
    const lapsed = wait(life, later(clockOf(life, 'returnWindow').dueAt, 0.01));

    expect(lapsed.events.at(-1)?.clocks.map((fact) => fact.do)).to.deep.equal(['lapse']);
    expect(lastTold(lapsed)).to.deep.equal([]);
  });

  it('tells the dispatcher to find a unit when a ticket was answered by its parent and has none', () => {
    const merged = run(registered(), 'merge:dispatcher', {
      action: 'parentAnswered',
      by: 'system',
      said: { parent: '2026-1101-0001', reply: '已答复' },
    });

    const redone = run(merged, 'unsatisfied:callbackClerk');

    expect(lastTold(redone)).to.include('role:dispatcher');
    expect(redone.state.status).to.equal('awaitingDispatch');
  });
});
