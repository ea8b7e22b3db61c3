// News cannot be refused: what finds no row is kept as a note, and whoever told it hears back.
import { openClockBook } from './clock-book.ts';
import { decide } from './decide.ts';
import type { DraftEvent } from './decide.ts';
import { isFromPresentParent } from './news.ts';
import type { Command, TicketState } from './ticket.ts';
import { createWork } from './work.ts';

const note = (state: TicketState, command: Command): DraftEvent =>
  createWork(state, command, openClockBook(state, command.receivedAt)).finish({ id: 'NOTE' }, state.status);

/** The event of a piece of news: its row's, or a note that changes nothing. */
export const decideNews = (state: TicketState, command: Command): DraftEvent => {
  const decision = isFromPresentParent(state, command) ? decide(state, command) : undefined;
  return decision?.ok ? decision.draft : note(state, command);
};
