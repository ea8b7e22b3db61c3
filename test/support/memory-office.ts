// The ports of a ticket's workflow, kept in memory, with the promises of the real stores. It writes down what happened.
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import type { News } from '../../workflows/domain/news.ts';
import type { Notice } from '../../workflows/domain/notices.ts';
import type { TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import type { TicketPorts } from '../../workflows/ticket/ticket.activities.ts';
import type { Ruling } from '../../workflows/ticket/ruling-of.ts';
import { buildTicket } from './sample-life.ts';

interface Kept {
  state: TicketState;
  readonly events: TicketEvent[];
}

/** An office in memory. `posts` counts how often each notice was sent, `faults` are thrown one by one before a write is answered. */
export interface MemoryOffice {
  readonly ports: Omit<TicketPorts, 'news'> & { readonly news: Pick<TicketPorts['news'], 'post'> };
  readonly posts: Map<string, number>;
  readonly notices: Map<string, Notice>;
  readonly undelivered: Map<string, News>;
  readonly rulings: Map<string, Ruling>;
  readonly started: Set<string>;
  readonly faults: { beforeWrite: Error[]; afterWrite: Error[] };
  /** Puts a new ticket on record and gives it. */
  register(changes?: Parameters<typeof buildTicket>[1]): TicketState;
  /** An event that another process writes, past the workflow. */
  write(state: TicketState, event: TicketEvent, next: TicketState): Promise<readonly TicketEvent[]>;
  eventsOf(no: string): readonly TicketEvent[];
  stateOf(no: string): TicketState;
  findRecord(no: string): Promise<{ no: string; state: TicketState } | null>;
  markStarted(no: string): void;
  markDelivered(key: string): Promise<void>;
}

/** Opens an empty office that keeps these hours and limits. */
export const createMemoryOffice = (timing: Timing): MemoryOffice => {
  const tickets = new Map<string, Kept>();
  const office: Pick<MemoryOffice, 'posts' | 'notices' | 'undelivered' | 'rulings' | 'started' | 'faults'> = {
    posts: new Map(),
    notices: new Map(),
    undelivered: new Map(),
    rulings: new Map(),
    started: new Set(),
    faults: { beforeWrite: [], afterWrite: [] },
  };
  const get = (no: string): Kept => {
    const kept = tickets.get(no);
    if (!kept) throw new Error(`there is no ticket ${no}`);
    return kept;
  };
  const listAfter = (no: string, version: number): TicketEvent[] => get(no).events.filter(({ seq }) => seq > version);
  const throwNext = (faults: Error[]): void => {
    const fault = faults.shift();
    if (fault) throw fault;
  };
  const write: MemoryOffice['write'] = (state, event, next) => {
    const kept = get(state.no);
    const isKnown = kept.events.some(({ commandId }) => commandId === event.commandId);
    if (!isKnown && kept.state.version === state.version) {
      kept.events.push(event);
      kept.state = next;
    }
    return Promise.resolve(listAfter(state.no, state.version));
  };
  const append: MemoryOffice['write'] = async (state, event, next) => {
    throwNext(office.faults.beforeWrite);
    const stored = await write(state, event, next);
    throwNext(office.faults.afterWrite);
    return stored;
  };
  return {
    ...office,
    write,
    ports: {
      journal: {
        append,
        findState: (no, version) => {
          const { state } = get(no);
          return Promise.resolve(state.version === version ? state : undefined);
        },
        listAfter: (no, version) => Promise.resolve(listAfter(no, version)),
      },
      timing: () => timing,
      inbox: {
        post: (notices) => {
          for (const notice of notices) {
            office.notices.set(notice.key, notice);
            office.posts.set(notice.key, (office.posts.get(notice.key) ?? 0) + 1);
          }
          return Promise.resolve();
        },
      },
      news: {
        post: (news) => {
          news.forEach((one) => office.undelivered.set(one.key, one));
          return Promise.resolve();
        },
      },
      rulings: {
        record: (ruling) => {
          office.rulings.set(ruling.key, ruling);
          return Promise.resolve();
        },
      },
    },
    register(changes) {
      const { state, event } = buildTicket(timing, changes);
      tickets.set(state.no, { state, events: [event] });
      return state;
    },
    eventsOf: (no) => get(no).events,
    stateOf: (no) => get(no).state,
    findRecord: (no) => Promise.resolve(tickets.has(no) ? { no, state: get(no).state } : null),
    markStarted: (no) => void office.started.add(no),
    markDelivered: (key) => Promise.resolve(void office.undelivered.delete(key)),
  };
};
