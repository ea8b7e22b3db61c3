// What the board shows: the lines of one view, the figures over it, and how many there are in the views that are counted.
import { isOpen, ticketStatuses } from '../../workflows/domain/ticket-status.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import type { TicketPage } from '../tickets/find-tickets.ts';
import { parseCursor } from '../tickets/parse-cursor.ts';
import { countWhole } from '../tickets/present-pills.ts';
import { createWording } from '../tickets/wording.ts';
import type { EmptyStateView } from '../views/component-views.ts';
import { addressOf } from './board-choice.ts';
import type { BoardChoice } from './board-choice.ts';
import { presentBoardRow, presentFigures } from './present-board.ts';
import type { BoardCounts, BoardFigure, BoardRow } from './present-board.ts';
import { isNarrowed, presentNarrowing, presentViews } from './present-choice.ts';
import type { BoardPill, NarrowingView } from './present-choice.ts';

const ROWS = 60;
const MOST_ORDERS = 100;

/** What the board needs of the house. */
export type BoardDeps = Pick<Deps, 'tickets' | 'clock' | 'lateness' | 'knowledge' | 'savedViews'>;

/** What is asked for: the choice, the untrusted cursor of a page, and whose eyes it is for. */
export interface BoardRequest {
  readonly choice: BoardChoice;
  readonly after: unknown;
  readonly staff: Actor;
}

/** Everything that the board's fragment prints. */
export interface Board {
  readonly figures: readonly BoardFigure[];
  readonly rows: readonly BoardRow[];
  readonly views: readonly BoardPill[];
  readonly narrowing: NarrowingView;
  readonly rowsHref: string;
  readonly more: string | null;
  readonly empty: EmptyStateView;
}

const listView = (
  { tickets, clock }: BoardDeps,
  { choice: { view, narrow }, after, staff }: BoardRequest,
): Promise<TicketPage> => {
  const cursor = parseCursor(after);
  const paging = { visibleTo: staff, limit: ROWS, ...narrow, ...(cursor !== undefined && { cursor }) };
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

const emptyOf = ({ view: { text, mark, statuses }, narrow }: BoardChoice, everywhere: string): EmptyStateView => {
  if (isNarrowed({ narrow })) {
    const action = { text: '看全部单位和级别', href: everywhere };
    return { icon: 'filter', title: '没有这样的件', text: `“${text}”里没有合这些条件的件`, action };
  }
  const what = mark === undefined && !statuses ? '用掉八成时限的件会自己出现在这里' : `“${text}”的件会出现在这里`;
  return { icon: 'circle-check', title: '没有这样的件', text: what };
};

/** One view of the board as it stands now. */
export const loadBoard = async (deps: BoardDeps, request: BoardRequest): Promise<Board> => {
  const { choice, staff, after } = request;
  const [page, counts, saved] = await Promise.all([
    listView(deps, request),
    loadCounts(deps, staff),
    deps.savedViews.listBy(staff.id),
  ]);
  const knowledge = deps.knowledge.current();
  const wording = createWording(knowledge, deps.clock.now());
  const count = countWhole(page, parseCursor(after));
  const whole = count === undefined ? {} : { [choice.view.code]: String(count) };
  // The figures count the whole office; beside a narrowed view they would count something else than it opens.
  const known = isNarrowed(choice) ? whole : { ...whole, ...countsOf(counts) };
  return {
    figures: presentFigures(counts),
    rows: page.records.map((record) => presentBoardRow(record, wording)),
    views: presentViews(choice, saved, known, knowledge.catalogue),
    narrowing: presentNarrowing(choice, saved, knowledge.catalogue),
    rowsHref: addressOf(choice, '/desk/supervise/rows'),
    more: page.next === null ? null : `${addressOf(choice)}&after=${encodeURIComponent(page.next)}`,
    empty: emptyOf(choice, addressOf({ ...choice, narrow: {} })),
  };
};
