import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadKnowledge, withRulings } from '../../knowledge-base/load.ts';
import { KnowledgeRefused } from '../../knowledge-base/read-sheet.ts';
import type { Fault } from '../../knowledge-base/read-sheet.ts';
import type { CatalogueRule, DepartmentKind } from '../../workflows/domain/catalogue.ts';

const shipped = new URL('../../knowledge-base', import.meta.url).pathname;
const shippedKnowledge = loadKnowledge(shipped);

let dir = '';
const breakFile = (file: string, from: string, to: string): void => {
  const text = readFileSync(join(dir, file), 'utf8');
  expect(text, `${file} holds what the test wants to break`).to.include(from);
  writeFileSync(
    join(dir, file),
    text.replace(from, () => to),
  );
};
const lineOf = (file: string, words: string): number =>
  readFileSync(join(dir, file), 'utf8').split(words)[0]?.split('\n').length ?? 0;
const faultsOf = (load: () => unknown): readonly Fault[] => {
  try {
    load();
  } catch (error: unknown) {
    if (error instanceof KnowledgeRefused) {
      return error.faults;
    }
    throw error;
  }
  return [];
};

describe('the shipped knowledge base', () => {
  it('when it is loaded, then the county has its units, its catalogue and its cards', () => {
    const { catalogue, places, cards, office } = shippedKnowledge;
    const units = Object.values(catalogue.departments);
    const count = (...kinds: DepartmentKind[]): number => units.filter(({ kind }) => kinds.includes(kind)).length;

    expect(office.county).to.equal('云溪县');
    expect(count('functional', 'utility', 'centre')).to.be.within(55, 70);
    expect(count('town', 'street')).to.equal(15);
    expect(count('community')).to.equal(20);
    expect(Object.keys(catalogue.categories)).to.have.length.of.at.least(200);
    expect(places).to.have.length.of.at.least(60);
    expect(cards).to.have.length.of.at.least(15);
  });

  it('when a leaf is read, then it has three levels, a known lead with the power it needs and a rule in force', () => {
    const { categories, rules, departments } = shippedKnowledge.catalogue;

    for (const { code, path, lead, needsPower } of Object.values(categories)) {
      expect(
        path.every((level) => level.length >= 2),
        code,
      ).to.equal(true);
      expect(rules[code]?.lead, code).to.equal(lead);
      expect(needsPower === undefined || departments[lead]?.powers.includes(needsPower), code).to.equal(true);
    }
  });

  it('when somebody tries to change it, then it is frozen to the last value', () => {
    const category = shippedKnowledge.catalogue.categories['C1-07'];

    expect(() => Object.assign(category ?? {}, { lead: 'wutongli' })).to.throw(TypeError);
    expect(Object.isFrozen(category?.keywords)).to.equal(true);
    expect(Object.isFrozen(shippedKnowledge.deadlines.rules)).to.equal(true);
  });
});

