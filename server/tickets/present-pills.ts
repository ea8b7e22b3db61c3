// The piles of a desk as pills over its rows.
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { TicketPage } from './find-tickets.ts';
import type { StatusCounts } from './status-count.store.ts';

/** One pile of a desk: which statuses lie on it. `code` stands in addresses. */
export interface Pile {
  readonly code: string;
  readonly text: string;
  readonly statuses: readonly TicketStatus[];
}

/** One pile as a pill. */
export interface PillView {
  readonly text: string;
  readonly href: string;
  readonly count: number;
  readonly current: boolean;
}

/** What the pills of a desk are drawn from; `whole` as {@link countWhole} gives it for the rows below them. */
export interface PillSource {
  readonly path: string;
  readonly open: Pile;
  readonly counts: StatusCounts;
  readonly whole: number | undefined;
}

/**
 * How many rows a pile has, where the first page shows all of them. The kept counts are a moment behind, and nobody should
 * see 5 over four rows.
 */
export const countWhole = ({ records, next }: TicketPage, cursor: string | undefined): number | undefined =>
  next === null && cursor === undefined ? records.length : undefined;

/** The piles with their counts, the open one marked. */
export const presentPills = (piles: readonly Pile[], { path, open, counts, whole }: PillSource): PillView[] =>
  piles.map(({ code, text, statuses }) => {
    const kept = statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
    const current = code === open.code;
    return { text, href: `${path}?tab=${code}`, count: current ? (whole ?? kept) : kept, current };
  });
