// Whom an event tells. Addresses are roles in units, never persons; texts are made where a notice is shown.
import { clockKind } from './clock-names.ts';
import { isUnitRole } from './roles.ts';
import type { Role } from './roles.ts';
import { addresseeOf, unitOf } from './supervision.ts';
import { watchOf } from './ticket-status.ts';
import type { Clock, Instant, TicketEvent, TicketState } from './ticket.ts';

/** One line for an inbox. `to`: `unit:<id>:<role>` or `role:<code>`; `key` makes a repeated sending harmless. */
export interface Notice {
  readonly key: string;
  readonly no: string;
  readonly to: string;
  /** The action that caused it, or `step50`, `step80`, `red` for a clock. */
  readonly kind: string;
  readonly clock: string | null;
  readonly at: Instant;
}

type Address = 'lead.liaison' | 'lead.handler' | 'lead.deptLeader' | 'task' | 'addressees' | `role:${Role}`;

/** By action: who must know at once, besides whoever must move next, has lost the ticket, or got or lost a task of it. */
const told: Readonly<Record<string, readonly Address[]>> = {
  dispatch: ['lead.handler'],
  convene: ['lead.liaison', 'lead.handler'],
  rejectReturn: ['lead.liaison'],
  ruleStays: ['lead.liaison'],
  contactForUnit: ['lead.handler'],
  waiveOnSite: ['lead.handler'],
  submit: ['lead.liaison'],
  failCheck: ['lead.liaison'],
  failCheckContact: ['lead.liaison'],
  rateUnsatisfied: ['role:callbackClerk'],
  unsatisfied: ['lead.liaison'],
  denyUnreasonable: ['lead.liaison'],
  reopenByOffice: ['lead.liaison'],
  upholdObjection: ['lead.liaison'],
  closeUnresolved: ['lead.liaison'],
  askExtension: ['role:supervisor'],
  approveExtension: ['lead.handler'],
  denyExtension: ['lead.handler'],
  assistAnswer: ['lead.handler'],
  assistReturn: ['role:dispatcher'],
  assistUphold: ['task'],
  assistWaive: ['task', 'lead.handler'],
  askMore: ['role:operator'],
  supply: ['lead.handler'],
  'due:supplement': ['lead.handler'],
  add: ['lead.handler', 'role:supervisor'],
  urge: ['lead.handler', 'role:supervisor'],
  withdraw: ['lead.handler'],
  giveContact: ['lead.handler'],
  raiseUrgency: ['lead.liaison', 'lead.handler', 'role:shiftLead'],
  lowerUrgency: ['lead.handler'],
  alertEmergency: ['role:shiftLead'],
  object: ['role:checker'],
  putOnLedger: ['lead.liaison', 'lead.handler'],
  reassignUnit: ['lead.liaison', 'lead.handler'],
  remind: ['lead.liaison', 'lead.handler'],
  answerOrder: ['role:supervisor'],
  rejectAnswer: ['addressees'],
  strikeOff: ['addressees'],
  setNewDue: ['addressees'],
  takeOver: ['role:dispatcher'],
};

const unitAddress = (unit: string | null, ...roles: string[]): string[] =>
  unit === null ? [] : roles.map((role) => `unit:${unit}:${role}`);

const everyoneOf = (addressee: string): string[] =>
  addressee.startsWith('unit:') ? unitAddress(addressee.slice(5), 'liaison', 'handler', 'deptLeader') : [addressee];

/** Where no unit leads, what its people should know goes to whoever must find one. */
const leadAddress = (lead: string | null, role: string): string[] =>
  lead === null ? ['role:dispatcher'] : unitAddress(lead, role);

const resolve = (address: Address, event: TicketEvent, after: TicketState): string[] => {
  switch (address) {
    case 'lead.liaison':
    case 'lead.handler':
    case 'lead.deptLeader':
      return leadAddress(after.lead, address.slice(5));
    case 'task':
      return unitAddress(after.tasks.find((task) => task.i === event.task)?.unit ?? null, 'liaison', 'handler');
    case 'addressees':
      return (after.order?.addressees ?? []).flatMap(everyoneOf);
    default:
      return [address];
  }
};

