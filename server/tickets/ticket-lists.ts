// Every list of tickets: its filter, its order and the index that carries both. The store runs them, a test checks that
// each filter is covered, and nothing else may query tickets by anything but their number.
import type { Instant } from '../../workflows/domain/ticket.ts';
import type { Filter } from './list-scope.ts';
import type { ticketIndexes } from './ticket-indexes.ts';

/** One list: which documents, which index finds them, in which order of which field. */
export interface Listing {
  readonly index: keyof typeof ticketIndexes;
  readonly filter: Filter;
  readonly by: 'dueKey' | 'riskKey' | 'createdAt' | 'updatedAt' | 'unstartedSince';
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
const riskListing = (now: Instant, after: string): Listing => ({
  index: 'risk',
  filter: { riskKey: { $gt: after, $lte: upTo(now) } },
  by: 'riskKey',
  order: 1,
});

/** What one person brought before, newest first. */
const personListing = (personId: string, since: Instant): Listing => ({
  index: 'person',
  filter: { personId, createdAt: { $gte: since } },
  by: 'createdAt',
  order: -1,
});

/** The same matter perhaps: same category. */
const categoryListing = (category: string, since: Instant): Listing => ({
  index: 'category',
  filter: { 'list.category': category, createdAt: { $gte: since } },
  by: 'createdAt',
  order: -1,
});

/** The same matter perhaps: same words for the place. */
const placeListing = (text: string, since: Instant): Listing => ({
  index: 'place',
  filter: { 'intake.place.text': text, createdAt: { $gte: since } },
  by: 'createdAt',
  order: -1,
});

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Titles of recent tickets that hold every word; no words list all. */
const titleListing = (words: readonly string[], since: Instant): Listing => ({
  index: 'created',
  filter: {
    createdAt: { $gte: since },
    ...(words.length > 0 && {
      $and: words.map((word) => ({ 'intake.title': { $regex: literally(word), $options: 'i' } })),
    }),
  },
  by: 'createdAt',
  order: -1,
});

/** What was written since; live pages ask for it every second where the server tells nobody of changes. */
const changedListing = (since: Instant): Listing => ({
  index: 'updated',
  filter: { updatedAt: { $gte: since } },
  by: 'updatedAt',
  order: 1,
});

/** Tickets whose workflow is not known to have been started; the index holds no others. */
const unstartedListing = (before: Instant): Listing => ({
  index: 'unstarted',
  filter: { unstartedSince: { $gt: '', $lte: before } },
  by: 'unstartedSince',
  order: 1,
});

/** Every list there is, by name. */
export const ticketListings = {
  pile: pileListing,
  risk: riskListing,
  person: personListing,
  category: categoryListing,
  place: placeListing,
  title: titleListing,
  changed: changedListing,
  unstarted: unstartedListing,
} as const;
