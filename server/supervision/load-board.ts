// What the board shows: the lines of one view, the figures over it, and how many there are in the views that are counted.
import { isOpen, ticketStatuses } from '../../workflows/domain/ticket-status.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import type { TicketPage } from '../tickets/find-tickets.ts';
import { createWording } from '../tickets/wording.ts';
import type { EmptyStateView } from '../views/component-views.ts';
import { boardViews, findBoardView } from './board-views.ts';
import type { BoardView } from './board-views.ts';
import { presentBoardRow, presentFigures } from './present-board.ts';
import type { BoardCounts, BoardFigure, BoardRow } from './present-board.ts';

const ROWS = 60;
const MOST_ORDERS = 100;

/** What the board needs of the house. */
export type BoardDeps = Pick<Deps, 'tickets' | 'clock' | 'lateness' | 'knowledge'>;

/** What is asked for: code of a view and cursor of a page as the address carries them, both untrusted, and whose eyes it is for. */
export interface BoardRequest {
  readonly view: unknown;
  readonly after: unknown;
  readonly staff: Actor;
}

/** Everything that the board's fragment prints. */
export interface Board {
  readonly figures: readonly BoardFigure[];
  readonly rows: readonly BoardRow[];
  readonly views: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
    readonly count?: string;
  }[];
  readonly rowsHref: string;
  readonly more: string | null;
  readonly empty: EmptyStateView;
}

const listView = (
  { tickets, clock }: BoardDeps,
  view: BoardView,
  { after, staff }: BoardRequest,
): Promise<TicketPage> => {
  const cursor = typeof after === 'string' ? { cursor: after.slice(0, 100) } : {};
  const paging = { visibleTo: staff, limit: ROWS, ...cursor };
  if (view.statuses) return tickets.listDesk(view.statuses, paging);
  return view.mark === undefined
    ? tickets.listAtRisk(clock.now().toISOString(), paging)
    : tickets.listMarked(view.mark, paging);
};

const loadCounts = async ({ tickets, clock, lateness }: BoardDeps, visibleTo: Actor): Promise<BoardCounts> => {
  const now = clock.now().toISOString();
  const [counts, risk, red, order, draft, late] = await Promise.all([
    tickets.countsByStatus(),
    tickets.countAtRisk(now, { visibleTo }),
    tickets.countAtRisk(now, { visibleTo, mark: 'red' }),
    tickets.listMarked('order', { visibleTo, limit: MOST_ORDERS }),
    tickets.listMarked('orderDraft', { visibleTo, limit: MOST_ORDERS }),
    lateness.listAll(),
  ]);
  const open = ticketStatuses
    .filter(({ code }) => isOpen(code))
    .reduce((sum, { code }) => sum + (counts[code] ?? 0), 0);
  return { risk, red, open, orders: order.records.length, drafts: draft.records.length, lateness: late };
};

const upTo = (count: number, most: number): string => (count >= most ? `${most}+` : String(count));

/** Only what is known already is counted: no pill is worth a query of its own at every change of any ticket. */
const countsOf = ({ risk, red, open, orders, drafts }: BoardCounts): Readonly<Record<string, string>> => ({
  risk: upTo(risk, 1000),
  red: upTo(red, 1000),
  open: String(open),
  order: upTo(orders, MOST_ORDERS),
  draft: upTo(drafts, MOST_ORDERS),
});

const emptyOf = ({ text, mark, statuses }: BoardView): EmptyStateView => ({
  icon: 'circle-check',
  title: '没有这样的件',
  text: mark === undefined && !statuses ? '用掉八成时限的件会自己出现在这里' : `“${text}”的件会出现在这里`,
});

/** One view of the board as it stands now. */
export const loadBoard = async (deps: BoardDeps, request: BoardRequest): Promise<Board> => {
  const view = findBoardView(request.view);
  const [page, counts] = await Promise.all([listView(deps, view, request), loadCounts(deps, request.staff)]);
  const wording = createWording(deps.knowledge.current(), deps.clock.now());
  const all =
    page.next === null && typeof request.after !== 'string' ? { [view.code]: String(page.records.length) } : {};
  const known: Readonly<Record<string, string | undefined>> = { ...all, ...countsOf(counts) };
  const href = `/desk/supervise?view=${view.code}`;
  return {
    figures: presentFigures(counts),
    rows: page.records.map((record) => presentBoardRow(record, wording)),
    views: boardViews.map(({ code, text }) => {
      const count = known[code];
      const pill = { text, href: `/desk/supervise?view=${code}`, current: code === view.code };
      return count === undefined || count === '0' ? pill : { ...pill, count };
    }),
    rowsHref: `/desk/supervise/rows?view=${view.code}`,
    more: page.next === null ? null : `${href}&after=${encodeURIComponent(page.next)}`,
    empty: emptyOf(view),
  };
};
