// Builders for tests of the decider: people, valid forms, tickets brought into a status by real commands.
import { readFileSync } from 'node:fs';
import { formOf } from '../../workflows/domain/action-forms.ts';
import { decide } from '../../workflows/domain/decide.ts';
import type { Decision, DraftEvent } from '../../workflows/domain/decide.ts';
import { clockDueCommand, decideDue, SYSTEM } from '../../workflows/domain/decide-due.ts';
import { decideNews } from '../../workflows/domain/decide-news.ts';
import type { DeadlineTable } from '../../workflows/domain/deadlines.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import type { Field } from '../../workflows/domain/form-fields.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import { nextDue } from '../../workflows/domain/next-due.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import { registerTicket } from '../../workflows/domain/register.ts';
import type { NewTicket } from '../../workflows/domain/register.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import type { Actor, Clock, Command, Instant, Said, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { shippedCalendar } from './calendar.ts';

/** The shipped table of limits and calendar. */
export const shippedTiming: Timing = {
  deadlines: JSON.parse(
    readFileSync(new URL('../../knowledge-base/deadlines.json', import.meta.url), 'utf8'),
  ) as DeadlineTable,
  calendar: shippedCalendar,
};

/** A person of one role; `name` tells several of one role apart. Units only for people of units. */
export const person = (role: Role, unit: string | null = null, name = role as string): Actor => ({
  id: unit === null ? name : `${name}@${unit}`,
  name,
  roles: [role],
  unit,
});

/** Who plays a role on this ticket: people of units are of the lead, the assistant of the task's unit. */
export const playerOf = (role: Role, state: TicketState, task?: number, name?: string): Actor => {
  if (role === 'system') return SYSTEM;
  if (role === 'citizen') return person('citizen', null, 'citizen');
  if (role === 'assistant') return person('handler', state.tasks.find((one) => one.i === task)?.unit ?? 'nobody');
  if (role === 'addressee') return addresseesOf(state)[0] ?? person('handler', 'nobody');
  const isOfUnit = role === 'liaison' || role === 'handler' || role === 'deptLeader';
  return person(role, isOfUnit ? (state.lead ?? 'nobody') : null, name);
};

/** One person for each address that the open 督办单 still waits for. */
export const addresseesOf = ({ order }: TicketState): Actor[] =>
  (order?.addressees ?? [])
    .filter((address) => !order?.answeredBy.includes(address))
    .map((address) =>
      address.startsWith('unit:') ? person('liaison', address.slice(5)) : person(address.slice(5) as Role),
    );

/** An instant some time after another. */
export const later = (at: Instant, hours: number): Instant =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

const openDue = (state: TicketState, name: string): Instant | undefined =>
  state.clocks.find((clock) => clock.name === name && clock.state !== 'replaced' && clock.endedAt === null)?.dueAt;

const valueOf = (field: Field, state: TicketState, at: Instant): Said[string] => {
  const byName: Readonly<Record<string, () => Said[string]>> = {
    type: () => state.demand.type,
    parent: () => state.parent ?? '2026-1101-0001',
    child: () => '2026-1201-0009',
    orderVersion: () => state.order?.version ?? 0,
    doneAt: () => openDue(state, 'onSite') ?? at,
    fromUnit: () => state.lead ?? 'nobody',
    toUnit: () => `${state.lead ?? ''}x`,
    lead: () => `unit-${state.dispatchNo + 1}`,
    numberTail: () => '0001',
    unit: () => `helper-${state.tasks.length + 1}`,
    milestoneAt: () => later(at, 240),
    planEndAt: () => later(at, 1440),
  };
  const byKind: Readonly<Record<Field['kind'], () => Said[string]>> = {
    text: () => '据实',
    longText: () => '据实说明',
    place: () => '东门菜市场',
    unit: () => 'unit-1',
    units: () => [],
    category: () => 'A1-01',
    choice: () => field.options?.[0]?.[0] ?? '',
    instant: () => later(at, 72),
    files: () => ['file-1'],
    days: () => 1,
    number: () => 1,
    hidden: () => 1,
    check: () => true,
    ticketNo: () => '2026-1101-0001',
  };
  return (byName[field.name] ?? byKind[field.kind])();
};

