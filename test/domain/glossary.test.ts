import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { registered } from '../support/domain.ts';

const glossary = readFileSync(new URL('../../GLOSSARY.md', import.meta.url), 'utf8');

describe('GLOSSARY.md', () => {
  it('explains every counter when a ticket carries it', () => {
    const missing = Object.keys(registered().state.counters).filter((name) => !glossary.includes(`| \`${name}\` |`));

    expect(missing).to.deep.equal([]);
  });

  it('explains every refusal when the domain gives it', () => {
    const source = readFileSync(new URL('../../workflows/domain/refusals.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/readonly code: '([\w-]+)'/g)].map(([, code = '']) => code);

    expect(codes).to.have.length.greaterThan(5);
    expect(codes.filter((code) => !glossary.includes(`| \`${code}\` |`))).to.deep.equal([]);
  });
});
