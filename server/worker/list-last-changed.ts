import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Instant } from '../../workflows/domain/ticket.ts';

/** A ticket and when its record was last written. */
export interface Changed {
  readonly no: TicketNo;
  readonly updatedAt: Instant;
}

const firstWindowMs = 60_000;
const longestWindowMs = 90 * 86_400_000;

const listAllSince = async <Ticket extends Changed>(
  since: Instant,
  listChanged: (since: Instant) => Promise<readonly Ticket[]>,
): Promise<Ticket[]> => {
  const found = new Map<TicketNo, Ticket>();
  for (let from = since; ;) {
    const page = await listChanged(from);
    const before = found.size;
    page.forEach((ticket) => found.set(ticket.no, ticket));
    const last = page.at(-1);
    if (!last || found.size === before) return [...found.values()];
    from = last.updatedAt;
  }
};

/**
 * The tickets written last, at most `most`, whenever that was: looks back twice as far until there is something, so that
 * no list of all tickets is ever sorted. `listChanged` gives a bounded page, oldest first.
 */
export const listLastChanged = async <Ticket extends Changed>(
  now: Date,
  most: number,
  listChanged: (since: Instant) => Promise<readonly Ticket[]>,
): Promise<readonly Ticket[]> => {
  for (let windowMs = firstWindowMs; windowMs <= longestWindowMs; windowMs *= 2) {
    const found = await listAllSince(new Date(now.getTime() - windowMs).toISOString(), listChanged);
    if (found.length > 0) return found.slice(-most);
  }
  return [];
};
