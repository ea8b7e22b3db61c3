// Reads the written rows of the transition table into a form that can be evaluated. A word it does not know is an error.
import { clockGroups, clockKinds } from './clock-names.ts';
import type { ClockName } from './clock-names.ts';
import { roles } from './roles.ts';
import type { Role } from './roles.ts';
import { statusGroups, ticketStatuses } from './ticket-status.ts';
import type { TicketStatus } from './ticket-status.ts';
import { limits, ticketTransitions } from './ticket-transitions.ts';
import type { WrittenRow } from './ticket-transitions.ts';
import type { Counters } from './ticket.ts';

/** `on` running · `open` running, paused or red · `over` red · `notOver` not red · `off` not open. */
export type ClockCondition = 'on' | 'open' | 'over' | 'notOver' | 'off';

/** One condition of a row; `text` is the word as written, for refusals. */
export type Guard = { readonly text: string } & (
  | {
      readonly is: 'counter';
      readonly name: keyof Counters;
      readonly op: '=' | '<' | '!=';
      readonly values: readonly (number | string)[];
    }
  | { readonly is: 'any'; readonly names: readonly (keyof Counters)[] }
  | { readonly is: 'clock'; readonly clock: ClockName; readonly state: ClockCondition }
  | { readonly is: 'status'; readonly statuses: readonly TicketStatus[] }
  | { readonly is: 'task'; readonly values: readonly number[] }
  | { readonly is: 'assistsClosed' | 'noOver' | 'someOver' | 'soleOver' }
);

/** What a row does to a counter, to all tasks, to the named task, or to the 督办单. */
export type Setting =
  | {
      readonly set: 'counter';
      readonly name: keyof Counters;
      readonly op: '+' | '-' | '=';
      readonly value: number | '@st';
    }
  | { readonly set: 'task'; readonly value: number }
  | { readonly set: 'tasks' | 'order' };

/** The verbs of the clock column. */
export type ClockVerb = 'start' | 'stop' | 'cancel' | 'pause' | 'resume' | 'rebase' | 'hasten' | 'revive';
/** One verb on one clock, if all conditions hold. `named`: only the clock of the task that the command names. */
export interface ClockWord {
  readonly verb: ClockVerb;
  readonly clock: ClockName;
  readonly named: boolean;
  readonly only: readonly Guard[];
}

/** A row that can be evaluated. `who`: one of these signatures, each of one role or of two at once. */
export interface Row {
  readonly id: string;
  readonly from: readonly TicketStatus[];
  readonly action: string;
  readonly zh: string;
  readonly who: readonly (readonly Role[])[];
  readonly guards: readonly Guard[];
  readonly to: string;
  readonly settings: readonly Setting[];
  readonly clocks: readonly ClockWord[];
}

const statusCodes = new Set<TicketStatus>(ticketStatuses.map((status) => status.code));
const clockNames = new Set<ClockName>(clockKinds.map((kind) => kind.code));
const roleCodes = new Set<Role>(roles.map((role) => role.code));
const words = (text: string, separator: RegExp | string = ' '): string[] =>
  text
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '');

const known = <T extends string>(word: string, all: ReadonlySet<T>, what: string): T => {
  if (!(all as ReadonlySet<string>).has(word)) {
    throw new Error(`the transition table names an unknown ${what}: ${word}`);
  }
  return word as T;
};
const numberOrLimit = (text: string): number => (text.startsWith('$') ? limitOf(text.slice(1)) : Number(text));
const limitOf = (name: string): number => {
  const limit = (limits as Readonly<Record<string, number>>)[name];
  if (limit === undefined) throw new Error(`the transition table names an unknown limit: ${name}`);
  return limit;
};
const valueOf = (text: string): number | string => (/^(\d|\$)/.test(text) ? numberOrLimit(text) : text);

