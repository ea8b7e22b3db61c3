// What a person amounts to on one ticket: granted roles count only where their unit has a part in it.
import { isUnitRole, roleName } from './roles.ts';
import type { Role } from './roles.ts';
import type { Row } from './transition-grammar.ts';
import type { Refusal } from './refusals.ts';
import { limits } from './ticket-transitions.ts';
import type { Actor, Command, Counters, TicketState } from './ticket.ts';

/** True for the person who asked, known by number and query code; everybody else speaks for them. */
export const isThePerson = (actor: Actor): boolean => actor.roles.includes('citizen');

const isUnitMember = (actor: Actor): boolean => actor.unit !== null && actor.roles.some(isUnitRole);

const isAssistant = (actor: Actor, state: TicketState, task: number | undefined): boolean =>
  isUnitMember(actor) &&
  state.tasks.some((one) => one.unit === actor.unit && (task === undefined ? one.a !== 0 : one.i === task));

/** How an order names this person: `unit:<id>` for members of a unit, else `role:<code>` for each role. */
export const addressesOf = (actor: Actor): string[] => [
  ...(isUnitMember(actor) ? [`unit:${actor.unit ?? ''}`] : []),
  ...actor.roles.map((role) => `role:${role}`),
];

const isAddressee = (actor: Actor, state: TicketState): boolean =>
  addressesOf(actor).some((address) => state.order?.addressees.includes(address) ?? false);

/** The roles an actor has on this ticket: those of the centre as granted, those of a unit only in the lead unit. */
export const rolesOn = (actor: Actor, state: TicketState, task?: number): Set<Role> => {
  const own = actor.roles.filter((role) => !isUnitRole(role) || (actor.unit !== null && actor.unit === state.lead));
  return new Set<Role>([
    ...own,
    ...(isAssistant(actor, state, task) ? (['assistant'] as const) : []),
    ...(isAddressee(actor, state) ? (['addressee'] as const) : []),
  ]);
};

/** One person's signature, or two in either order. */
const signs = ([one, other]: readonly Role[], first: Set<Role>, second: Set<Role>): boolean => {
  if (one === undefined) return false;
  return other === undefined
    ? first.has(one)
    : (first.has(one) && second.has(other)) || (first.has(other) && second.has(one));
};

/** Decisions that need one signature more than their row says, while a counter of the ticket stands. */
const cosigned: readonly (readonly [action: string, counter: keyof Counters, role: Role])[] = [
  ['decline', 'urg', 'shiftLead'],
  ['recall', 'ruled', 'chair'],
];

/** Whose signatures a row accepts on this ticket: an urgent decline needs the 班长, the recall of a ruling its 主持人. */
export const signaturesFor = (row: Row, state: TicketState): readonly (readonly Role[])[] => {
  const role = cosigned.find(([action, counter]) => action === row.action && state.counters[counter] !== 0)?.[2];
  // At the top of the ladder only a leader gives a new due (最高级由领导定).
  if (row.action === 'setNewDue' && state.counters.lvl >= limits.lvl) return [['chair']];
  return role === undefined
    ? row.who
    : row.who.map((signatures) => (signatures.includes(role) ? signatures : [...signatures, role]));
};

/** Why none of the signatures that the row accepts is there; undefined if one is. */
export const refuseSignature = (row: Row, state: TicketState, command: Command): Refusal | undefined => {
  const first = rolesOn(command.by, state, command.task);
  const second =
    command.cosign && command.cosign.id !== command.by.id ? rolesOn(command.cosign, state) : new Set<Role>();
  const accepted = signaturesFor(row, state);
  if (accepted.some((signatures) => signs(signatures, first, second))) return undefined;
  const pair = accepted.find((signatures) => signatures.length > 1 && signatures.some((role) => first.has(role)));
  const zh = pair
    ? pair.map(roleName).join('、')
    : accepted.map((signatures) => signatures.map(roleName).join('和')).join('或');
  return pair ? { code: 'second-signature', zh } : { code: 'wrong-role', zh };
};

/** Who issued the open 督办单 or added a cause to it. */
const issuersOf = ({ order }: TicketState): (string | null)[] =>
  order ? [order.issuedBy, ...order.causes.map((cause) => cause.by)] : [];
const took =
  (...decisions: string[]) =>
  ({ people }: TicketState): (string | null)[] =>
    decisions.map((decision) => people[decision] ?? null);

/** Decisions that must not be taken by whoever took an earlier one: actions, who took the earlier one, words. */
const twoPeople: readonly (readonly [
  actions: readonly string[],
  earlier: (state: TicketState) => (string | null)[],
  text: string,
])[] = [
  [['confirmUnreasonable', 'denyUnreasonable'], took('proposer'), '提出不合理的人不能自己复核'],
  [['upholdObjection', 'dismissObjection'], took('decider', 'decider2', 'closer', 'closer2'), '原决定人不能复核异议'],
  [['strikeOff'], issuersOf, '发督办单的人不能自己销号'],
  [['passCheck', 'failCheck', 'failCheckContact'], took('dispatcher'), '派单的人不能审核办结'],
];

/** The lead must not learn who asked: the centre makes the contact in its place. */
export const isKeptSecretFrom = (state: TicketState, action: string): boolean =>
  state.demand.secret && action === 'contact';

const callbackActions: readonly string[] = [
  'satisfied',
  'skipCallback',
  'tryFailed',
  'unreachable',
  'cannotJudge',
  'unsatisfied',
  'proposeUnreasonable',
];

/** The rule of two people (四眼) and the rule that a handling unit never calls back on its own work. */
export const refuseSamePerson = (state: TicketState, command: Command): Refusal | undefined => {
  const clash = twoPeople.find(
    ([actions, earlier]) => actions.includes(command.action) && earlier(state).includes(command.by.id),
  );
  if (clash) return { code: 'same-person', text: clash[2] };
  const isOwnWork =
    command.by.unit !== null &&
    (command.by.unit === state.lead || state.tasks.some((task) => task.unit === command.by.unit));
  return callbackActions.includes(command.action) && isOwnWork
    ? { code: 'same-person', text: '承办单位的人不能回访本单位的件' }
    : undefined;
};
