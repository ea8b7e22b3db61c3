import { expect } from 'chai';
import { createNameBook } from '../../../server/tickets/check-named.ts';
import { formatLocalInstant, parseSaid } from '../../../server/tickets/parse-said.ts';
import { checkFields } from '../../../workflows/domain/form-fields.ts';
import type { Field } from '../../../workflows/domain/form-fields.ts';
import { knowledge } from '../../support/tickets.ts';

const names = createNameBook(knowledge.catalogue);
const field = (kind: Field['kind'], name = 'x'): Field => ({ name, zh: name, kind });
const parse = (kind: Field['kind'], typed: unknown): unknown => parseSaid([field(kind)], { x: typed }, names)['x'];

describe('parseSaid', () => {
  const cases: readonly (readonly [Field['kind'], unknown, unknown])[] = [
    ['text', '  东门 ', '东门'],
    ['text', '   ', undefined],
    ['instant', '2026-11-24T09:14', '2026-11-24T01:14:00.000Z'],
    ['instant', '2026-11-24T01:14:00.000Z', '2026-11-24T01:14:00.000Z'],
    ['instant', '昨天下午', '昨天下午'],
    ['days', '5', 5],
    ['days', '五', '五'],
    ['hidden', '2', 2],
    ['check', 'yes', true],
    ['unit', '水务局', 'water-bureau'],
    ['unit', 'water-bureau', 'water-bureau'],
    ['unit', '不存在局', '不存在局'],
    ['units', ['水务局', 'urban-management'], ['water-bureau', 'urban-management']],
    ['units', '水务局', ['water-bureau']],
    ['category', '农田水利', 'M3-02'],
    ['files', ['a', 'b'], ['a', 'b']],
  ];
  for (const [kind, typed, said] of cases) {
    it(`when ${JSON.stringify(typed)} is typed into a field of kind ${kind}, then ${JSON.stringify(said)} is said`, () => {
      expect(parse(kind, typed)).to.deep.equal(said);
    });
  }

  it('when a name is sent that the form does not know, then it is dropped', () => {
    expect(parseSaid([field('text')], { x: 'a', status: 'closed' }, names)).to.deep.equal({ x: 'a' });
  });

  it('when one field comes twice, then the check of the field refuses it', () => {
    const fields = [field('text')];

    expect(checkFields(fields, parseSaid(fields, { x: ['a', 'b'] }, names))).to.have.length(1);
  });

  it('when an object is sent in place of a text, then nothing is said', () => {
    expect(parse('text', { $gt: '' })).to.equal(undefined);
  });
});

describe('formatLocalInstant', () => {
  it('when an instant is put back into a form, then it stands there in civil time', () => {
    expect(formatLocalInstant('2026-11-24T01:14:00.000Z')).to.equal('2026-11-24T09:14');
  });

  it('when it is no instant, then it stays as it was typed', () => {
    expect(formatLocalInstant('昨天')).to.equal('昨天');
  });
});
