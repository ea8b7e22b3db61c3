// Read, validate, freeze. Nobody else reads these files, so nothing unvalidated is ever in force.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { createCalendar } from '../workflows/domain/calendar.ts';
import type { Calendar } from '../workflows/domain/calendar.ts';
import type { Catalogue, Category, CatalogueRule, KnowledgeCard, Place } from '../workflows/domain/catalogue.ts';
import type { DeadlineTable } from '../workflows/domain/deadlines.ts';
import { checkReferences } from './check-references.ts';
import { KnowledgeRefused, listSheetFiles, readSheet } from './read-sheet.ts';
import * as schema from './schema.ts';

/** The county, its office hours and when visitors' complaints are urgent. */
export type Office = z.infer<typeof schema.officeFile>;

/** The whole knowledge base, deeply frozen. `revision` changes with any byte of any file. */
export interface Knowledge {
  readonly revision: string;
  readonly office: Office;
  readonly catalogue: Catalogue;
  readonly places: readonly Place[];
  readonly cards: readonly KnowledgeCard[];
  readonly deadlines: DeadlineTable;
  readonly calendar: Calendar;
  /** Rulings whose category or unit the files no longer know; they have no effect. */
  readonly idleRulings: readonly CatalogueRule[];
}

/** Every file of the folder, read and shaped, before references between them are looked at. */
export type Sheets = ReturnType<typeof readSheets>;

const readSheets = (dir: string) => ({
  office: readSheet(dir, 'office.json', schema.officeFile),
  powers: readSheet(dir, 'powers.json', schema.powersFile),
  departments: readSheet(dir, 'departments.json', schema.departmentsFile),
  categories: listSheetFiles(dir, 'categories').map((file) => readSheet(dir, file, schema.categoriesFile)),
  places: readSheet(dir, 'places.json', schema.placesFile),
  cards: readSheet(dir, 'cards.json', schema.cardsFile),
  deadlines: readSheet(dir, 'deadlines.json', schema.deadlinesFile),
  holidays: listSheetFiles(dir, 'holidays').map((file) => readSheet(dir, file, schema.holidaysFile)),
});

const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
};

const byId = <Item extends { id: string }>(items: readonly Item[]): Record<string, Item> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

const createCatalogue = ({ departments, powers, categories }: Sheets): Catalogue => {
  const leaves = categories.flatMap(({ content }) =>
    content.leaves.map(({ name, rule, ...leaf }) => {
      const group = content.groups.find(({ code }) => leaf.code.startsWith(code))?.name ?? '';
      const category: Category = { ...leaf, path: [content.name, group, name] };
      const { code, lead, assists, needsPower } = category;
      const inForce: CatalogueRule = {
        ...rule,
        category: code,
        lead,
        assists,
        source: 'catalogue',
        ...(needsPower === undefined ? {} : { needsPower }),
      };
      return { category, inForce };
    }),
  );
  return {
    departments: byId(departments.content.departments),
    powers: byId(powers.content.powers),
    categories: Object.fromEntries(leaves.map(({ category }) => [category.code, category])),
    rules: Object.fromEntries(leaves.map(({ inForce }) => [inForce.category, inForce])),
    fallbackLead: departments.content.fallbackLead,
  };
};

const revisionOf = (sheets: Sheets): string => {
  const hash = createHash('sha256');
  Object.values(sheets)
    .flat()
    .forEach(({ text }) => hash.update(text));
  return hash.digest('hex').slice(0, 12);
};

/**
 * Everything under `dir`, validated and deeply frozen.
 * Throws {@link KnowledgeRefused} naming file, line and reason of each fault; then nothing of the folder is usable.
 */
export const loadKnowledge = (dir: string): Knowledge => {
  const sheets = readSheets(dir);
  const faults = checkReferences(sheets);
  if (faults.length > 0) {
    throw new KnowledgeRefused(faults);
  }
  return deepFreeze({
    revision: revisionOf(sheets),
    office: sheets.office.content,
    catalogue: createCatalogue(sheets),
    places: sheets.places.content.places,
    cards: sheets.cards.content.cards,
    deadlines: sheets.deadlines.content,
    calendar: createCalendar(
      sheets.office.content.officeSpans,
      sheets.holidays.map(({ content }) => content),
    ),
    idleRulings: [],
  });
};

const isApplicable = ({ categories, departments }: Catalogue, ruling: CatalogueRule): boolean =>
  ruling.category in categories && [ruling.lead, ...ruling.assists].every((id) => id in departments);

/**
 * A new frozen knowledge base in which 会商 rulings lie over the files: per category the highest version wins, a ruling
 * before a file of the same version. Rulings about categories or units that are gone stand in `idleRulings`.
 */
export const withRulings = (knowledge: Knowledge, rulings: readonly CatalogueRule[]): Knowledge => {
  const { catalogue } = knowledge;
  const rules: Record<string, CatalogueRule> = { ...catalogue.rules };
  const categories: Record<string, Category> = { ...catalogue.categories };
  for (const ruling of rulings.filter((each) => isApplicable(catalogue, each))) {
    const { category, version, lead, assists } = ruling;
    const [rule, leaf] = [rules[category], categories[category]];
    if (rule && leaf && version >= rule.version) {
      rules[category] = ruling;
      categories[category] = { ...leaf, lead, assists };
    }
  }
  return deepFreeze({
    ...knowledge,
    catalogue: { ...catalogue, rules, categories },
    idleRulings: rulings.filter((each) => !isApplicable(catalogue, each)),
  });
};
