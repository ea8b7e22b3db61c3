// 登记, the one way in for every channel. Resolves when ticket and first event are durable; never waits for Temporal.
import { randomUUID } from 'node:crypto';
import { evolve } from '../../workflows/domain/evolve.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import { registerTicket } from '../../workflows/domain/register.ts';
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import type { Remembered } from '../persons/person.store.ts';
import type { TicketIntake, TicketRecord } from '../tickets/ticket-record.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { judgeDemand } from './judge-demand.ts';
import { titleOf } from './title-of.ts';

/** What intake needs of the house. */
export type RegisterDeps = Pick<Deps, 'tickets' | 'numbers' | 'persons' | 'knowledge' | 'clock' | 'dispatch' | 'log'>;

/** The ticket of the message. `created` is false where the message had been delivered before: then it is the first one's ticket. */
export interface Registered {
  readonly record: TicketRecord;
  readonly created: boolean;
  readonly queryCode: string;
}

const intakeOf = (message: IncomingMessage, title: string, receivedAt: string): TicketIntake => ({
  channel: message.channel,
  messageId: message.messageId,
  receivedAt,
  ...(message.statedAt !== undefined && { statedAt: message.statedAt }),
  title,
  body: message.body,
  place: message.place ?? null,
  attachments: message.attachments ?? [],
  language: message.language,
});

interface Draft {
  readonly record: TicketRecord;
  readonly events: readonly TicketEvent[];
}

const draftTicket = async (deps: RegisterDeps, message: IncomingMessage, person: Remembered | null): Promise<Draft> => {
  const now = deps.clock.now();
  const at = now.toISOString();
  const knowledge = deps.knowledge.current();
  const title = message.title?.trim() || titleOf(message.body);
  const { demand, urgent, grave, dangers } = judgeDemand(message, title, knowledge, now);
  const { blank, draft } = registerTicket({
    no: await deps.numbers.next(now),
    at,
    by: message.by,
    commandId: randomUUID(),
    demand,
    urgent,
    // A name without a number reaches nobody.
    reachable: person !== null && person.mask !== null,
    grave,
    said: {
      type: demand.type,
      ...(dangers.length > 0 && { dangers }),
      ...(message.earlier !== undefined && { earlier: message.earlier }),
    },
  });
  const event = freezeDeadlines(blank, draft, knowledge);
  const state = evolve(blank, event);
  const record: TicketRecord = {
    no: state.no,
    version: state.version,
    state,
    intake: intakeOf(message, title, at),
    personId: person?.personId ?? null,
    contactMask: person?.mask ?? null,
    createdAt: at,
    updatedAt: at,
  };
  return { record, events: [event] };
};

/** Registers a demand once, however often its message arrives. Checks nothing of its shape: the channel has done that. */
export const registerDemand = async (deps: RegisterDeps, message: IncomingMessage): Promise<Registered> => {
  const person = message.contact ? await deps.persons.remember(message.contact) : null;
  const { record, created } = await deps.tickets.insert(await draftTicket(deps, message, person));
  // Not awaited: a ticket whose start is lost here is found and started by the sweep within half a minute.
  if (created) {
    deps.dispatch.startTicket(record).catch((error: unknown) => {
      deps.log.warn({ err: error, no: record.no }, 'workflow not started yet');
    });
  }
  return { record, created, queryCode: deps.tickets.queryCodeOf(record.no) };
};
