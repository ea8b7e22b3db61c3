// Whom an event tells. Addresses are roles in units, never persons; texts are made where a notice is shown.
import { clockKind } from './clock-names.ts';
import { isUnitRole } from './roles.ts';
import { addresseeOf } from './supervision.ts';
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

type Address = 'lead.liaison' | 'lead.handler' | 'lead.deptLeader' | 'formerLead' | 'newTasks' | 'task' | 'addressees' | `role:${string}`;

/** By action: who must know at once. */
const told: Readonly<Record<string, readonly Address[]>> = {
  accept: ['role:dispatcher'],
  dispatch: ['lead.liaison', 'lead.handler', 'newTasks'],
  convene: ['lead.liaison', 'lead.handler', 'role:chair'],
  addAssist: ['newTasks'],
  return: ['role:dispatcher'],
  agreeReturn: ['formerLead', 'role:dispatcher'],
  rejectReturn: ['lead.liaison'],
  recall: ['formerLead', 'role:dispatcher'],
  raiseLead: ['formerLead', 'role:dispatcher'],
  requestConsultation: ['role:chair'],
  ruleOther: ['formerLead', 'role:dispatcher'],
  ruleStays: ['lead.liaison', 'lead.handler'],
  decline: ['formerLead'],
  submit: ['lead.deptLeader'],
  sendBack: ['lead.handler'],
  approve: ['role:checker'],
  passCheck: ['role:callbackClerk'],
  failCheck: ['lead.liaison', 'lead.handler'],
  failCheckContact: ['lead.liaison', 'lead.handler'],
  unsatisfied: ['lead.liaison', 'lead.handler'],
  denyUnreasonable: ['lead.liaison', 'lead.handler'],
  reopenByOffice: ['lead.liaison', 'lead.handler'],
  upholdObjection: ['lead.liaison', 'lead.handler', 'role:dispatcher'],
  proposeUnreasonable: ['role:shiftLead'],
  askExtension: ['role:supervisor'],
  approveExtension: ['lead.handler'],
  denyExtension: ['lead.handler'],
  assistAnswer: ['lead.handler'],
  assistReturn: ['role:dispatcher'],
  assistUphold: ['task'],
  assistWaive: ['task', 'lead.handler'],
  supply: ['lead.handler'],
  add: ['lead.handler', 'role:supervisor'],
  urge: ['lead.handler', 'role:supervisor'],
  withdraw: ['lead.handler', 'formerLead'],
  giveContact: ['lead.handler'],
  raiseUrgency: ['lead.liaison', 'lead.handler', 'role:shiftLead'],
  lowerUrgency: ['lead.handler'],
  alertEmergency: ['role:shiftLead'],
  object: ['role:dispatcher'],
  handBack: ['role:dispatcher'],
  orderRedo: ['role:dispatcher'],
  putOnLedger: ['lead.handler'],
  reassignUnit: ['lead.liaison', 'lead.handler'],
  remind: ['lead.liaison', 'lead.handler'],
  answerOrder: ['role:supervisor'],
  rejectAnswer: ['addressees'],
  strikeOff: ['addressees'],
  setNewDue: ['addressees'],
  takeOver: ['role:dispatcher'],
};

const unitAddress = (unit: string | null, ...roles: string[]): string[] => (unit === null ? [] : roles.map((role) => `unit:${unit}:${role}`));

const everyoneOf = (addressee: string): string[] =>
  addressee.startsWith('unit:') ? unitAddress(addressee.slice(5), 'liaison', 'handler', 'deptLeader') : [addressee];

const resolve = (address: Address, before: TicketState, event: TicketEvent, after: TicketState): string[] => {
  switch (address) {
    case 'lead.liaison':
    case 'lead.handler':
    case 'lead.deptLeader':
      return unitAddress(after.lead, address.slice(5));
    case 'formerLead':
      return after.lead === before.lead ? [] : unitAddress(before.lead, 'liaison', 'handler');
    case 'newTasks':
      return after.tasks.filter((task) => !before.tasks.some((one) => one.i === task.i)).flatMap((task) => unitAddress(task.unit, 'liaison', 'handler'));
    case 'task':
      return unitAddress(after.tasks.find((task) => task.i === event.task)?.unit ?? null, 'handler');
    case 'addressees':
      return (after.order?.addressees ?? []).flatMap(everyoneOf);
    default:
      return [address];
  }
};

/** 50 % → 经办人; 80 % → and 联络员; 100 % → and 分管领导 and the supervisors' board. */
const ladder = (clock: Clock, lead: string | null): string[] => {
  const { owner } = clockKind(clock.name);
  const addressee = addresseeOf(clock.name, clock.unit, lead);
  if (!addressee.startsWith('unit:')) return clock.fired >= 3 ? [addressee, 'role:supervisor'] : [addressee];
  const first = isUnitRole(owner) ? owner : 'handler';
  const rungs = [first, 'liaison', 'deptLeader'].slice(0, clock.fired);
  return [...unitAddress(addressee.slice(5), ...rungs), ...(clock.fired >= 3 ? ['role:supervisor'] : [])];
};

const stepKinds = ['', 'step50', 'step80', 'red'];

const ofSteps = (event: TicketEvent, after: TicketState): Notice[] =>
  event.clocks
    .filter((fact) => fact.do === 'step' || fact.do === 'breach')
    .flatMap(({ clock }) =>
      [...new Set(ladder(clock, after.lead))].map((to): Notice => {
        const kind = stepKinds[clock.fired] ?? 'red';
        return { key: `${after.no}|${clock.key}@${kind}|${to}|inbox`, no: after.no, to, kind, clock: clock.name, at: event.at };
      }),
    );

const ofOrder = (before: TicketState, after: TicketState): string[] => {
  const isAsked = after.counters.sup === 1 && (after.order?.version !== before.order?.version || after.order?.level !== before.order?.level || before.counters.sup !== 1);
  return isAsked ? [...(after.order?.addressees ?? []).flatMap(everyoneOf), 'role:supervisor'] : [];
};

/** The notices of one event, each address once. The same event always gives the same keys. */
export const noticesOf = (before: TicketState, event: TicketEvent, after: TicketState): Notice[] => {
  const notice = (to: string, kind: string): Notice => ({ key: `${after.no}|${event.seq}:${kind}|${to}|inbox`, no: after.no, to, kind, clock: null, at: event.at });
  const direct = [...new Set((told[event.action] ?? []).flatMap((address) => resolve(address, before, event, after)))];
  const order = [...new Set(ofOrder(before, after))];
  return [...direct.map((to) => notice(to, event.action)), ...order.map((to) => notice(to, 'order')), ...ofSteps(event, after)];
};
