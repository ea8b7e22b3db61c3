import { hasPowerFor, isGrassroots } from '../workflows/domain/catalogue.ts';
import { locateJson } from './locate-json.ts';
import type { Sheets } from './load.ts';
import type { Fault, Sheet } from './read-sheet.ts';

type Path = readonly PropertyKey[];
/** A fault by the path of the value that is wrong; an undefined reason means that nothing is. */
type Finding = readonly [path: Path, reason: string | undefined | false];

const faultsOf = (sheet: Sheet<unknown>, findings: readonly Finding[]): Fault[] =>
  findings.flatMap(([path, reason]) =>
    reason ? [{ file: sheet.file, line: locateJson(sheet.text, path), reason }] : [],
  );

/** Remembers what it was asked, over all files: the second time a name comes, it is a duplicate. */
const createDuplicateCheck = (what: string) => {
  const seen = new Set<string>();
  return (name: string): string | undefined => {
    if (seen.has(name)) {
      return `${what} ${name} 重复`;
    }
    seen.add(name);
    return undefined;
  };
};

const checkDepartments = ({ departments, powers }: Sheets): Fault[] => {
  const duplicate = createDuplicateCheck('单位');
  const known = new Map(departments.content.departments.map((unit) => [unit.id, unit]));
  const powerIds = new Set(powers.content.powers.map(({ id }) => id));
  const isSeatOfCommunity = (id: string | undefined): boolean =>
    id !== undefined && ['town', 'street'].includes(known.get(id)?.kind ?? '');
  return faultsOf(departments, [
    [['fallbackLead'], !known.has(departments.content.fallbackLead) && '兜底单位不在单位表中'],
    ...departments.content.departments.flatMap((unit, index): Finding[] => [
      [['departments', index, 'id'], duplicate(unit.id)],
      [
        ['departments', index, 'parent'],
        unit.kind === 'community' && !isSeatOfCommunity(unit.parent) && `社区 ${unit.name} 没有所属乡镇街道`,
      ],
      ...unit.powers.map((power, at): Finding => [
        ['departments', index, 'powers', at],
        !powerIds.has(power) && `${unit.name} 的职权 ${power} 不在职权表中`,
      ]),
    ]),
  ]);
};

const checkPowers = ({ powers }: Sheets): Fault[] => {
  const duplicate = createDuplicateCheck('职权');
  return faultsOf(
    powers,
    powers.content.powers.map(({ id }, index): Finding => [['powers', index, 'id'], duplicate(id)]),
  );
};

const checkCategories = ({ categories, departments, powers }: Sheets): Fault[] => {
  const [duplicateCode, duplicateRule] = [createDuplicateCheck('类别'), createDuplicateCheck('规则')];
  const units = new Map(departments.content.departments.map((unit) => [unit.id, unit]));
  const powerNames = new Map(powers.content.powers.map(({ id, name }) => [id, name]));
  return categories.flatMap((sheet) => {
    const groups = new Set(sheet.content.groups.map(({ code }) => code));
    const findings = sheet.content.leaves.flatMap((leaf, index): Finding[] => {
      const at = (...rest: PropertyKey[]): Path => ['leaves', index, ...rest];
      const lead = units.get(leaf.lead);
      const power = leaf.needsPower && (powerNames.get(leaf.needsPower) ?? leaf.needsPower);
      return [
        [at('code'), duplicateCode(leaf.code)],
        [at('code'), !groups.has(leaf.code.slice(0, 2)) && `${leaf.code} 不属于本文件的任何二级类`],
        [at('rule', 'id'), duplicateRule(leaf.rule.id)],
        [at('lead'), !lead && `${leaf.code} 的主办单位 ${leaf.lead} 不在单位表中`],
        [
          at('needsPower'),
          !!leaf.needsPower && !powerNames.has(leaf.needsPower) && `职权 ${leaf.needsPower} 不在职权表中`,
        ],
        [
          at('lead'),
          !!lead &&
            !hasPowerFor(lead, leaf.needsPower) &&
            `${leaf.code} 的主办单位 ${lead.name} 没有职权「${power ?? ''}」`,
        ],
        ...leaf.assists.map((id, each): Finding => [
          at('assists', each),
          (!units.has(id) && `${leaf.code} 的协办单位 ${id} 不在单位表中`) ||
            (id === leaf.lead && `${leaf.code} 的主办单位又列为协办`),
        ]),
      ];
    });
    return faultsOf(sheet, findings);
  });
};

