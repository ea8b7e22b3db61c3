// Saves a call: registers it like any other demand, then does at once what the operator pressed – answer or transfer.
import type { Knowledge } from '../../knowledge-base/load.ts';
import type { KnowledgeCard } from '../../workflows/domain/catalogue.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Actor, Said } from '../../workflows/domain/ticket.ts';
import { registerDemand } from '../channels/register-demand.ts';
import type { RegisterDeps } from '../channels/register-demand.ts';
import type { IncomingMessage } from '../channels/incoming-message.ts';
import { locate } from '../channels/web-form/locate.ts';
import { presentInstant } from '../views/present-time.ts';
import { guessType } from './guess-type.ts';
import type { Call } from './operator.schema.ts';

/** `unfinished`: registered, but the answer or the transfer was not confirmed yet and stands on the ticket's page. */
export interface SavedCall {
  readonly no: TicketNo;
  readonly created: boolean;
  readonly unfinished: boolean;
}

interface AtOnce {
  readonly action: 'answerDirect' | 'transferEmergency';
  readonly said: Said;
}

const findCard = ({ answerCard }: Call, { cards }: Knowledge): KnowledgeCard | undefined =>
  cards.find(({ id }) => id === answerCard);

/** What the unit must know to reach and serve the person belongs to the demand's own words. */
const bodyOf = ({ body, prefers, needs, emergency }: Call, card: KnowledgeCard | undefined): string => {
  const words = body || card?.title || `来电人有危险，已转 ${emergency ?? ''}`;
  return [
    words,
    ...(prefers === '' ? [] : [`联系偏好：${prefers}`]),
    ...(needs === '' ? [] : [`特殊需要：${needs}`]),
  ].join('\n');
};

const messageOf = (call: Call, commandId: string, by: Actor, knowledge: Knowledge): IncomingMessage => {
  const card = findCard(call, knowledge);
  return {
    channel: 'phone',
    messageId: commandId,
    body: bodyOf(call, card),
    language: 'zh',
    by,
    title: call.title || (card && call.body === '' ? card.title : ''),
    place: locate({ place: call.place }, knowledge.places),
    contact: call.phone === '' ? null : { phone: call.phone, ...(call.name !== '' && { name: call.name }) },
    type: card ? 'consult' : (call.type ?? guessType(`${call.title}${call.body}`).type),
    secret: call.secret === 'yes',
    urgent: call.urgent === 'yes' || call.emergency !== undefined,
    ...(call.category !== undefined &&
      Object.hasOwn(knowledge.catalogue.categories, call.category) && { category: call.category }),
  };
};

const atOnceOf = (call: Call, by: Actor, knowledge: Knowledge, now: Date): AtOnce | undefined => {
  const card = findCard(call, knowledge);
  if (call.emergency !== undefined) {
    const receipt = call.receipt || `三方通话 ${presentInstant(now, now)} 话务员${by.name}`;
    return { action: 'transferEmergency', said: { service: call.emergency, receipt } };
  }
  return card && { action: 'answerDirect', said: { answer: card.answerFull, source: card.source } };
};

/** Registers the call; the same form sent again gives the same ticket and repeats nothing. */
export const registerCall = async (
  deps: RegisterDeps,
  call: Call,
  by: Actor,
  commandId: string,
): Promise<SavedCall> => {
  const knowledge = deps.knowledge.current();
  const { record, created } = await registerDemand(deps, messageOf(call, commandId, by, knowledge));
  const now = deps.clock.now();
  const next = atOnceOf(call, by, knowledge, now);
  if (!next) return { no: record.no, created, unfinished: false };
  const outcome = await deps.dispatch.perform(record.no, {
    id: `${commandId}:2`,
    by,
    receivedAt: now.toISOString(),
    ...next,
  });
  return { no: record.no, created, unfinished: outcome.ok !== true };
};