describe('a broken knowledge base', () => {
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
    cpSync(shipped, dir, { recursive: true });
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  const twins: readonly [what: string, file: string, from: string, to: string, at: string, reason: string][] = [
    [
      'a comma is missing',
      'powers.json',
      '{ "id": "price-permit", "name"',
      '{ "id": "price-permit" "name"',
      '"price-permit"',
      'JSON',
    ],
    ['text stands after the end', 'office.json', '\n}\n', '\n}\nx', '\nx', 'JSON'],
    ['a field is misspelt', 'departments.json', '"short": "水务局"', '"shrt": "水务局"', '"县水务局"', 'short'],
    [
      'a kind is unknown',
      'departments.json',
      '"short": "水务局", "kind": "functional"',
      '"short": "水务局", "kind": "bureau"',
      '"县水务局"',
      'kind',
    ],
    [
      'a unit comes twice',
      'departments.json',
      '"id": "audit-bureau"',
      '"id": "water-bureau"',
      '"县审计局"',
      'water-bureau 重复',
    ],
    ['a unit has a power nobody defined', 'departments.json', '"special-equipment"', '"flying"', '"flying"', 'flying'],
    [
      'a community has no town or street',
      'departments.json',
      '"parent": "dongmen"',
      '"parent": "water-bureau"',
      '梧桐里社区',
      '没有所属',
    ],
    [
      'the fallback unit is unknown',
      'departments.json',
      '"fallbackLead": "hotline-centre"',
      '"fallbackLead": "nobody"',
      '"nobody"',
      '兜底',
    ],
    [
      'a lead is unknown',
      'categories/c-city-management.json',
      '"lead": "water-bureau"',
      '"lead": "waters"',
      '"C1-01"',
      'waters',
    ],
    [
      'a lead lacks the power',
      'categories/c-city-management.json',
      '"lead": "water-bureau"',
      '"lead": "dongmen"',
      '"C1-01"',
      '没有职权「城镇排水设施管理」',
    ],
    [
      'a category comes twice',
      'categories/c-city-management.json',
      '"code": "C1-02"',
      '"code": "C1-01"',
      '污水外溢',
      'C1-01 重复',
    ],
    [
      'a leaf has no second level',
      'categories/c-city-management.json',
      '"code": "C1-02"',
      '"code": "C9-02"',
      'C9-02',
      '二级类',
    ],
    ['a place lies in no town', 'places.json', '"town": "dongmen"', '"town": "water-bureau"', '梧桐里小区', '乡镇街道'],
    ['a card names no category', 'cards.json', '"K1-02"', '"K9-99"', '"K9-99"', 'K9-99'],
    [
      'a card ends before it begins',
      'cards.json',
      '"validUntil": "2027-12-31"',
      '"validUntil": "2025-12-31"',
      '"2025-12-31"',
      '有效期',
    ],
    ['office spans overlap', 'office.json', '["14:30", "17:30"]', '["11:30", "17:30"]', '"officeSpans"', '办公时段'],
    ['a limit is no number', 'deadlines.json', '"n": 5', '"n": "5"', '"n": "5"', 'limit.n'],
    [
      'a holiday is also worked',
      'holidays/2026.json',
      '"workdays": [',
      '"workdays": ["2026-10-01", ',
      '"workdays"',
      '既是假日又是调休上班日',
    ],
  ];
  for (const [what, file, from, to, at, reason] of twins) {
    it(`when ${what}, then it is refused with file, line and reason`, () => {
      breakFile(file, from, to);

      const [fault, ...others] = faultsOf(() => loadKnowledge(dir));

      expect(fault?.file).to.equal(file);
      expect(fault?.line).to.equal(lineOf(file, at) + (at.startsWith('\n') ? 1 : 0));
      expect([fault, ...others].map((each) => each?.reason).join('\n')).to.include(reason);
    });
  }

  it('when a file or a folder is gone, then it is refused by its name', () => {
    rmSync(join(dir, 'powers.json'));
    expect(faultsOf(() => loadKnowledge(dir))[0]).to.include({ file: 'powers.json', line: 1 });

    rmSync(join(dir, 'categories'), { recursive: true });
    cpSync(join(shipped, 'powers.json'), join(dir, 'powers.json'));
    expect(faultsOf(() => loadKnowledge(dir))[0]).to.include({ file: 'categories', line: 1 });
  });

  it('when several records are wrong, then every fault is told', () => {
    breakFile('departments.json', '"id": "audit-bureau"', '"id": "water-bureau"');
    breakFile('places.json', '"town": "dongmen"', '"town": "nowhere"');

    expect(faultsOf(() => loadKnowledge(dir)).map(({ file }) => file)).to.include.members([
      'departments.json',
      'places.json',
    ]);
  });
});

describe('rulings over the knowledge base', () => {
  const ruling: CatalogueRule = {
    id: 'R-2026-007',
    version: 2,
    category: 'E3-04',
    lead: 'agriculture-bureau',
    assists: ['ecology-bureau'],
    ground: '2026 年第 7 次会商纪要：散养户由农业农村局主办',
    source: 'ruling',
  };

  it('when a category has a ruling, then the ruling is in force and the files stay as they were', () => {
    const ruled = withRulings(shippedKnowledge, [ruling]);

    expect(ruled.catalogue.rules['E3-04']).to.deep.equal(ruling);
    expect(ruled.catalogue.categories['E3-04']).to.deep.include({
      lead: 'agriculture-bureau',
      assists: ['ecology-bureau'],
    });
    expect(Object.isFrozen(ruled.catalogue.rules)).to.equal(true);
    expect(shippedKnowledge.catalogue.rules['E3-04']?.source).to.equal('catalogue');
  });

  it('when a category has several rulings in any order, then the highest version wins', () => {
    const later = { ...ruling, id: 'R-2026-031', version: 3, lead: 'water-bureau' };

    expect(withRulings(shippedKnowledge, [later, ruling]).catalogue.rules['E3-04']?.id).to.equal('R-2026-031');
    expect(withRulings(shippedKnowledge, [ruling, later]).catalogue.rules['E3-04']?.id).to.equal('R-2026-031');
  });

  it('when a ruling names a category or unit that is gone, then it stands idle and nothing else changes', () => {
    const gone = { ...ruling, category: 'E3-99' };
    const ruled = withRulings(shippedKnowledge, [gone]);

    expect(ruled.idleRulings).to.deep.equal([gone]);
    expect(ruled.catalogue.rules).to.deep.equal(shippedKnowledge.catalogue.rules);
  });
});
