// What must be true of a ticket whatever people do with it and however time passes.
import { expect } from 'chai';
import fc from 'fast-check';
import { attemptByStranger, faultsOf, finishDiligently, movesNow, step } from '../support/domain-walk.ts';
import { attempt, fire, lifeIn, registered, ways } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';
import { chooseRow, decide } from '../../workflows/domain/decide.ts';
import { holds } from '../../workflows/domain/guards.ts';
import { nextDue } from '../../workflows/domain/next-due.ts';
import { noticesOf } from '../../workflows/domain/notices.ts';
import { rolesOn } from '../../workflows/domain/standing.ts';
import { isOpen } from '../../workflows/domain/ticket-status.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { rowsFor } from '../../workflows/domain/transition-grammar.ts';

const statuses = Object.keys(ways);
interface Start {
  readonly status: string;
  readonly grave: boolean;
  readonly secret: boolean;
  readonly urgent: boolean;
  readonly reachable: boolean;
  readonly isFresh: boolean;
}
const anyStart: fc.Arbitrary<Start> = fc.record({
  status: fc.constantFrom(...statuses, 'answered'),
  grave: fc.boolean(),
  secret: fc.boolean(),
  urgent: fc.boolean(),
  reachable: fc.boolean(),
  isFresh: fc.boolean(),
});
const picks = (most: number) =>
  fc.array(fc.nat({ max: 1_000_000 }), { minLength: most / 2, maxLength: most, size: 'max' });

/** Half of the walks begin at 登记 with every flag, half deep inside, where a random walk seldom gets. */
const begin = ({ status, grave, secret, urgent, reachable, isFresh }: Start): Life =>
  isFresh
    ? registered({ urgent, reachable, grave, demand: { secret } })
    : lifeIn(status, { grave: grave && status !== 'withdrawn' });

const walk = (life: Life, numbers: readonly number[], look: (before: Life, after: Life) => void): Life =>
  numbers.reduce<Life>((now, pick) => {
    const next = step(now, pick);
    look(now, next);
    return next;
  }, life);

describe('a ticket that is lived at random', function () {
  this.timeout(60_000);

  it('breaks no law when people act and clocks fire in any order', () => {
    let steps = 0;
    fc.assert(
      fc.property(anyStart, picks(90), (start, numbers) => {
        walk(begin(start), numbers, (before, after) => {
          steps += 1;
          const trail = after.events
            .slice(-8)
            .map((event) => `${event.row}:${event.action}`)
            .join(' ');
          expect(faultsOf(after.state), `${after.state.status} after ${trail}`).to.deep.equal([]);
          expect(after.state.version, trail).to.equal(after.events.length);
          expect((after.state.order?.version ?? 0) >= (before.state.order?.version ?? 0), 'order versions only rise').to
            .be.true;
        });
      }),
      { numRuns: 320, seed: 12345 },
    );
    expect(steps).to.be.greaterThan(15_000);
  });

  it('has one fitting row at most and an owner with a move when any state is reached', () => {
    fc.assert(
      fc.property(anyStart, picks(50), (start, numbers) => {
        walk(begin(start), numbers, (_before, { state, now, events }) => {
          for (const action of new Set(events.map((event) => event.action))) {
            const circumstances = { ...state, task: null, at: now };
            const fits = rowsFor(state.status, action).filter((row) =>
              row.guards.every((guard) => holds(guard, circumstances)),
            );
            expect(
              fits.map((row) => row.id),
              `${action} in ${state.status}`,
            ).to.have.length.at.most(1);
          }
          const moving = movesNow({ state, now, events }, 0).filter(
            ({ row }) => row.to !== '=' && !row.who.flat().includes('system'),
          );
          if (isOpen(state.status)) {
            expect(
              moving.map(({ row }) => row.id),
              state.status,
            ).to.not.deep.equal([]);
          }
        });
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('is moved by nobody but a listed role when strangers try everything', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyStart, picks(30), (start, numbers) => {
        walk(begin(start), numbers, (_before, life) => {
          for (const { row, move } of movesNow(life, 0)) {
            const [command, decision] = attemptByStranger(life, move, (numbers[0] ?? 0) + life.events.length);
            if (!decision.ok) continue;
            accepted += 1;
            const roles = rolesOn(command.by, life.state, command.task);
            expect(
              row.who.some((signatures) => signatures.some((role) => roles.has(role))),
              `${row.id} by ${command.by.name}`,
            ).to.be.true;
          }
        });
      }),
      { numRuns: 40, seed: 3 },
    );
    expect(accepted).to.be.greaterThan(20);
  });

  it('can be brought to 已归档 when a diligent office takes over anywhere', () => {
    fc.assert(
      fc.property(anyStart, picks(50), (start, numbers) => {
        const lived = walk(begin(start), numbers, () => undefined);

        const finished = finishDiligently(lived);

        expect(
          finished?.state.status,
          `${lived.state.status} after ${lived.events
            .slice(-8)
            .map((event) => event.row)
            .join(' ')}`,
        ).to.equal('archived');
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('climbs to the top of the ladder when everybody sleeps', () => {
    fc.assert(
      fc.property(anyStart, picks(40), (start, numbers) => {
        let asleep = walk(begin(start), numbers, () => undefined);
        for (let count = 0; count < 150 && nextDue(asleep.state) && asleep.state.counters.lvl < 3; count++) {
          asleep = fire(asleep);
        }

        expect(isOpen(asleep.state.status) ? asleep.state.counters.lvl : 3, asleep.state.status).to.equal(3);
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it('gives the same answer, keys and state when asked again', () => {
    fc.assert(
      fc.property(anyStart, picks(40), (start, numbers) => {
        const keys = new Set<string>();
        walk(begin(start), numbers, (before, after) => {
          const event = after.events.at(-1);
          if (!event || after.events.length === before.events.length) return;
          const told = noticesOf(before.state, event, after.state);
          expect(noticesOf(before.state, event, after.state)).to.deep.equal(told);
          for (const { key, to } of told) {
            expect(keys.has(key), key).to.be.false;
            keys.add(key);
            expect(to).to.match(
              /^(unit:[\w-]+:(liaison|handler|deptLeader)|role:(operator|shiftLead|dispatcher|checker|callbackClerk|supervisor|chair))$/,
            );
          }
          expect(evolve(after.state, event)).to.equal(after.state);
          expect(evolve(before.state, JSON.parse(JSON.stringify(event)) as typeof event)).to.deep.equal(after.state);
        });
      }),
      { numRuns: 50, seed: 13 },
    );
  });

  it('accepts exactly what it offers when the form is filled in', () => {
    fc.assert(
      fc.property(anyStart, picks(30), (start, numbers) => {
        const { state, now, events } = walk(begin(start), numbers, () => undefined);
        for (const { row, move } of movesNow({ state, now, events }, 0)) {
          const decision = attempt({ state, now, events }, move);
          // Two refusals stand beside the table: what is secret, and a unit that has no part in the ticket.
          if (!decision.ok) {
            expect(['contact', 'reassignUnit'], `${row.id} ${JSON.stringify(decision.refusal)}`).to.include(
              move.action,
            );
          }
          expect(chooseRow(state, move.action, move.task, now)).to.equal(row);
        }
        expect(
          decide(state, {
            id: 'x',
            action: 'noSuchAction',
            by: { id: 'x', name: 'x', roles: [], unit: null },
            receivedAt: now,
            said: {},
          }).ok,
        ).to.be.false;
      }),
      { numRuns: 40, seed: 17 },
    );
  });
});