const checkPlaces = ({ places, departments }: Sheets): Fault[] => {
  const duplicate = createDuplicateCheck('地点');
  const units = new Map(departments.content.departments.map((unit) => [unit.id, unit]));
  return faultsOf(
    places,
    places.content.places.flatMap(({ name, town, community }, index): Finding[] => {
      const seat = units.get(town);
      return [
        [['places', index, 'name'], duplicate(name)],
        [['places', index, 'town'], !(seat && isGrassroots(seat)) && `${name} 的乡镇街道 ${town} 不在单位表中`],
        [
          ['places', index, 'community'],
          community !== undefined &&
            units.get(community)?.parent !== town &&
            `${name} 的社区 ${community} 不属于 ${town}`,
        ],
      ];
    }),
  );
};

const checkCards = ({ cards, departments, categories }: Sheets): Fault[] => {
  const duplicate = createDuplicateCheck('答案');
  const units = new Set(departments.content.departments.map(({ id }) => id));
  const codes = new Set(categories.flatMap(({ content }) => content.leaves.map(({ code }) => code)));
  return faultsOf(
    cards,
    cards.content.cards.flatMap((card, index): Finding[] => [
      [['cards', index, 'id'], duplicate(card.id)],
      [['cards', index, 'owner'], !units.has(card.owner) && `${card.id} 的责任单位 ${card.owner} 不在单位表中`],
      [['cards', index, 'validUntil'], card.validUntil <= card.approvedOn && `${card.id} 的有效期早于批准日期`],
      ...card.categories.map((code, at): Finding => [
        ['cards', index, 'categories', at],
        !codes.has(code) && `${card.id} 的类别 ${code} 不在目录中`,
      ]),
    ]),
  );
};

const checkTimes = ({ deadlines, holidays, office }: Sheets): Fault[] => {
  const [duplicateRule, duplicateYear] = [createDuplicateCheck('时限规则'), createDuplicateCheck('年份')];
  const ends = office.content.officeSpans.flat();
  return [
    ...faultsOf(
      deadlines,
      deadlines.content.rules.map(({ id }, index): Finding => [['rules', index, 'id'], duplicateRule(id)]),
    ),
    ...faultsOf(office, [
      [
        ['officeSpans'],
        ends.some((end, index) => index > 0 && end <= (ends[index - 1] ?? '')) && '办公时段须先后相接、不重叠',
      ],
    ]),
    ...holidays.flatMap((sheet) =>
      faultsOf(sheet, [
        [['year'], duplicateYear(String(sheet.content.year))],
        ...(['holidays', 'workdays'] as const).flatMap((list) =>
          sheet.content[list].map((day, index): Finding => [
            [list, index],
            // A plan may reach into the neighbouring year: New Year's holiday often starts on 31 December.
            Math.abs(Number(day.slice(0, 4)) - sheet.content.year) > 1 &&
              `${day} 不在 ${String(sheet.content.year)} 年的安排内`,
          ]),
        ),
        ...sheet.content.workdays.map((day, index): Finding => [
          ['workdays', index],
          sheet.content.holidays.includes(day) && `${day} 既是假日又是调休上班日`,
        ]),
      ]),
    ),
  ];
};

/** Every fault that needs more than one record to be seen: names that refer to nothing, duplicates, powers a lead lacks. */
export const checkReferences = (sheets: Sheets): Fault[] =>
  [checkDepartments, checkPowers, checkCategories, checkPlaces, checkCards, checkTimes].flatMap((check) =>
    check(sheets),
  );
