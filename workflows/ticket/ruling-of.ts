import type { TicketNo } from '../domain/ids.ts';
import type { Instant, TicketEvent, TicketState } from '../domain/ticket.ts';

/** What a 会商 laid down about a category: from now on its tickets go to this lead. `key` makes recording it repeatable. */
export interface Ruling {
  readonly key: string;
  readonly no: TicketNo;
  readonly category: string;
  readonly lead: string;
  readonly assists: readonly string[];
  readonly basis: string;
  readonly minutes: string;
  readonly at: Instant;
  readonly by: string;
}

const rulingRows: readonly string[] = ['C1', 'C2'];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The catalogue rule that an event makes, if any. A ticket without a category rules for itself alone. Where the
 * provisional lead stays (C2), the form names no other.
 */
export const rulingOf = ({ row, seq, at, by, said }: TicketEvent, after: TicketState): Ruling | undefined => {
  const lead = textOf(said['lead']) || after.lead;
  const { category } = after.demand;
  if (!rulingRows.includes(row) || category === null || lead === null) return undefined;
  const assists = Array.isArray(said['assists']) ? (said['assists'] as readonly string[]) : [];
  return {
    key: `${after.no}:${seq}`,
    no: after.no,
    category,
    lead,
    assists,
    basis: textOf(said['basis']),
    minutes: textOf(said['minutes']),
    at,
    by: by.id,
  };
};