/** A valid form for an action: everything that is required, and evidence always. */
export const filledForm = (state: TicketState, action: string, at: Instant): Said => {
  const needed = formOf(action).filter(
    ({ name, required }) =>
      required === true ||
      name === 'evidence' ||
      name === 'numberTail' ||
      name === 'proof' ||
      (name === 'lead' && (action === 'convene' ? state.lead === null : action === 'parentAnswered')),
  );
  return Object.fromEntries(needed.map((field) => [field.name, valueOf(field, state, at)]));
};

/** One move of a test: action, who, and what is not the default. */
export interface Move {
  readonly action: string;
  readonly by: Role | Actor;
  readonly cosign?: Role | Actor;
  readonly said?: Said;
  readonly task?: number;
  readonly at?: Instant;
}

/** A ticket under test: its state, its whole log and the present instant. */
export interface Life {
  readonly state: TicketState;
  readonly events: readonly TicketEvent[];
  readonly now: Instant;
}

/** 2026-11-24, a Tuesday, 09:00 in Shanghai. */
export const MORNING: Instant = '2026-11-24T01:00:00.000Z';

const append = (life: Life, draft: DraftEvent, now: Instant): Life => {
  const event = freezeDeadlines(life.state, draft, shippedTiming);
  return { state: evolve(life.state, event), events: [...life.events, event], now };
};

/** A registered ticket; ordinary, reachable 求助 unless told otherwise. */
export const registered = (
  overrides: Partial<Omit<NewTicket, 'demand'>> & { demand?: Partial<NewTicket['demand']> } = {},
): Life => {
  const { blank, draft } = registerTicket({
    no: '2026-1124-0100',
    at: MORNING,
    by: person('operator'),
    commandId: 'web:1',
    urgent: false,
    reachable: true,
    grave: false,
    said: {},
    ...overrides,
    demand: { type: 'help', category: null, kind: 'general', secret: false, tourist: false, ...overrides.demand },
  });
  return append({ state: blank, events: [], now: overrides.at ?? MORNING }, draft, overrides.at ?? MORNING);
};

/** The command that a move makes on a ticket. Ids are unique within a life. */
export const commandOf = (life: Life, move: Move): Command => {
  const at = move.at ?? life.now;
  const actor = (who: Role | Actor): Actor => (typeof who === 'string' ? playerOf(who, life.state, move.task) : who);
  return {
    id: `c${life.events.length}:${move.action}`,
    action: move.action,
    by: actor(move.by),
    ...(move.cosign !== undefined && { cosign: actor(move.cosign) }),
    receivedAt: at,
    said: move.said ?? filledForm(life.state, move.action, at),
    ...(move.task !== undefined && { task: move.task }),
  };
};

/** What the decider says to a move. */
export const attempt = (life: Life, move: Move): Decision => decide(life.state, commandOf(life, move));

/** Makes a move that must be accepted. */
export const make = (life: Life, move: Move): Life => {
  const decision = attempt(life, move);
  if (!decision.ok) {
    throw new Error(
      `${move.action} in ${life.state.status}: ${explainRefusal(decision.refusal)} ${JSON.stringify(decision.refusal)}`,
    );
  }
  return append(life, decision.draft, move.at !== undefined && move.at > life.now ? move.at : life.now);
};

/** Tells a ticket a piece of news. */
export const tell = (life: Life, command: Command): Life => append(life, decideNews(life.state, command), life.now);

/** Fires the clock step that is due next, at its instant or now if that has passed. */
export const fire = (life: Life): Life => {
  const due = nextDue(life.state);
  if (!due) return life;
  const now = due.at > life.now ? due.at : life.now;
  return append(life, decideDue(life.state, clockDueCommand(due.clock, due.step, now)), now);
};

