// Runs the lists of ticket-lists.ts. It is handed the one query that touches the collection, so it can be read, and tested,
// without a database.
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Actor, Instant } from '../../workflows/domain/ticket.ts';
import { kinOf } from './kin.ts';
import { pileOf } from './list-fields.ts';
import type { Mark } from './list-fields.ts';
import { narrowRecord } from './narrow-for.ts';
import { boardFilter, scopeOf } from './list-scope.ts';
import type { BoardFilter, Filter } from './list-scope.ts';
import { NEVER, orderKey } from './ticket-indexes.ts';
import { ticketListings } from './ticket-lists.ts';
import type { Listing } from './ticket-lists.ts';
import type { TicketRecord } from './ticket-record.ts';

/** Whose eyes a list is for. There is no list without. */
export interface Scope {
  readonly visibleTo: Actor;
}

/** A page of a list: at most `limit` (100) tickets behind `cursor`, the `next` of the page before. */
export interface Paging extends Scope {
  readonly limit?: number;
  readonly cursor?: string;
}

/** `next` is null where nothing follows. */
export interface TicketPage {
  readonly records: readonly TicketRecord[];
  readonly next: string | null;
}

/** Every list of tickets that a page shows. All are bounded, scoped, and narrowed to what the reader may know. */
export interface TicketLists {
  /** Queues of the centre by status, what is due first on top. */
  listDesk(statuses: readonly TicketStatus[], paging: Paging & Omit<BoardFilter, 'status'>): Promise<TicketPage>;
  /** What a unit leads, assists in, or must answer a 督办单 for; what is due first on top. */
  listUnit(unit: string, paging: Paging): Promise<TicketPage>;
  /** Yellow or red at `now`, what is due first on top: the longest late, and behind all late ones those at risk. */
  listAtRisk(now: Instant, paging: Paging & BoardFilter): Promise<TicketPage>;
  /** A saved view: urgent, with 督办单, returned twice… */
  listMarked(mark: Mark, paging: Paging & Omit<BoardFilter, 'mark'>): Promise<TicketPage>;
  /** What this person brought in the last three years, newest first, at most 50. */
  listByPerson(personId: string, scope: Scope): Promise<readonly TicketRecord[]>;
  /** Tickets of the last 7 days of the same category or with the same words for the place; newest first, at most 20. */
  listRelatives(
    of: { readonly category?: string; readonly place?: string },
    scope: Scope,
  ): Promise<readonly TicketRecord[]>;
  /** Tickets of the last `days` (30) whose title holds every word; all of them for an empty text. Newest first, at most 50. */
  search(text: string, options: Scope & { readonly days?: number }): Promise<readonly TicketRecord[]>;
  /** Those of the given numbers that the reader may see, in the order asked for; at most 100. */
  listByNos(nos: readonly TicketNo[], scope: Scope): Promise<readonly TicketRecord[]>;
}

/** How a list reaches the collection: first `limit` documents of the listing that also match `also`, without their logs. */
export type RunListing = (listing: Listing, also: Filter, limit: number) => Promise<readonly KeyedRecord[]>;

/** A record with the text that orders it in due-ordered lists. */
export interface KeyedRecord {
  readonly record: TicketRecord;
  readonly dueKey: string;
}

/** The query that runs a listing, the one that fetches by number, and the clock. */
export interface FinderParts {
  readonly run: RunListing;
  readonly fetch: (nos: readonly TicketNo[], also: Filter) => Promise<readonly TicketRecord[]>;
  readonly now: () => Date;
}

const MAX_PAGE = 100;
/**
 * What is at risk is read whole and ordered here: by what is due first, so that the longest late stands on top and all
 * late ones before those that are only at risk. The index can order it only by when it turned yellow, and a page ordered
 * by itself would leave a duty that runs out this minute on the last one. More than these are at risk only where the
 * office stands still; then the view of the late ones alone, ordered by its index, still holds every one of them.
 */
const MOST_AT_RISK = 1_000;
const dayMs = 86_400_000;
const ago = (now: Date, days: number): Instant => new Date(now.getTime() - days * dayMs).toISOString();