const parseGuard = (text: string): Guard => {
  if (text === 'assistsClosed' || text === 'noOver' || text === 'someOver' || text === 'soleOver') {
    return { text, is: text };
  }
  const task = /^a\[i\]=(.+)$/.exec(text);
  if (task) return { text, is: 'task', values: (task[1] ?? '').split('|').map(Number) };
  const status = /^st=(.+)$/.exec(text);
  if (status) {
    return {
      text,
      is: 'status',
      statuses: (status[1] ?? '').split('|').map((code) => known(code, statusCodes, 'status')),
    };
  }
  const clock = /^(\w+)(?:\[i\])?:(on|open|over|notOver|off)$/.exec(text);
  if (clock) {
    return { text, is: 'clock', clock: known(clock[1] ?? '', clockNames, 'clock'), state: clock[2] as ClockCondition };
  }
  const compared = /^(\w+)([=<])(.+)$/.exec(text);
  if (compared) {
    return {
      text,
      is: 'counter',
      name: compared[1] as keyof Counters,
      op: compared[2] as '=' | '<',
      values: (compared[3] ?? '').split('|').map(valueOf),
    };
  }
  if (text.includes('|')) return { text, is: 'any', names: text.split('|') as (keyof Counters)[] };
  return text.startsWith('!')
    ? { text, is: 'counter', name: text.slice(1) as keyof Counters, op: '=', values: [0] }
    : { text, is: 'counter', name: text as keyof Counters, op: '!=', values: [0] };
};

const parseSetting = (text: string): Setting => {
  if (text === 'ORDER') return { set: 'order' };
  if (text === 'tasks=0') return { set: 'tasks' };
  const parts = /^(a\[i\]|\w+)([+\-=])(.+)$/.exec(text);
  if (!parts) throw new Error(`the transition table sets something unknown: ${text}`);
  const [, name, op, value] = parts as unknown as [string, string, '+' | '-' | '=', string];
  if (name === 'a[i]') return { set: 'task', value: Number(value) };
  return { set: 'counter', name: name as keyof Counters, op, value: value === '@st' ? '@st' : numberOrLimit(value) };
};

const verbs: ReadonlySet<ClockVerb> = new Set([
  'start',
  'stop',
  'cancel',
  'pause',
  'resume',
  'rebase',
  'hasten',
  'revive',
]);

const parseClocks = (text: string): ClockWord[] =>
  words(text, ';').flatMap((phrase) => {
    const [verb = '', ...names] = words(phrase);
    const done = known(verb, verbs, 'clock verb');
    return names.flatMap((name) => {
      const [clock = '', ...conditions] = name.replace('[i]', '').split('@');
      const only = conditions.map(parseGuard);
      const all = clockGroups[clock] ?? [known(clock, clockNames, 'clock')];
      return all.map((one) => ({ verb: done, clock: one, named: name.includes('[i]'), only }));
    });
  });

/** Reads one written row; throws for any word that no status, role, clock, limit or verb bears. */
export const parseRow = ([id, from, action, zh, who, guard, to, counters, clocks]: WrittenRow): Row => ({
  id,
  from: words(from).flatMap((name) => statusGroups[name] ?? [known(name, statusCodes, 'status')]),
  action,
  zh,
  who: words(who).map((signatures) => signatures.split('+').map((role) => known(role, roleCodes, 'role'))),
  guards: words(guard).map(parseGuard),
  to: to === '=' || to === 'inHand' || to === '@back' ? to : known(to, statusCodes, 'status'),
  settings: words(counters).map(parseSetting),
  clocks: parseClocks(clocks),
});

/** Every row of the table, ready to be evaluated. */
export const rows: readonly Row[] = ticketTransitions.map(parseRow);

const byStatusAndAction = new Map<string, Row[]>();
for (const row of rows) {
  for (const status of row.from) {
    const key = `${status} ${row.action}`;
    byStatusAndAction.set(key, [...(byStatusAndAction.get(key) ?? []), row]);
  }
}

/** The rows of an action from a status, whatever their guards; none means the action is not possible there. */
export const rowsFor = (status: TicketStatus, action: string): readonly Row[] =>
  byStatusAndAction.get(`${status} ${action}`) ?? [];