/** On every change of status, whoever must move next; nobody is asked who is told otherwise (the person, the system). */
const nextMover = (before: TicketState, after: TicketState): string[] => {
  const { mover } = watchOf(after.status);
  if (before.status === after.status || mover === null || mover === 'citizen' || mover === 'system') return [];
  return isUnitRole(mover) ? leadAddress(after.lead, mover) : [`role:${mover}`];
};

/** Units that got or lost the ticket, or a task of it: nobody goes on working on what is no longer theirs. */
const unitsConcerned = (before: TicketState, after: TicketState): string[] => {
  const formerLead = after.lead === before.lead ? null : before.lead;
  const tasks = after.tasks.filter((task) => {
    const was = before.tasks.find((one) => one.i === task.i);
    return was === undefined || was.unit !== task.unit || (was.a !== 0 && task.outcome === 'cancelled');
  });
  return [formerLead, ...tasks.map((task) => task.unit)].flatMap((unit) => unitAddress(unit, 'liaison', 'handler'));
};

/** 50 % → 经办人; 80 % → and 联络员; 100 % → and 分管领导 and the supervisors' board. */
const ladder = (clock: Clock, state: TicketState): string[] => {
  const { owner } = clockKind(clock.name);
  const rung = Math.max(1, clock.fired);
  if (owner === 'addressee') {
    return [...(state.order?.addressees ?? []).flatMap(everyoneOf), ...(rung >= 3 ? ['role:supervisor'] : [])];
  }
  const addressee = addresseeOf(clock.name, unitOf(clock, state), state.lead);
  if (!addressee.startsWith('unit:')) return rung >= 3 ? [addressee, 'role:supervisor'] : [addressee];
  const first = isUnitRole(owner) ? owner : 'handler';
  const rungs = [first, 'liaison', 'deptLeader'].slice(0, rung);
  return [...unitAddress(addressee.slice(5), ...rungs), ...(rung >= 3 ? ['role:supervisor'] : [])];
};

const stepKinds = ['', 'step50', 'step80', 'red'];

const ofSteps = (event: TicketEvent, after: TicketState): Notice[] =>
  event.clocks
    .filter((fact) => fact.do === 'step' || fact.do === 'breach')
    .flatMap(({ clock }) =>
      [...new Set(ladder(clock, after))].map((to): Notice => {
        const kind = stepKinds[clock.fired] ?? 'red';
        return {
          key: `${after.no}|${clock.key}@${kind}|${to}|inbox`,
          no: after.no,
          to,
          kind,
          clock: clock.name,
          at: event.at,
        };
      }),
    );

const ofOrder = (before: TicketState, after: TicketState): string[] => {
  const isAsked =
    after.counters.sup === 1 &&
    (after.order?.version !== before.order?.version ||
      after.order?.level !== before.order?.level ||
      before.counters.sup !== 1);
  return isAsked ? [...(after.order?.addressees ?? []).flatMap(everyoneOf), 'role:supervisor'] : [];
};

/** The notices of one event, each address once. The same event always gives the same keys. */
export const noticesOf = (before: TicketState, event: TicketEvent, after: TicketState): Notice[] => {
  const notice = (to: string, kind: string): Notice => ({
    key: `${after.no}|${event.seq}:${kind}|${to}|inbox`,
    no: after.no,
    to,
    kind,
    clock: null,
    at: event.at,
  });
  const asked = (told[event.action] ?? []).flatMap((address) => resolve(address, event, after));
  const direct = [...new Set([...asked, ...nextMover(before, after), ...unitsConcerned(before, after)])];
  const order = [...new Set(ofOrder(before, after))];
  return [
    ...direct.map((to) => notice(to, event.action)),
    ...order.map((to) => notice(to, 'order')),
    ...ofSteps(event, after),
  ];
};
