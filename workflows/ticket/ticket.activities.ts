// What a ticket's workflow does outside itself. Every activity may run twice: writes compare and set, notices and news have keys.
import { ApplicationFailure } from '@temporalio/activity';
import type { DraftEvent } from '../domain/decide.ts';
import { evolve } from '../domain/evolve.ts';
import { freezeDeadlines } from '../domain/freeze-deadlines.ts';
import type { Timing } from '../domain/freeze-deadlines.ts';
import type { TicketNo } from '../domain/ids.ts';
import { newsOf } from '../domain/news.ts';
import type { News } from '../domain/news.ts';
import { noticesOf } from '../domain/notices.ts';
import type { Notice } from '../domain/notices.ts';
import type { ClockFact, TicketEvent, TicketState } from '../domain/ticket.ts';
import { rulingOf } from './ruling-of.ts';
import type { Ruling } from './ruling-of.ts';
import { createStateShelf } from './state-shelf.ts';
import { BROKEN } from './ticket.messages.ts';

/** The record of tickets. */
export interface Journal {
  /**
   * Appends `event` to a ticket whose record stands at `state.version`; `next` is the state it leads to. Gives the events
   * that `state` lacks: the appended one; the one stored under this command id before; or those that came first.
   */
  append(state: TicketState, event: TicketEvent, next: TicketState): Promise<readonly TicketEvent[]>;
  /** The state of a ticket if its record stands at `version`. */
  findState(no: TicketNo, version: number): Promise<TicketState | undefined>;
  /** The stored events of a ticket with a `seq` greater than `version`, in order. */
  listAfter(no: TicketNo, version: number): Promise<readonly TicketEvent[]>;
}

/** What the activities need. Everything that is posted has a key and may be posted again. */
export interface TicketPorts {
  readonly journal: Journal;
  /** The limits and the calendar in force at this moment. */
  readonly timing: () => Timing;
  readonly inbox: { post(notices: readonly Notice[]): Promise<void> };
  readonly news: { post(news: readonly News[]): Promise<void>; deliver(news: News): Promise<void> };
  readonly rulings: { record(ruling: Ruling): Promise<void> };
  /** Called once an event is stored (again, where an activity is repeated); for measures, so it must not throw. */
  readonly watch?: (event: TicketEvent) => void;
}

/** What `appendEvent` is given: a decision, and on which version of which ticket it was taken. */
export interface Append {
  readonly no: TicketNo;
  readonly version: number;
  readonly draft: DraftEvent;
}

/**
 * What became of a decision. Stored: the clocks as they were frozen, all that the draft lacked. `behind`: the record stands
 * at another version, nothing was written or it was written before. `known`: its command was stored long ago.
 */
export type Appended = readonly ClockFact[] | 'behind' | 'known';

// A limit that the office's table lacks will be lacking the next time too: only people can mend it.
const freeze = (state: TicketState, draft: DraftEvent, timing: Timing): TicketEvent => {
  try {
    return freezeDeadlines(state, draft, timing);
  } catch (error: unknown) {
    throw ApplicationFailure.create({ type: BROKEN, nonRetryable: true, message: String(error) });
  }
};

/** Builds the activities of a ticket on the given ports. */
export const createTicketActivities = ({ journal, timing, inbox, news, rulings, watch }: TicketPorts) => {
  // Tells of every stored event, not only of one's own: whoever wrote another may have died before telling.
  const announce = async (state: TicketState, stored: readonly TicketEvent[]): Promise<void> => {
    let before = state;
    for (const event of stored.filter(({ seq }) => seq > state.version)) {
      const after = evolve(before, event);
      const told = newsOf(event, after, before.parent);
      const ruling = rulingOf(event, after);
      const notices = noticesOf(before, event, after);
      if (notices.length > 0) await inbox.post(notices);
      if (told.length > 0) await news.post(told);
      if (ruling) await rulings.record(ruling);
      watch?.(event);
      before = after;
    }
  };

  const shelf = createStateShelf((no, version) => journal.findState(no, version));

  return {
    /** Freezes the due instants of a decided event, stores it and tells whom it concerns; see {@link Journal.append}. */
    appendEvent: async ({ no, version, draft }: Append): Promise<Appended> => {
      const state = await shelf.at(no, version);
      if (!state) return 'behind';
      const event = freeze(state, draft, timing());
      const stored = await journal.append(state, event, evolve(state, event));
      const [own] = stored;
      if (!own) return 'known';
      if (own.commandId !== event.commandId || stored.length > 1) return 'behind';
      await announce(state, stored);
      shelf.keep(evolve(state, own));
      return own.clocks;
    },

    /** The events that are newer than what the ticket knows of itself. */
    catchUp: async (state: TicketState): Promise<readonly TicketEvent[]> => {
      const stored = await journal.listAfter(state.no, state.version);
      await announce(state, stored);
      return stored;
    },

    /** Tells other tickets; what fails is told again by the reconciler. */
    deliverNews: async (told: readonly News[]): Promise<void> => {
      for (const one of told) await news.deliver(one);
    },
  };
};

/** The activities as a workflow sees them. */
export type TicketActivities = ReturnType<typeof createTicketActivities>;