/** Lets time pass: every clock step up to the instant fires. */
export const wait = (life: Life, until: Instant): Life => {
  let passing = life;
  for (let due = nextDue(passing.state); due && due.at <= until; due = nextDue(passing.state)) passing = fire(passing);
  return { ...passing, now: until };
};

/** The latest clock of a name (and task). */
export const clockOf = (life: Life, name: string, task: number | null = null): Clock => {
  const found = life.state.clocks.findLast((clock) => clock.name === name && clock.task === task);
  if (!found) throw new Error(`the ticket never had a clock ${name}`);
  return found;
};

/** Makes moves one after another, `action:role` each. */
export const run = (life: Life, ...moves: readonly (string | Move)[]): Life =>
  moves.reduce<Life>((now, move) => {
    if (typeof move !== 'string') return make(now, move);
    const [action = '', by = '', cosign] = move.split(':');
    return make(now, { action, by: by as Role, ...(cosign !== undefined && { cosign: cosign as Role }) });
  }, life);

const untilDispatch = ['accept:dispatcher', 'dispatch:dispatcher'];
const untilSubmit = [...untilDispatch, 'contact:handler', 'submit:handler'];
const untilCheck = [...untilSubmit, 'approve:deptLeader'];
const untilCallback = [...untilCheck, 'passCheck:checker'];

/** The moves by which an ordinary, reachable 求助 gets from 登记 to each status. */
export const ways: Readonly<Record<string, readonly string[]>> = {
  registered: [],
  awaitingInfo: ['askMore:dispatcher'],
  awaitingDispatch: ['accept:dispatcher'],
  awaitingSign: untilDispatch,
  handling: [...untilDispatch, 'sign:liaison'],
  redoing: [...untilCallback, 'unsatisfied:callbackClerk'],
  supervised: Array.from({ length: 3 }, (_, round) => [
    ...(round === 0 ? untilCallback : ['contact:handler', 'submit:handler', 'approve:deptLeader', 'passCheck:checker']),
    'unsatisfied:callbackClerk',
  ]).flat(),
  returnReview: [...untilDispatch, 'return:liaison'],
  consultation: ['accept:dispatcher', 'convene:dispatcher'],
  awaitingApproval: untilSubmit,
  checking: untilCheck,
  awaitingCallback: untilCallback,
  secondOpinion: [...untilCallback, 'proposeUnreasonable:callbackClerk'],
  finalReview: [
    ...Array.from({ length: 4 }, (_, round) => [
      ...(round === 0
        ? untilCallback
        : ['contact:handler', 'submit:handler', 'approve:deptLeader', 'passCheck:checker']),
      'unsatisfied:callbackClerk',
    ]).flat(),
  ],
  onLedger: [...untilDispatch, 'contact:handler', 'putOnLedger:supervisor'],
  merged: ['merge:dispatcher'],
  objectionReview: [...untilCallback, 'satisfied:callbackClerk', 'object:citizen'],
  transferred: ['transferEmergency:operator'],
  declined: ['decline:dispatcher'],
  withdrawn: ['withdraw:citizen'],
  closed: [...untilCallback, 'satisfied:callbackClerk'],
  closedExplained: [...untilCallback, 'proposeUnreasonable:callbackClerk', 'confirmUnreasonable:shiftLead'],
};

/** A ticket in a status, brought there by commands. 直办办结 starts as a 咨询. */
export const lifeIn = (status: string, overrides: Parameters<typeof registered>[0] = {}): Life => {
  if (status === 'answered') {
    return run(registered({ ...overrides, demand: { ...overrides.demand, type: 'consult' } }), 'answerDirect:operator');
  }
  if (status === 'archived') return fire(lifeIn('declined', overrides));
  const way = ways[status];
  if (!way) throw new Error(`no way is laid down to ${status}`);
  return run(registered(overrides), ...way);
};
