// What a person amounts to on one ticket: granted roles count only where their unit has a part in it.
import { isUnitRole, roleName } from './roles.ts';
import type { Role } from './roles.ts';
import type { Row } from './transition-grammar.ts';
import type { Refusal } from './refusals.ts';
import type { Actor, Command, TicketState } from './ticket.ts';

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

const signs = (signatures: readonly Role[], first: Set<Role>, second: Set<Role>): boolean =>
  signatures.every((role, index) => (index === 0 ? first : second).has(role));

/** Why none of the signatures that the row accepts is there; undefined if one is. */
export const refuseSignature = (row: Row, state: TicketState, command: Command): Refusal | undefined => {
  const first = rolesOn(command.by, state, command.task);
  const second = command.cosign && command.cosign.id !== command.by.id ? rolesOn(command.cosign, state) : new Set<Role>();
  if (row.who.some((signatures) => signs(signatures, first, second))) return undefined;
  const pair = row.who.find(([role]) => role !== undefined && first.has(role));
  const zh = (pair ?? row.who.flat()).map(roleName).join(pair ? '、' : '或');
  return pair ? { code: 'second-signature', zh } : { code: 'wrong-role', zh };
};

/** Decisions that must not be taken by whoever took an earlier one: action, key of the earlier one, words. */
const twoPeople: readonly (readonly [actions: readonly string[], earlier: string, text: string])[] = [
  [['confirmUnreasonable', 'denyUnreasonable'], 'proposer', '提出不合理的人不能自己复核'],
  [['upholdObjection', 'dismissObjection'], 'decider', '原决定人不能复核异议'],
  [['strikeOff'], 'issuer', '发督办单的人不能自己销号'],
  [['passCheck', 'failCheck', 'failCheckContact'], 'dispatcher', '派单的人不能审核办结'],
];

const callbackActions: readonly string[] = ['satisfied', 'skipCallback', 'tryFailed', 'unreachable', 'cannotJudge', 'unsatisfied', 'proposeUnreasonable'];

/** The rule of two people (四眼) and the rule that a handling unit never calls back on its own work. */
export const refuseSamePerson = (state: TicketState, command: Command): Refusal | undefined => {
  const clash = twoPeople.find(([actions, earlier]) => actions.includes(command.action) && state.people[earlier] === command.by.id);
  if (clash) return { code: 'same-person', text: clash[2] };
  const isOwnWork = command.by.unit !== null && (command.by.unit === state.lead || state.tasks.some((task) => task.unit === command.by.unit));
  return callbackActions.includes(command.action) && isOwnWork ? { code: 'same-person', text: '承办单位的人不能回访本单位的件' } : undefined;
};
