// Tickets as presenters and routes meet them: a life of the decider with an intake round it.
import { loadKnowledge } from '../../knowledge-base/load.ts';
import type { TicketFile } from '../../server/tickets/ticket-record.ts';
import { createWording } from '../../server/tickets/wording.ts';
import type { Wording } from '../../server/tickets/wording.ts';
import { sightOf } from '../../server/tickets/sight.ts';
import type { OpenTicket } from '../../server/tickets/open-ticket.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import { later, MORNING, person, registered, run, wait } from './domain.ts';
import type { Life, Move } from './domain.ts';

/** The shipped knowledge base. */
export const knowledge = loadKnowledge(new URL('../../knowledge-base', import.meta.url).pathname);

export const water = (role: 'handler' | 'liaison' | 'deptLeader', name = '吴'): Actor =>
  person(role, 'water-bureau', name);

/** Dispatched to the water bureau; the urban management bureau assists. */
export const toWater: Move = {
  action: 'dispatch',
  by: person('dispatcher', null, '沈'),
  said: { lead: 'water-bureau', assists: ['urban-management'], basis: '目录 C1-07' },
};

/** The file of a life, as the store would hand it out. */
export const fileOf = (life: Life, overrides: Partial<TicketFile> = {}): TicketFile => ({
  no: life.state.no,
  version: life.state.version,
  state: life.state,
  events: life.events,
  personId: 'person-1',
  contactMask: '138****0001',
  createdAt: MORNING,
  updatedAt: life.now,
  intake: {
    channel: 'web',
    messageId: 'm-1',
    receivedAt: MORNING,
    title: '滨河步道井盖缺失',
    body: '一个井盖没了，我的电话 13800000001，请来人。',
    place: { text: '滨河步道北段' },
    attachments: ['a1'],
    language: 'zh',
  },
  ...overrides,
});

export const wordingAt = (life: Life): Wording => createWording(knowledge, new Date(life.now));

/** The ticket as `staff` has it before them. */
export const openedBy = (life: Life, staff: Actor): OpenTicket => ({
  file: fileOf(life),
  staff,
  sight: sightOf(staff, life.state),
  wording: wordingAt(life),
});

const minutes = (life: Life, count: number): Life => wait(life, later(life.now, count / 60));

/** Urgent: dispatched 09:00, signed 09:03, contacted 09:06; nobody came; now 11:08. */
export const lateUrgent = (): Life => {
  const sent = run(registered({ urgent: true }), 'accept:dispatcher', toWater);
  const signed = run(minutes(sent, 3), { action: 'sign', by: water('liaison', '苏') });
  const contacted = run(minutes(signed, 3), {
    action: 'contact',
    by: water('handler'),
    said: { method: 'phone', result: 'reached', numberTail: '0001' },
  });
  return wait(contacted, '2026-11-24T03:08:00.000Z');
};
