// Writes what the documents show of the transition table: the state diagram in ARCHITECTURE.md and the tables of words in
// GLOSSARY.md, each between its markers. With --check it writes nothing and fails where a document has drifted.
import { readFileSync, writeFileSync } from 'node:fs';
import { clockKinds } from '../../workflows/domain/clock-names.ts';
import { roleName, roles } from '../../workflows/domain/roles.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import { isInHand, statusName, ticketStatuses } from '../../workflows/domain/ticket-status.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import { rows } from '../../workflows/domain/transition-grammar.ts';
import type { Row } from '../../workflows/domain/transition-grammar.ts';

const root = new URL('../../', import.meta.url);

/** 办理中, 重办中 and 督办办理 have the same rows: one node, as the round alone tells them apart. */
const nodeOf = (status: string): string => (isInHand(status as TicketStatus) ? 'inHand' : status);

/** Where a row leads; for the way back from an objection, every status that its guard names. */
const targetsOf = (row: Row): string[] => {
  if (row.to !== '@back') return row.to === '=' ? [] : [row.to];
  return row.guards.flatMap((guard) =>
    guard.is === 'counter' && guard.name === 'back' ? guard.values.map(String) : [],
  );
};

/** The action in words, without the remark that tells its rows apart. */
const labelOf = (row: Row): string => row.zh.replace(/[（(].*$/, '').trim();

const listEdges = (): [edge: string, labels: Set<string>][] => {
  const edges = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const from of new Set(row.from.map(nodeOf))) {
      for (const to of targetsOf(row)) {
        const edge = `${from} --> ${nodeOf(to)}`;
        edges.set(edge, (edges.get(edge) ?? new Set<string>()).add(labelOf(row)));
      }
    }
  }
  return [...edges];
};

/** The table as a Mermaid state diagram; moves that leave the status unchanged are left out. */
export const drawDiagram = (): string => {
  const nodes = ticketStatuses
    .filter(({ code }) => !isInHand(code))
    .map(({ code, zh }) => `  state "${zh}" as ${code}`);
  const inHand = ticketStatuses
    .filter(({ code }) => isInHand(code))
    .map(({ zh }) => zh)
    .join('·');
  const lines = listEdges().map(([edge, labels]) => `  ${edge}: ${[...labels].join('、')}`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...nodes,
    `  state "${inHand}" as inHand`,
    '  [*] --> registered: 登记',
    ...lines,
    '  archived --> [*]',
    '```',
  ].join('\n');
};

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const clockName = (code: string): string => clockKinds.find((kind) => kind.code === code)?.zh ?? '–';
const groupWords: Readonly<Record<string, string>> = { open: 'open', ended: 'ended, until archived', end: 'end' };

const statusTable = (): string =>
  table(
    ['code', '中文', 'who must move', 'clock that watches', 'group'],
    ticketStatuses.map(({ code, zh, group, mover, watch }) => [
      `\`${code}\``,
      zh,
      mover === null ? '–' : roleName(mover),
      watch === null ? '–' : clockName(watch),
      groupWords[group] ?? group,
    ]),
  );

const sideWords: Readonly<Record<string, string>> = {
  centre: 'of the hotline centre',
  unit: 'of a handling unit; counts on tickets that the unit leads',
  task: 'never granted: follows from an assisting task of the unit',
  order: 'never granted: follows from a 督办单 addressed to the unit or role',
  outside: 'outside the office',
};
const roleTable = (): string =>
  table(
    ['code', '中文', 'where it counts'],
    roles.map(({ code, zh, of }) => [`\`${code}\``, zh, sideWords[of] ?? of]),
  );

const dueWords: Readonly<Record<string, string>> = {
  issue: 'red; the system issues the 督办单',
  draft: 'red; a 督办单 is drafted for a supervisor',
  recur: 'one level up, asked again',
  row: 'a row of the table fires',
  lapse: 'a right ends',
};
const clockTable = (): string =>
  table(
    ['code', '中文', 'whose duty', 'when due'],
    clockKinds.map(({ code, zh, owner, onDue }) => [`\`${code}\``, zh, roleName(owner), dueWords[onDue] ?? onDue]),
  );

const signers = (signatures: readonly Role[]): string => signatures.map(roleName).join('＋');
const actionTable = (): string =>
  table(
    ['code', '中文', 'who', 'from'],
    [...new Set(rows.map((row) => row.action))].map((action) => {
      const own = rows.filter((row) => row.action === action);
      const unique = (texts: readonly string[]): string => [...new Set(texts)].join('、');
      return [
        `\`${action}\``,
        unique(own.map(labelOf)),
        unique(own.flatMap((row) => row.who.map(signers))),
        unique(
          own.flatMap((row) => (row.from.length > 8 ? [`${row.from.length} statuses`] : row.from.map(statusName))),
        ),
      ];
    }),
  );

/** File, name of the markers, and what stands between them. */
const parts: readonly (readonly [file: string, name: string, draw: () => string])[] = [
  ['ARCHITECTURE.md', 'diagram', drawDiagram],
  ['GLOSSARY.md', 'statuses', statusTable],
  ['GLOSSARY.md', 'roles', roleTable],
  ['GLOSSARY.md', 'clocks', clockTable],
  ['GLOSSARY.md', 'actions', actionTable],
];

/** The document with the part between its markers replaced; throws where the markers are missing. */
export const insertPart = (text: string, name: string, part: string): string => {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the markers ${start} and ${end} are missing`);
  return `${text.slice(0, from + start.length)}\n${part}\n${text.slice(to)}`;
};

const main = (isCheck: boolean): void => {
  for (const file of new Set(parts.map(([name]) => name))) {
    const before = readFileSync(new URL(file, root), 'utf8');
    const after = parts
      .filter(([name]) => name === file)
      .reduce((text, [, name, draw]) => insertPart(text, name, draw()), before);
    if (after === before) continue;
    if (isCheck) {
      console.error(`${file} has drifted from the transition table: run \`npm run diagram\``);
      process.exitCode = 1;
    } else {
      writeFileSync(new URL(file, root), after);
      console.log(`wrote ${file}`);
    }
  }
};

if (import.meta.filename === process.argv[1]) main(process.argv.includes('--check'));
