// What intake may conclude by itself. Everything else is left to a person: words of danger only suggest.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { isUrgentForVisitors } from '../../workflows/domain/catalogue.ts';
import type { Category } from '../../workflows/domain/catalogue.ts';
import { findDangers, proposeDispatch } from '../../workflows/domain/routing.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';
import { civilDay } from '../../workflows/domain/working-time.ts';
import type { IncomingMessage } from './incoming-message.ts';

/** What the text and the catalogue say of a demand. `dangers` are the words that were read. */
export interface Judgement {
  readonly demand: TicketState['demand'];
  readonly urgent: boolean;
  readonly grave: boolean;
  readonly dangers: readonly string[];
}

/** The leaf a person chose, else the one the catalogue is sure of. */
const likelyCategory = (message: IncomingMessage, text: string, { catalogue }: Knowledge): Category | undefined => {
  if (message.category !== undefined) return catalogue.categories[message.category];
  const { basis, category } = proposeDispatch({ text }, catalogue);
  const isSure = basis === 'catalogue' || basis === 'ruling';
  return isSure && category !== undefined ? catalogue.categories[category] : undefined;
};

/**
 * Ordinary, unless a person says otherwise or a visitor complains in holiday mode (投诉即办). 举报 is always secret.
 * `grave`: 举报 or safety – such a ticket stays when its person leaves.
 */
export const judgeDemand = (message: IncomingMessage, title: string, knowledge: Knowledge, now: Date): Judgement => {
  const text = `${title}\n${message.body}`;
  const type = message.type ?? 'help';
  const likely = likelyCategory(message, text, knowledge);
  const forVisitors = likely !== undefined && isUrgentForVisitors(likely, knowledge.office.holidayMode, civilDay(now));
  const dangers = findDangers(text).map(({ word }) => word);
  return {
    demand: {
      type,
      category: message.category ?? null,
      kind: likely?.kind ?? 'general',
      secret: message.secret === true || type === 'report' || likely?.secretByDefault === true,
      tourist: likely?.tourist === true,
    },
    urgent: message.urgent === true || forVisitors,
    grave: type === 'report' || dangers.length > 0 || likely?.kind === 'lifeProperty',
    dangers,
  };
};
