// Every list of tickets: its filter, its order and the index that carries both. The store runs them, a test checks that
// each filter is covered, and nothing else may query tickets by anything but their number.
import type { Instant } from '../../workflows/domain/ticket.ts';
import { kinOf } from './kin.ts';
import { pileOf } from './list-fields.ts';
import type { Filter } from './list-scope.ts';
import { NEVER } from './ticket-indexes.ts';
import type { ticketIndexes } from './ticket-indexes.ts';

/** One list: which documents, which index finds them, in which order of which field. */
export interface Listing {
  readonly index: keyof typeof ticketIndexes;
  readonly filter: Filter;
  readonly by: 'dueKey' | 'riskKey' | 'createdAt' | 'updatedAt';
  readonly order: 1 | -1;
}

// ' ~' sorts after every number that can follow an instant.
const upTo = (at: Instant): string => `${at} ~`;

/** The range of a due-ordered list: behind the cursor, at most to the horizon, so that no page reads a whole queue. */
export interface DueRange {
  readonly after: string;
  readonly until: Instant;
}

const dueIn = ({ after, until }: DueRange): Filter => ({ dueKey: { $gt: after, $lte: upTo(until) } });

/** A pile, what is due first on top. */
const pileListing = (pile: string, range: DueRange): Listing => ({
  index: 'pile',
  filter: { 'list.piles': pile, ...dueIn(range) },
  by: 'dueKey',
  order: 1,
});

/** Duties that are yellow or red at `now`; longest so on top. */
const riskListing = (now: Instant): Listing => ({
  index: 'risk',
  filter: { riskKey: { $gt: '', $lte: upTo(now) } },
  by: 'riskKey',
  order: 1,
});

/** What has this in common, newest first: the same person, place or category. */
const kinListing = (kin: string, since: Instant): Listing => ({
  index: 'kin',
  filter: { kin, createdAt: { $gte: since } },
  by: 'createdAt',
  order: -1,
});

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Titles of recent tickets that hold every word; no words list all. */
const titleListing = (words: readonly string[], since: Instant): Listing => {
  const recent = kinListing(kinOf.any(), since);
  const titles = words.map((word) => ({ 'intake.title': { $regex: literally(word), $options: 'i' } }));
  return titles.length > 0 ? { ...recent, filter: { ...recent.filter, $and: titles } } : recent;
};

/** What was written since; live pages ask for it every second where the server tells nobody of changes. */
const changedListing = (since: Instant): Listing => ({
  index: 'updated',
  filter: { updatedAt: { $gte: since } },
  by: 'updatedAt',
  order: 1,
});

/** Tickets registered before an instant whose workflow is not known to have been started; what is due first on top. */
const unstartedListing = (before: Instant): Listing => {
  const pile = pileListing(pileOf.unstarted(), { after: '', until: NEVER });
  return { ...pile, filter: { ...pile.filter, createdAt: { $lte: before } } };
};

/** Every list there is, by name. */
export const ticketListings = {
  pile: pileListing,
  risk: riskListing,
  kin: kinListing,
  title: titleListing,
  changed: changedListing,
  unstarted: unstartedListing,
} as const;
