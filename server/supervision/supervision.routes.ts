// `/desk/supervise`: the board of clocks at risk, live, and what a supervisor does about several of them at once.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { choices } from '../../workflows/domain/action-forms.ts';
import { isOpen, ticketStatuses } from '../../workflows/domain/ticket-status.ts';
import type { Deps } from '../deps.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { setFlash } from '../middleware/flash.ts';
import { commandIdOf, parseForm } from '../middleware/parse-form.ts';
import { goTo } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { createWording } from '../tickets/wording.ts';
import type { TicketPage } from '../tickets/find-tickets.ts';
import { boardViews, findBoardView } from './board-views.ts';
import type { BoardView } from './board-views.ts';
import { draftOrder, presentBoardRow, presentFigures } from './present-board.ts';
import { superviseMany } from './supervise-many.ts';
import type { ManyOutcome, ManyStep } from './supervise-many.ts';
import { orderForm, previewForm, remindForm } from './supervision.schema.ts';

const ROWS = 60;

const listView = ({ tickets, clock }: Deps, req: Request, view: BoardView): Promise<TicketPage> => {
  const { after } = req.query;
  const paging = {
    visibleTo: currentStaff(req),
    limit: ROWS,
    ...(typeof after === 'string' && { cursor: after.slice(0, 100) }),
  };
  return view.mark === undefined
    ? tickets.listAtRisk(clock.now().toISOString(), paging)
    : tickets.listMarked(view.mark, paging);
};

const loadFigures = async ({ tickets, clock, lateness }: Deps, req: Request): Promise<object[]> => {
  const scope = { visibleTo: currentStaff(req) };
  const now = clock.now().toISOString();
  const [counts, risk, red, order, draft, late] = await Promise.all([
    tickets.countsByStatus(),
    tickets.countAtRisk(now, scope),
    tickets.countAtRisk(now, { ...scope, mark: 'red' }),
    tickets.listMarked('order', { ...scope, limit: 100 }),
    tickets.listMarked('orderDraft', { ...scope, limit: 100 }),
    lateness.listAll(),
  ]);
  const open = ticketStatuses
    .filter(({ code }) => isOpen(code))
    .reduce((sum, { code }) => sum + (counts[code] ?? 0), 0);
  return presentFigures({ red, risk, open, orders: order.records.length + draft.records.length, lateness: late });
};

const loadBoard = async (deps: Deps, req: Request): Promise<object> => {
  const view = findBoardView(req.query['view']);
  const [page, figures] = await Promise.all([listView(deps, req, view), loadFigures(deps, req)]);
  const wording = createWording(deps.knowledge.current(), deps.clock.now());
  const rows = page.records.map((record) => presentBoardRow(record, wording));
  return {
    figures,
    rows,
    views: boardViews.map(({ code, text }) => ({
      text,
      href: `/desk/supervise?view=${code}`,
      current: code === view.code,
    })),
    whyFirst: rows[0]?.why,
    rowsHref: `/desk/supervise/rows?view=${view.code}`,
    more: page.next === null ? null : `/desk/supervise?view=${view.code}&after=${encodeURIComponent(page.next)}`,
    empty: {
      icon: 'circle-check',
      title: '没有这样的件',
      text: view.mark === undefined ? '用掉八成时限的件会自己出现在这里' : `“${view.text}”的件会出现在这里`,
    },
  };
};

const frame = { layout: 'staff', title: '督办', shape: 'desk', live: '/live' } as const;

const renderBoard = async (deps: Deps, req: Request, res: Response, errors?: readonly object[]): Promise<void> => {
  res.render('pages/supervision/board', { ...frame, ...(await loadBoard(deps, req)), ...(errors && { errors }) });
};

const tell = (req: Request, what: string, { done, pending, refused }: ManyOutcome): void => {
  const list = [...refused.map(({ no, text }) => `${no}：${text}`), ...pending.map((no) => `${no}：已送出，正在确认`)];
  setFlash(req, {
    kind: refused.length > 0 && done.length === 0 ? 'refused' : 'done',
    title: `${what} ${done.length} 件${refused.length > 0 ? `，${refused.length} 件没有办成` : ''}`,
    ...(list.length > 0 && { list }),
  });
};

const remind =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const form = parseForm(remindForm, req.body);
    if (!form.ok) {
      res.status(422);
      await renderBoard(deps, req, res, form.errors);
      return;
    }
    const { nos, reason } = form.value;
    const steps = nos.map((no): ManyStep => ({ no, action: 'remind', said: { reason } }));
    tell(req, '已催办', await superviseMany(deps, currentStaff(req), commandIdOf(req), steps));
    goTo(req, res, '/desk/supervise');
  };

const renderPreview = async (
  deps: Deps,
  req: Request,
  res: Response,
  nos: readonly string[],
  errors?: readonly object[],
): Promise<void> => {
  const records = await deps.tickets.listByNos(nos, { visibleTo: currentStaff(req) });
  const wording = createWording(deps.knowledge.current(), deps.clock.now());
  const typed = req.body as Record<string, unknown>;
  const drafts = records.map((record) => {
    const draft = draftOrder(record, wording);
    const text = typed[`text-${record.no}`];
    return { ...draft, ...(typeof text === 'string' && { text }) };
  });
  res.render('pages/supervision/order-preview', {
    layout: 'staff',
    title: '发督办单',
    drafts,
    sendable: drafts.some(({ obstacle }) => obstacle === undefined),
    causes: choices.orderCause.map(([value, text]) => ({
      value,
      text,
      selected: value === (typed['cause'] ?? 'list'),
    })),
    ...(errors && { errors }),
  });
};

const preview =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const form = parseForm(previewForm, req.body);
    if (form.ok) {
      await renderPreview(deps, req, res, form.value.nos);
      return;
    }
    res.status(422);
    await renderBoard(deps, req, res, form.errors);
  };

const issue =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const form = parseForm(orderForm, req.body);
    const nos = parseForm(previewForm, req.body);
    if (!nos.ok) {
      res.status(422);
      await renderBoard(deps, req, res, nos.errors);
      return;
    }
    if (!form.ok) {
      res.status(422);
      await renderPreview(deps, req, res, nos.value.nos, form.errors);
      return;
    }
    const { cause } = form.value;
    const steps = nos.value.nos.flatMap((no): ManyStep[] => {
      const text = form.value[`text-${no}`];
      return typeof text === 'string' && text.trim() !== ''
        ? [{ no, action: 'issueOrder', said: { cause, text: text.trim() } }]
        : [];
    });
    tell(req, '已发督办单', await superviseMany(deps, currentStaff(req), commandIdOf(req), steps));
    goTo(req, res, '/desk/supervise?view=order');
  };

/** The supervisors' board. What is done to one ticket goes through that ticket's own action routes. */
export const supervisionRoutes = (deps: Deps): Router => {
  const router = Router();
  const guard = requireStaff('supervisor');
  router.get('/desk/supervise', guard, (req, res) => renderBoard(deps, req, res));
  router.get('/desk/supervise/rows', guard, async (req, res) => {
    res.render('fragments/supervision/_board', { layout: false, ...(await loadBoard(deps, req)) });
  });
  router.post('/desk/supervise/remind', guard, remind(deps));
  router.post('/desk/supervise/preview', guard, preview(deps));
  router.post('/desk/supervise/orders', guard, issue(deps));
  return router;
};
