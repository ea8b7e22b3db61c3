import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { ruleFor } from '../../workflows/domain/deadlines.ts';
import type { DeadlineFacts, DeadlineTable, DemandKind, DemandType } from '../../workflows/domain/deadlines.ts';

const table = JSON.parse(
  readFileSync(new URL('../../knowledge-base/deadlines.json', import.meta.url), 'utf8'),
) as DeadlineTable;

const types: readonly DemandType[] = ['consult', 'help', 'complaint', 'report', 'suggestion', 'praise'];
const kinds: readonly DemandKind[] = ['lifeProperty', 'utility', 'general'];
const anyFacts = fc.record({
  urgent: fc.boolean(),
  type: fc.constantFrom(...types),
  kind: fc.constantFrom(...kinds),
});
const buildFacts = (overrides: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  urgent: false,
  type: 'help',
  kind: 'general',
  ...overrides,
});
const limitOf = (clock: string, facts: DeadlineFacts): string | undefined => {
  const limit = ruleFor(table, clock, facts)?.limit;
  return limit && `${limit.n} ${limit.unit}`;
};

// Each clock with its urgent and its ordinary limit, for 求助 of the general kind.
const limits: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ['triage', '5 minute', '2 officeHour'],
  ['supplement', undefined, '5 workingDay'],
  ['dispatch', '15 minute', '4 officeHour'],
  ['overall', '7 day', '14 workingDay'],
  ['sign', '30 minute', '1 workingDay'],
  ['contact', '10 minute', '1 workingDay'],
  ['onSite', '30 minute', undefined],
  ['feedback', '2 hour', undefined],
  ['finish', '72 hour', '7 workingDay'],
  ['result', '24 hour', undefined],
  ['returnWindow', '15 minute', '2 officeHour'],
  ['returnReview', '30 minute', '1 workingDay'],
  ['consult', '1 hour', '2 workingDay'],
  ['approval', '1 hour', '4 officeHour'],
  ['assist', undefined, undefined],
  ['assistReview', '30 minute', '4 officeHour'],
  ['extension', undefined, '4 officeHour'],
  ['check', '2 hour', '1 workingDay'],
  ['callback', '24 hour', '3 workingDay'],
  ['ruling', '4 hour', '1 workingDay'],
  ['final', '24 hour', '3 workingDay'],
  ['handover', '10 minute', '10 minute'],
  ['objection', '4 hour', '3 workingDay'],
  ['milestone', undefined, '30 day'],
  ['archive', '30 day', '30 day'],
  ['rating', '7 day', '7 day'],
  ['draft', '30 minute', '4 officeHour'],
  ['supervise', '4 hour', '1 workingDay'],
  ['strikeOff', '4 hour', '1 workingDay'],
];

describe('ruleFor', () => {
  for (const [clock, urgent, ordinary] of limits) {
    it(`gives ${clock} its limits when the ticket is urgent and when it is ordinary`, () => {
      const found = [true, false].map((isUrgent) => limitOf(clock, buildFacts({ urgent: isUrgent })));

      expect(found).to.deep.equal([urgent, ordinary]);
    });
  }

  it('gives 15 minutes to sign when life or property is at risk, 30 when another matter is urgent', () => {
    expect(limitOf('sign', buildFacts({ urgent: true, kind: 'lifeProperty' }))).to.equal('15 minute');
    expect(limitOf('sign', buildFacts({ urgent: true, kind: 'utility' }))).to.equal('30 minute');
  });

  it('gives finish 3, 7 or 15 working days when the type asks for it, and overall twice that', () => {
    const days = types.map((type) => ['finish', 'overall'].map((clock) => limitOf(clock, buildFacts({ type }))));

    expect(days).to.deep.equal(
      [3, 7, 15, 15, 7, 7].map((finish) => [`${finish} workingDay`, `${2 * finish} workingDay`]),
    );
  });

  it('takes the first rule when several fit', () => {
    const rule = (id: string) => ({ id, clock: 'sign', limit: { n: 1, unit: 'hour' as const }, ground: '本办自定' });

    const found = ruleFor({ ...table, rules: [rule('first'), rule('second')] }, 'sign', buildFacts());

    expect(found?.id).to.equal('first');
  });

  it('runs urgent clocks in natural time when any facts are given, for they never pause for the night', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...limits.map(([clock]) => clock)), (facts, clock) => {
        const limit = ruleFor(table, clock, { ...facts, urgent: true })?.limit;
        expect(limit?.unit ?? 'minute').to.be.oneOf(['minute', 'hour', 'day']);
      }),
    );
  });
});

describe('knowledge-base/deadlines.json', () => {
  it('uses each id once and gives a ground for every limit when the office reads it', () => {
    expect(new Set(table.rules.map(({ id }) => id)).size).to.equal(table.rules.length);
    expect(table.rules.filter(({ ground }) => ground.trim() === '')).to.deep.equal([]);
  });

  it('has no rule that a former one hides when all facts are tried', () => {
    const all = [true, false].flatMap((urgent) =>
      types.flatMap((type) => kinds.map((kind) => ({ urgent, type, kind }))),
    );
    const used = new Set(table.rules.flatMap(({ clock }) => all.map((facts) => ruleFor(table, clock, facts)?.id)));

    expect(table.rules.map(({ id }) => id).filter((id) => !used.has(id))).to.deep.equal([]);
  });

  it('names only known clocks when a rule is added', () => {
    const known = limits.map(([clock]) => clock);

    expect(table.rules.map(({ clock }) => clock).filter((clock) => !known.includes(clock))).to.deep.equal([]);
  });

  it('climbs at 50, 80 and 100 percent when time passes and halves what a second round gets', () => {
    expect(table.steps).to.deep.equal([50, 80, 100]);
    expect([table.againShare, table.assistShare]).to.deep.equal([0.5, 0.5]);
  });
});
