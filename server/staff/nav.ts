import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { ShellView } from '../views/component-views.ts';
import { listDesks } from './desks.ts';
import type { Desk } from './desks.ts';

type Nav = NonNullable<ShellView['nav']>;
type Counts = Readonly<Partial<Record<TicketStatus, number>>>;

/** Where the numbers beside the desks come from. */
export interface NavCounts {
  readonly tickets: { countsByStatus(): Promise<Counts> };
  readonly inbox: { countUnread(staff: Actor): Promise<number> };
}

const INBOX = '/inbox';

// The longest path that begins like the page's wins: /unit/assist is not also /unit.
const currentDesk = (desks: readonly Desk[], path: string): Desk | undefined =>
  desks
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];

const waitingAt = ({ count = [] }: Desk, counts: Counts): number =>
  count.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

/** The navigation of one person on the page `path`. Counts are of the whole office, so only its own desks show them. */
export const createNav =
  ({ tickets, inbox }: NavCounts) =>
  async (staff: Actor, path: string): Promise<Nav> => {
    const desks = listDesks(staff.roles);
    const hasCounts = desks.some(({ count }) => count);
    const [counts, unread] = await Promise.all([hasCounts ? tickets.countsByStatus() : {}, inbox.countUnread(staff)]);
    const here = currentDesk(desks, path);
    return desks.map((desk) => ({
      text: desk.text,
      href: desk.href,
      icon: desk.icon,
      current: desk === here,
      count: desk.href === INBOX ? unread : waitingAt(desk, counts),
    }));
  };
