// What one ticket tells another (并单). News is stored under its key first and delivered until it is answered, so that a
// child is never forgotten by its parent nor a parent by its children.
import type { Command, Said, TicketEvent, TicketState } from './ticket.ts';
import { SYSTEM } from './decide-due.ts';
import type { TicketStatus } from './ticket-status.ts';
import { statusGroups } from './ticket-status.ts';

/** A message to a ticket. `key` is also the id of the command that it becomes there. */
export interface News {
  readonly key: string;
  readonly to: string;
  readonly action: 'adopt' | 'parentAnswered' | 'parentGone';
  readonly said: Said;
}

const tellsAnswer: readonly string[] = ['passCheck', 'closeUnresolved', 'answerDirect', 'parentAnswered'];
const tellsGone: readonly string[] = ['decline', 'transferEmergency'];
const gone: readonly TicketStatus[] = ['withdrawn', 'declined', 'transferred'];

const toChild = (state: TicketState, child: string, seq: number, action: 'parentAnswered' | 'parentGone'): News => ({
  key: `${state.no}:${seq}:${action}:${child}`,
  to: child,
  action,
  said: { parent: state.no, ...(action === 'parentAnswered' && state.reply !== null && { reply: state.reply }) },
});

/** A child asked to be taken in where no row takes it: it hears at once how its parent ended. */
const answerToAttach = (event: TicketEvent, after: TicketState): News[] => {
  const child = event.said['child'];
  if (event.row !== 'NOTE' || event.action !== 'adopt' || typeof child !== 'string') return [];
  return [toChild(after, child, event.seq, gone.includes(after.status) ? 'parentGone' : 'parentAnswered')];
};

/** The news that an event makes, in the order in which it should be told. */
export const newsOf = (event: TicketEvent, after: TicketState): News[] => {
  if (event.row === 'NOTE') return answerToAttach(event, after);
  if (event.action === 'merge' && after.parent !== null) {
    return [{ key: `${after.no}:${event.seq}:adopt`, to: after.parent, action: 'adopt', said: { child: after.no } }];
  }
  if (tellsAnswer.includes(event.action)) return after.children.map((child) => toChild(after, child, event.seq, 'parentAnswered'));
  return tellsGone.includes(event.action) ? after.children.map((child) => toChild(after, child, event.seq, 'parentGone')) : [];
};

/** The command that a piece of news becomes at the ticket it is told to. */
export const newsCommand = (news: News, receivedAt: string): Command => ({
  id: news.key,
  action: news.action,
  by: SYSTEM,
  receivedAt,
  said: news.said,
});

/** A child obeys its present parent only; news of a former one is dropped into a note. */
export const isFromPresentParent = (state: TicketState, command: Command): boolean =>
  command.action === 'adopt' || command.said['parent'] === state.parent;

/** True while a ticket can take in children or hear of its parent at all. */
export const canHearNews = (state: TicketState): boolean => (statusGroups['ANY'] ?? []).includes(state.status);
