import { expect } from 'chai';
import { arrows, findViolations } from './arrows.ts';
import { listImports, listSources } from './source-files.ts';

const forged: readonly (readonly [importer: string, target: string, isTypeOnly?: boolean])[] = [
  ['server/app.ts', 'test/support/servers.ts', true],
  ['workflows/domain/decide.ts', 'node:fs'],
  ['workflows/domain/decide.ts', 'zod', true],
  ['workflows/ticket/ticket.workflow.ts', 'workflows/ticket/ticket.activities.ts'],
  ['workflows/ticket/ticket.workflow.ts', 'mongoose', true],
  ['workflows/ticket/ticket.activities.ts', 'server/tickets/ticket.store.ts', true],
  ['knowledge-base/load.ts', 'workflows/ticket/ticket.messages.ts', true],
  ['server/dispatch/dispatch.routes.ts', 'server/tickets/ticket.model.ts', true],
  ['server/tickets/open-ticket.ts', 'server/tickets/ticket.model.ts'],
  ['server/tickets/open-ticket.ts', 'server/dispatch/dispatch.schema.ts'],
  ['server/tickets/open-ticket.ts', '@temporalio/client'],
];

describe('imports between the rooms', () => {
  it('when every file of the repository is read, then no arrow is broken', () => {
    const sources = listSources();

    const violations = sources.flatMap((path) => listImports(path).flatMap((found) => findViolations(path, found)));

    expect(sources.length).to.be.greaterThan(20);
    expect(violations).to.deep.equal([]);
  });

  for (const [importer, target, isTypeOnly = false] of forged) {
    it(`when ${importer} imports ${isTypeOnly ? 'a type of ' : ''}${target}, then a rule refuses it`, () => {
      const violations = findViolations(importer, { target, isTypeOnly });

      expect(violations).to.not.deep.equal([]);
    });
  }

  it('when the forged imports are taken together, then every rule has refused one', () => {
    const refused = forged.flatMap(([importer, target, isTypeOnly = false]) =>
      findViolations(importer, { target, isTypeOnly }).map((line) => line.slice(line.indexOf(': ') + 2)),
    );

    expect(new Set(refused)).to.deep.equal(new Set(arrows.map(({ rule }) => rule)));
  });

  it('when a workflow takes a type of its activities, then no rule refuses it', () => {
    const violations = findViolations('workflows/ticket/ticket.workflow.ts', {
      target: 'workflows/ticket/ticket.activities.ts',
      isTypeOnly: true,
    });

    expect(violations).to.deep.equal([]);
  });
});
