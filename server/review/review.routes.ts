// The reviewing desks: a pile with what is due first on top, one ticket beside it, one key to decide.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { isFragment } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { parseCursor } from '../tickets/parse-cursor.ts';
import { countWhole, presentPills } from '../tickets/present-pills.ts';
import { createWording } from '../tickets/wording.ts';
import { presentReview, presentReviewRow } from './present-review.ts';
import { findReviewTab, reviewDesks } from './review-desks.ts';
import type { ReviewDesk, ReviewTab } from './review-desks.ts';

const ROWS = 40;

interface Pile {
  readonly rows: readonly object[];
  readonly first: string | undefined;
  readonly views: readonly object[];
  readonly more: string | null;
}

const loadPile = async (
  deps: Deps,
  req: Request,
  desk: ReviewDesk,
  tab: ReviewTab,
  no: string | undefined,
): Promise<Pile> => {
  const staff = currentStaff(req);
  const cursor = parseCursor(req.query['after']);
  const [page, counts] = await Promise.all([
    deps.tickets.listDesk(tab.statuses, { visibleTo: staff, limit: ROWS, ...(cursor !== undefined && { cursor }) }),
    deps.tickets.countsByStatus(),
  ]);
  const wording = createWording(deps.knowledge.current(), deps.clock.now());
  const first = page.records[0]?.no;
  const whole = countWhole(page, cursor);
  return {
    first,
    rows: page.records.map((record) => presentReviewRow(record, staff, desk, no ?? first, wording)),
    views: presentPills(desk.tabs, { path: desk.path, open: tab, counts, whole }),
    more: page.next === null ? null : `${desk.path}?tab=${tab.code}&after=${encodeURIComponent(page.next)}`,
  };
};

const openNo = async (deps: Deps, req: Request, no: string | undefined): ReturnType<typeof openTicket> => {
  if (no === undefined || !isTicketNo(no)) throw refuse.notFound('no-such-ticket');
  req.params['no'] = no;
  return openTicket(deps, req);
};

const renderDesk = async (deps: Deps, req: Request, res: Response, desk: ReviewDesk): Promise<void> => {
  const asked = req.params['no'] === undefined ? undefined : String(req.params['no']);
  const opened = asked === undefined ? undefined : await openNo(deps, req, asked);
  const own = opened && desk.tabs.find((tab) => tab.statuses.includes(opened.file.state.status));
  const tab = own ?? findReviewTab(desk, req.query['tab']);
  const pile = await loadPile(deps, req, desk, tab, asked);
  const shown = opened ?? (pile.first === undefined ? undefined : await openNo(deps, req, pile.first));
  res.render('pages/review/desk', {
    layout: 'staff',
    title: desk.title,
    shape: 'desk',
    live: '/live',
    rowsHref: `${desk.path}/rows?tab=${tab.code}`,
    empty: tab.empty,
    ...pile,
    detail: shown && presentReview(shown, desk),
  });
};

const routesOf = (deps: Deps, router: Router, desk: ReviewDesk): void => {
  const guard = requireStaff(desk.role);
  router.get(desk.path, guard, (req, res) => renderDesk(deps, req, res, desk));
  router.get(`${desk.path}/rows`, guard, async (req, res) => {
    const tab = findReviewTab(desk, req.query['tab']);
    res.render('fragments/review/_pile', {
      layout: false,
      empty: tab.empty,
      ...(await loadPile(deps, req, desk, tab, '')),
    });
  });
  router.get(`${desk.path}/:no`, guard, async (req, res) => {
    if (!isFragment(req)) {
      await renderDesk(deps, req, res, desk);
      return;
    }
    res.render('fragments/review/_detail', { layout: false, ...presentReview(await openTicket(deps, req), desk) });
  });
};

/** `/desk/check`, `/desk/callback`, `/desk/shift` and `/desk/consult`. Decisions go through the ticket's own action routes. */
export const reviewRoutes = (deps: Deps): Router => {
  const router = Router();
  reviewDesks.forEach((desk) => {
    routesOf(deps, router, desk);
  });
  return router;
};