/** How far a due-ordered page looks at a time. Most pages end in the first; a server that sorts what it finds sorts little. */
const horizons = (now: Date): Instant[] => [...[1 / 24, 1, 7].map((days) => ago(now, -days)), NEVER];

const sizeOf = ({ limit = 50 }: Paging): number => Math.min(Math.max(1, limit), MAX_PAGE);

const byKey = (one: KeyedRecord, other: KeyedRecord): number => (one.dueKey < other.dueKey ? -1 : 1);

const pageOf = (found: readonly KeyedRecord[], paging: Paging): TicketPage => {
  const size = sizeOf(paging);
  const last = found.length >= size ? found[size - 1] : undefined;
  return {
    records: found.slice(0, size).map(({ record }) => narrowRecord(paging.visibleTo, record)),
    next: last?.dueKey ?? null,
  };
};

/** A page of one or more piles, horizon by horizon until it is full. */
const createPageByDue =
  ({ run, now }: FinderParts) =>
  async (piles: readonly string[], paging: Paging, filter: Filter = {}): Promise<TicketPage> => {
    const size = sizeOf(paging);
    const also = { ...filter, ...scopeOf(paging.visibleTo) };
    const found: KeyedRecord[] = [];
    let after = paging.cursor ?? '';
    for (const until of horizons(now())) {
      const end = orderKey(until, '~');
      if (found.length >= size || after >= end) continue;
      const batches = await Promise.all(
        piles.map((pile) => run(ticketListings.pile(pile, { after, until }), also, size - found.length)),
      );
      found.push(...batches.flat().sort(byKey));
      after = end;
    }
    return pageOf(found, paging);
  };

const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 5);

const newestOfEach = (lists: readonly (readonly TicketRecord[])[]): TicketRecord[] =>
  [...new Map(lists.flat().map((record) => [record.no, record])).values()].sort((one, other) =>
    one.createdAt > other.createdAt ? -1 : 1,
  );

/** The lists of tickets, over the two queries that reach the collection. */
export const createTicketFinder = (parts: FinderParts): TicketLists => {
  const { run, fetch, now } = parts;
  const pageByDue = createPageByDue(parts);
  const newest = async (listing: Listing, { visibleTo }: Scope, limit: number): Promise<readonly TicketRecord[]> =>
    (await run(listing, scopeOf(visibleTo), limit)).map(({ record }) => narrowRecord(visibleTo, record));

  return {
    listDesk: (statuses, paging) => pageByDue(statuses.map(pileOf.status), paging, boardFilter(paging)),
    listUnit: (unit, paging) => pageByDue([pileOf.unit(unit)], paging),
    listMarked: (mark, paging) => pageByDue([pileOf.mark(mark)], paging, boardFilter(paging)),

    async listAtRisk(at, paging) {
      const also = { ...boardFilter(paging), ...scopeOf(paging.visibleTo) };
      const found = await run(ticketListings.risk(at), also, MOST_AT_RISK);
      const behind = found.filter(({ dueKey }) => dueKey > (paging.cursor ?? '')).sort(byKey);
      return pageOf(behind, paging);
    },

    listByPerson: (personId, scope) =>
      newest(ticketListings.kin(kinOf.person(personId), ago(now(), 3 * 365)), scope, 50),
    search: (text, { days = 30, ...scope }) => newest(ticketListings.title(wordsOf(text), ago(now(), days)), scope, 50),

    async listRelatives({ category, place }, scope) {
      const since = ago(now(), 7);
      const found = await Promise.all([
        category === undefined ? [] : newest(ticketListings.kin(kinOf.category(category), since), scope, 20),
        place === undefined ? [] : newest(ticketListings.kin(kinOf.place(place), since), scope, 20),
      ]);
      return newestOfEach(found).slice(0, 20);
    },

    async listByNos(nos, { visibleTo }) {
      const found = new Map(
        (await fetch(nos.slice(0, MAX_PAGE), scopeOf(visibleTo))).map((record) => [record.no, record]),
      );
      return nos.flatMap((no) => found.get(no) ?? []).map((record) => narrowRecord(visibleTo, record));
    },
  };
};
