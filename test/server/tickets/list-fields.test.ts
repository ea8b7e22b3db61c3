import { expect } from 'chai';
import { listFieldsOf } from '../../../server/tickets/list-fields.ts';
import type { Clock, Counters, TicketState } from '../../../workflows/domain/ticket.ts';
import { buildStored } from '../../support/builders.ts';

const fresh = buildStored().record.state;
const [triage] = fresh.clocks;
const clock = (overrides: Partial<Clock>): Clock => ({ ...triage!, steps: [], ...overrides });
const stateWith = (
  overrides: Partial<Omit<TicketState, 'counters'>> & { counters?: Partial<Counters> } = {},
): TicketState => ({
  ...fresh,
  ...overrides,
  counters: { ...fresh.counters, ...overrides.counters },
});
const hour = (h: number): string => `2026-11-24T${String(h).padStart(2, '0')}:00:00.000Z`;
const steps = (half: number, yellow: number, due: number): Partial<Clock> => ({
  dueAt: hour(due),
  steps: [hour(half), hour(yellow), hour(due)],
});

describe('listFieldsOf', () => {
  it('takes the earliest yellow and the earliest due instant when several duties run', () => {
    const clocks = [clock({ name: 'finish', ...steps(3, 4, 20) }), clock({ name: 'sign', ...steps(5, 6, 7) })];

    const { lateAt, riskAt } = listFieldsOf(stateWith({ clocks }));

    expect({ lateAt, riskAt }).to.deep.equal({ lateAt: hour(7), riskAt: hour(4) });
  });

  it('counts a red duty from its due instant, and marks the ticket red', () => {
    const { lateAt, riskAt, marks } = listFieldsOf(
      stateWith({ clocks: [clock({ name: 'sign', state: 'red', ...steps(1, 2, 3) })] }),
    );

    expect({ lateAt, riskAt }).to.deep.equal({ lateAt: hour(3), riskAt: hour(3) });
    expect(marks).to.include('red');
  });

  it('is late only when due where the office has no steps but the last', () => {
    const { riskAt } = listFieldsOf(stateWith({ clocks: [clock({ name: 'sign', dueAt: hour(3), steps: [hour(3)] })] }));

    expect(riskAt).to.equal(hour(3));
  });

  const quiet: readonly (readonly [what: string, state: Partial<TicketState>])[] = [
    ['a clock is paused', { clocks: [clock({ name: 'finish', state: 'paused', ...steps(1, 2, 3) })] }],
    ['a clock was met', { clocks: [clock({ name: 'sign', state: 'met', ...steps(1, 2, 3) })] }],
    ['a right only lapses', { clocks: [clock({ name: 'returnWindow', ...steps(1, 2, 3) })] }],
    [
      'the finish is held by a submission',
      { status: 'awaitingApproval', clocks: [clock({ name: 'finish', ...steps(1, 2, 3) })] },
    ],
  ];
  for (const [what, state] of quiet) {
    it(`is not at risk when ${what}`, () => {
      expect(listFieldsOf(stateWith(state)).riskAt).to.be.null;
    });
  }

  it('stands in the queue at the end of a right when no duty runs', () => {
    const { lateAt } = listFieldsOf(
      stateWith({ status: 'awaitingInfo', clocks: [clock({ name: 'supplement', ...steps(1, 2, 9) })] }),
    );

    expect(lateAt).to.equal(hour(9));
  });

  it('remembers every unit that a clock names, but gives work only to those of now', () => {
    const clocks = [
      clock({ name: 'sign', unit: 'former', state: 'cancelled' }),
      clock({ name: 'finish', unit: 'lead' }),
    ];
    const tasks = [
      { i: 1, unit: 'helper', ask: '', a: 1, outcome: null },
      { i: 2, unit: 'done', ask: '', a: 0, outcome: 'answered' },
    ] as const;

    const { units, everUnits, piles } = listFieldsOf(stateWith({ status: 'handling', lead: 'lead', clocks, tasks }));

    expect(units).to.have.members(['lead', 'helper']);
    expect(everUnits).to.have.members(['lead', 'helper', 'done', 'former']);
    expect(piles).to.have.members(['status:handling', 'unit:lead', 'unit:helper', 'mark:urgent']);
  });

  it('marks what the board asks for while the ticket is open, and afterwards only under a 督办单', () => {
    const counters = { urg: 1, returns: 2, round: 1 };

    const { marks, piles, status } = listFieldsOf(stateWith({ counters }));
    expect(marks).to.have.members(['urgent', 'returnedTwice', 'redo']);
    expect(piles).to.include.members([`status:${status}`, 'mark:urgent', 'mark:returnedTwice', 'mark:redo']);
    expect(listFieldsOf(stateWith({ counters, status: 'closed' })).marks).to.be.empty;
    expect(listFieldsOf(stateWith({ counters: { ...counters, sup: 2 }, status: 'closed' })).marks).to.include('order');
  });
});
