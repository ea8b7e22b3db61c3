// The indexes of the ticket collection and the text that orders its lists.
import type { Instant } from '../../workflows/domain/ticket.ts';

/** Ascending (1) or descending (-1) by field; the order of the fields counts. */
export type IndexKeys = Record<string, 1 | -1>;

/**
 * The indexes of the ticket collection, few because each is rewritten with every event: a ticket lies in several piles,
 * ordered by what is due, and has several kin, ordered by age.
 */
export const ticketIndexes = {
  intake: { intakeKey: 1 },
  pile: { 'list.piles': 1, dueKey: 1 },
  risk: { riskKey: 1 },
  kin: { kin: 1, createdAt: 1 },
  updated: { updatedAt: 1 },
} as const satisfies Record<string, IndexKeys>;

/** Greater than every instant: where a ticket stands that no clock presses. */
export const NEVER: Instant = '9999-12-31T23:59:59.999Z';

/** An instant made unique by the ticket's number, so that one text is both the order of a list and its cursor. */
export const orderKey = (at: Instant, no: string): string => `${at} ${no}`;
