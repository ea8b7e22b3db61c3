// Every list of tickets: its filter, its order and the index that carries both. The store runs them, a test checks that
// each filter is covered, and nothing else may query tickets by anything but their number.
import { isUnitRole, roles } from '../../workflows/domain/roles.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Actor, Instant } from '../../workflows/domain/ticket.ts';
import type { Mark } from './list-fields.ts';

/** A filter in the words of the store. Its leading fields are those of the list's index, in that order. */
export type Filter = Record<string, unknown>;

/** Ascending (1) or descending (-1) by field; the order of the fields counts. */
export type IndexKeys = Record<string, 1 | -1>;

/** The indexes of the ticket collection, one a kind of list. `units` and `marks` hold several values a ticket. */
export const ticketIndexes = {
  intake: { intakeKey: 1 },
  desk: { 'list.status': 1, dueKey: 1 },
  unit: { 'list.units': 1, dueKey: 1 },
  mark: { 'list.marks': 1, dueKey: 1 },
  risk: { riskKey: 1 },
  person: { personId: 1, createdAt: 1 },
  category: { 'list.category': 1, createdAt: 1 },
  place: { 'intake.place.text': 1, createdAt: 1 },
  created: { createdAt: 1 },
  updated: { updatedAt: 1 },
  unstarted: { unstartedSince: 1 },
} as const satisfies Record<string, IndexKeys>;

/** One list: which documents, which index finds them, in which order of which field. */
export interface Listing {
  readonly index: keyof typeof ticketIndexes;
  readonly filter: Filter;
  readonly by: 'dueKey' | 'riskKey' | 'createdAt' | 'updatedAt' | 'unstartedSince';
  readonly order: 1 | -1;
}

/** Greater than every instant: where a ticket stands that no clock presses. */
export const NEVER: Instant = '9999-12-31T23:59:59.999Z';

/** An instant made unique by the ticket's number, so that one text is both the order of a list and its cursor. */
export const orderKey = (at: Instant, no: string): string => `${at} ${no}`;

// ' ~' sorts after every number that can follow an instant.
const upTo = (at: Instant): string => `${at} ~`;

const SEES_NOTHING: Filter = { _id: '' };

const isCentreRole = (code: Role): boolean => roles.some((role) => role.code === code && role.of === 'centre');

/** A unit's members see what their unit has or had a part in, the centre everything, and whoever is neither nothing. */
export const scopeOf = ({ roles: granted, unit }: Actor): Filter => {
  if (granted.some((role) => role === 'system' || isCentreRole(role))) return {};
  return unit !== null && granted.some(isUnitRole) ? { 'list.everUnits': unit } : SEES_NOTHING;
};

/** Narrows a list of the board further; the list's own index has made it small by then. */
export interface BoardFilter {
  readonly lead?: string;
  readonly mark?: Mark;
  readonly type?: string;
  readonly status?: TicketStatus;
}

/** The board's filter in the words of the store. */
export const boardFilter = ({ lead, mark, type, status }: BoardFilter): Filter => ({
  ...(lead !== undefined && { 'list.lead': lead }),
  ...(mark !== undefined && { 'list.marks': mark }),
  ...(type !== undefined && { 'list.type': type }),
  ...(status !== undefined && { 'list.status': status }),
});

/** The range of a due-ordered list: behind the cursor, at most to the horizon, so that no page reads a whole queue. */
export interface DueRange {
  readonly after: string;
  readonly until: Instant;
}

const dueIn = ({ after, until }: DueRange): Filter => ({ dueKey: { $gt: after, $lte: upTo(until) } });

/** A queue of the centre: one status, what is due first on top. */
export const deskListing = (status: TicketStatus, range: DueRange): Listing => ({
  index: 'desk', filter: { 'list.status': status, ...dueIn(range) }, by: 'dueKey', order: 1,
});

/** What one unit has to do with now, what is due first on top. */
export const unitListing = (unit: string, range: DueRange): Listing => ({
  index: 'unit', filter: { 'list.units': unit, ...dueIn(range) }, by: 'dueKey', order: 1,
});

/** A saved view of the board. */
export const markListing = (mark: Mark, range: DueRange): Listing => ({
  index: 'mark', filter: { 'list.marks': mark, ...dueIn(range) }, by: 'dueKey', order: 1,
});

/** Duties that are yellow or red at `now`; longest so on top. */
export const riskListing = (now: Instant, after: string): Listing => ({
  index: 'risk', filter: { riskKey: { $gt: after, $lte: upTo(now) } }, by: 'riskKey', order: 1,
});

/** What one person brought before, newest first. */
export const personListing = (personId: string, since: Instant): Listing => ({
  index: 'person', filter: { personId, createdAt: { $gte: since } }, by: 'createdAt', order: -1,
});

/** The same matter perhaps: same category. */
export const categoryListing = (category: string, since: Instant): Listing => ({
  index: 'category', filter: { 'list.category': category, createdAt: { $gte: since } }, by: 'createdAt', order: -1,
});

/** The same matter perhaps: same words for the place. */
export const placeListing = (text: string, since: Instant): Listing => ({
  index: 'place', filter: { 'intake.place.text': text, createdAt: { $gte: since } }, by: 'createdAt', order: -1,
});

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Titles of recent tickets that hold every word; no words list all. */
export const titleListing = (words: readonly string[], since: Instant): Listing => ({
  index: 'created',
  filter: {
    createdAt: { $gte: since },
    ...(words.length > 0 && { $and: words.map((word) => ({ 'intake.title': { $regex: literally(word), $options: 'i' } })) }),
  },
  by: 'createdAt',
  order: -1,
});

/** What was written since; live pages ask for it every second where the server tells nobody of changes. */
export const changedListing = (since: Instant): Listing => ({
  index: 'updated', filter: { updatedAt: { $gte: since } }, by: 'updatedAt', order: 1,
});

/** Tickets whose workflow is not known to have been started; the index holds no others. */
export const unstartedListing = (before: Instant): Listing => ({
  index: 'unstarted', filter: { unstartedSince: { $gt: '', $lte: before } }, by: 'unstartedSince', order: 1,
});
