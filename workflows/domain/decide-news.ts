// News cannot be refused: what finds no row is kept as a note, and whoever told it hears back.
import { openClockBook } from './clock-book.ts';
import { applyRow, decide } from './decide.ts';
import type { DraftEvent } from './decide.ts';
import { isFromPresentParent } from './news.ts';
import { keepsChild } from './parents.ts';
import type { Command, TicketState } from './ticket.ts';
import { parseRow } from './transition-grammar.ts';
import { createWork } from './work.ts';

/** 主单挂账: the child's own 全程 moves with the plan, and nothing else does. */
const parentOnLedger = parseRow([
  'NOTE',
  'merged',
  'parentOnLedger',
  '主单挂账',
  'system',
  '',
  '=',
  '',
  'rebase overall',
]);

const note = (state: TicketState, command: Command): DraftEvent =>
  createWork(state, command, openClockBook(state, command.receivedAt)).finish({ id: 'NOTE' }, state.status);

/** A ticket under review that has no answer yet keeps the new child in its list and answers when it has one. */
const keepChild = (state: TicketState, command: Command): DraftEvent => ({
  ...note(state, command),
  counters: { kids: 1 },
  changes: { children: [...new Set([...state.children, String(command.said['child'] ?? '')])] },
});

/** The event of a piece of news: its row's, or a note that changes nothing. */
export const decideNews = (state: TicketState, command: Command): DraftEvent => {
  if (!isFromPresentParent(state, command)) return note(state, command);
  if (command.action === 'parentOnLedger' && state.status === 'merged') return applyRow(state, command, parentOnLedger);
  if (command.action === 'adopt' && keepsChild(state)) return keepChild(state, command);
  const decision = decide(state, command);
  return decision.ok ? decision.draft : note(state, command);
};
