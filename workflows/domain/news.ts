// What one ticket tells another (并单). News is stored under its key first and delivered until it is answered, so that a
// child is never forgotten by its parent nor a parent by its children.
import type { Command, Said, TicketEvent, TicketState } from './ticket.ts';
import { SYSTEM } from './decide-due.ts';
import { isGone, keepsChild } from './parents.ts';
import { statusGroups } from './ticket-status.ts';

/** A message to a ticket. `key` is also the id of the command that it becomes there. */
export interface News {
  readonly key: string;
  readonly to: string;
  readonly action: 'adopt' | 'parentAnswered' | 'parentGone' | 'parentOnLedger' | 'add' | 'release';
  readonly said: Said;
}

type ToChild = 'parentAnswered' | 'parentGone' | 'parentOnLedger';

/** What a ticket's children hear, by action; by row where one action ends it in one status and not in another. */
const childrenHear: Readonly<Record<string, ToChild>> = {
  passCheck: 'parentAnswered',
  closeUnresolved: 'parentAnswered',
  answerDirect: 'parentAnswered',
  M2: 'parentAnswered',
  M3: 'parentAnswered',
  Z16b: 'parentAnswered',
  Z16c: 'parentAnswered',
  decline: 'parentGone',
  transferEmergency: 'parentGone',
  putOnLedger: 'parentOnLedger',
};

/** With the answer goes the unit that gave it: a redo of the child is its business. */
const answerOf = ({ reply, lead }: TicketState): Said => ({
  ...(reply !== null && { reply }),
  ...(lead !== null && { lead }),
});
const planOf = ({ said }: TicketEvent): Said => ({ planEndAt: said['planEndAt'] ?? '', plan: said['plan'] ?? '' });

const toChild = (event: TicketEvent, state: TicketState, child: string, action: ToChild): News => ({
  key: `${state.no}:${event.seq}:${action}:${child}`,
  to: child,
  action,
  said: {
    parent: state.no,
    ...(action === 'parentAnswered' && answerOf(state)),
    ...(action === 'parentOnLedger' && planOf(event)),
  },
});

/** A child asked to be taken in where no row takes it: it hears at once how its parent ended. */
const answerToAttach = (event: TicketEvent, after: TicketState): News[] => {
  const child = event.said['child'];
  if (event.row !== 'NOTE' || event.action !== 'adopt' || typeof child !== 'string') return [];
  if (keepsChild(after)) return [];
  return [toChild(event, after, child, isGone(after) ? 'parentGone' : 'parentAnswered')];
};

/** The news that an event makes, in the order in which it should be told. `formerParent`: whose child it was before. */
export const newsOf = (event: TicketEvent, after: TicketState, formerParent: string | null = null): News[] => {
  if (event.row === 'NOTE') return answerToAttach(event, after);
  // A parent that is gone knows it; any other must no longer count this child among its people (M5).
  if (formerParent !== null && after.parent === null && event.action !== 'parentGone') {
    return [
      { key: `${after.no}:${event.seq}:release`, to: formerParent, action: 'release', said: { child: after.no } },
    ];
  }
  if (event.action === 'merge' && after.parent !== null) {
    return [{ key: `${after.no}:${event.seq}:adopt`, to: after.parent, action: 'adopt', said: { child: after.no } }];
  }
  // What is added to a child is added to the matter: whoever handles the parent must read it.
  if (event.action === 'add' && after.parent !== null) {
    return [
      {
        key: `${after.no}:${event.seq}:add`,
        to: after.parent,
        action: 'add',
        said: { child: after.no, text: event.said['text'] ?? '' },
      },
    ];
  }
  const heard = childrenHear[event.row] ?? childrenHear[event.action];
  return heard === undefined ? [] : after.children.map((child) => toChild(event, after, child, heard));
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
  !command.action.startsWith('parent') || command.said['parent'] === state.parent;

/** True while a ticket can take in children or hear of its parent at all. */
export const canHearNews = (state: TicketState): boolean => (statusGroups['ANY'] ?? []).includes(state.status);
