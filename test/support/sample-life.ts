// Invented people and tickets, and the commands of whole lives, for tests that drive tickets.
import { evolve } from '../../workflows/domain/evolve.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import { registerTicket } from '../../workflows/domain/register.ts';
import type { NewTicket } from '../../workflows/domain/register.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import type { Actor, Command, Said, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';

/** The units of the samples. */
export const units = { water: 'water', streets: 'streets' } as const;

const person = (id: string, role: Role, unit: string | null = null): Actor => ({
  id,
  name: `测试${id}`,
  roles: [role],
  unit,
});

/** One person of each role; those of units sit in the water company unless the name says otherwise. */
export const people = {
  dispatcher: person('d1', 'dispatcher'),
  checker: person('k1', 'checker'),
  callbackClerk: person('b1', 'callbackClerk'),
  shiftLead: person('l1', 'shiftLead'),
  supervisor: person('s1', 'supervisor'),
  chair: person('c1', 'chair'),
  liaison: person('w1', 'liaison', units.water),
  handler: person('w2', 'handler', units.water),
  deptLeader: person('w3', 'deptLeader', units.water),
  streetsLiaison: person('r1', 'liaison', units.streets),
  streetsHandler: person('r2', 'handler', units.streets),
  streetsLeader: person('r3', 'deptLeader', units.streets),
  citizen: { id: 'citizen', name: '诉求人', roles: ['citizen'], unit: null } satisfies Actor,
} as const;

/** A ticket just registered, with its first event; an urgent one of life and property unless told otherwise. */
export const buildTicket = (
  timing: Timing,
  changes: Partial<NewTicket> = {},
): { readonly state: TicketState; readonly event: TicketEvent } => {
  const { blank, draft } = registerTicket({
    no: '2026-1124-0001',
    at: new Date().toISOString(),
    by: people.citizen,
    commandId: 'register',
    demand: { type: 'help', category: 'A1-01', kind: 'lifeProperty', secret: false, tourist: false },
    urgent: true,
    reachable: true,
    grave: false,
    said: {},
    ...changes,
  });
  const event = freezeDeadlines(blank, draft, timing);
  return { state: evolve(blank, event), event };
};

let commands = 0;

/** A command with an id of its own, received now. */
export const command = (by: Actor, action: string, said: Said = {}, changes: Partial<Command> = {}): Command => {
  commands += 1;
  return {
    id: `${action}-${process.pid}-${commands}`,
    action,
    by,
    receivedAt: new Date().toISOString(),
    said,
    ...changes,
  };
};

/** What is said with each action, valid and invented. */
export const said = {
  accept: { type: 'help', category: 'A1-01', kind: 'lifeProperty' },
  dispatch: { lead: units.water, assists: [], basis: '派单目录' },
  contact: { method: 'phone', result: 'reached', numberTail: '0001' },
  arrive: { place: '云溪县测试路 1 号', photos: ['photo-1'] },
  feedback: { text: '抢修人员已到场，正在更换水管。' },
  submit: { closing: 'solved', reply: '水管已更换，供水恢复。', internal: '更换主管一段。' },
  return: { reasonCode: 'notOurDuty', reason: '管线属道路养护范围', evidence: ['file-1'] },
} as const satisfies Record<string, Said>;

/** The commands from 待审核 to 已办结 in eleven steps, each made when it is its turn. */
export const happyLife: readonly (() => Command)[] = [
  () => command(people.dispatcher, 'accept', said.accept),
  () => command(people.dispatcher, 'dispatch', said.dispatch),
  () => command(people.liaison, 'sign'),
  () => command(people.handler, 'contact', said.contact),
  () => command(people.handler, 'arrive', said.arrive),
  () => command(people.handler, 'feedback', said.feedback),
  () => command(people.handler, 'handled'),
  () => command(people.handler, 'submit', said.submit),
  () => command(people.deptLeader, 'approve'),
  () => command(people.checker, 'passCheck'),
  () => command(people.callbackClerk, 'satisfied', { solved: true, contacted: true }),
];
