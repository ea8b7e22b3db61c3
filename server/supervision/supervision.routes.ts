// `/desk/supervise`: the board of clocks at risk, live, and what a supervisor does about several of them at once.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { choices } from '../../workflows/domain/action-forms.ts';
import type { Deps } from '../deps.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { setFlash } from '../middleware/flash.ts';
import { commandIdOf, parseForm } from '../middleware/parse-form.ts';
import { goTo, isFragment } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { presentWhyLate } from '../tickets/present-why-late.ts';
import { createWording } from '../tickets/wording.ts';
import { addressOf, hiddenFieldsOf } from './board-choice.ts';
import { loadBoard } from './load-board.ts';
import { draftOrder } from './present-board.ts';
import { boardRequestOf, choiceIn, renderBoard, typedIn } from './render-board.ts';
import { superviseMany } from './supervise-many.ts';
import type { ManyOutcome, ManyStep } from './supervise-many.ts';
import { orderForm, previewForm, remindForm } from './supervision.schema.ts';

const tell = (req: Request, what: string, { done, pending, refused }: ManyOutcome): void => {
  const list = [...refused.map(({ no, text }) => `${no}：${text}`), ...pending.map((no) => `${no}：已送出，正在确认`)];
  setFlash(req, {
    kind: refused.length > 0 && done.length === 0 ? 'refused' : 'done',
    title: `${what} ${done.length} 件${refused.length > 0 ? `，${refused.length} 件没有办成` : ''}`,
    ...(list.length > 0 && { list }),
  });
};

/** The line of one ticket, opened: why it is late, and the order that can be drafted about it. */
const showWhy =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const { file, sight, wording } = await openTicket(deps, req);
    const { clock } = req.query;
    if (!isFragment(req)) {
      goTo(req, res, `/tickets/${file.no}`);
      return;
    }
    res.render('fragments/supervision/_why', {
      layout: false,
      why: presentWhyLate(file, typeof clock === 'string' ? clock : undefined, wording, sight),
      draft: draftOrder(file, wording),
    });
  };

const remind =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const form = parseForm(remindForm, req.body);
    if (!form.ok) {
      await renderBoard(deps, req, res, form.errors);
      return;
    }
    const { nos, reason } = form.value;
    const steps = nos.map((no): ManyStep => ({ no, action: 'remind', said: { reason } }));
    tell(req, '已催办', await superviseMany(deps, currentStaff(req), commandIdOf(req), steps));
    goTo(req, res, addressOf(choiceIn(deps, req)));
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
  const typed = typedIn(req);
  const drafts = records.map((record) => {
    const text = typed[`text-${record.no}`];
    return { ...draftOrder(record, wording), ...(typeof text === 'string' && { text }) };
  });
  const cause = typed['cause'] ?? 'list';
  res.status(errors ? 422 : 200).render('pages/supervision/order-preview', {
    layout: 'staff',
    title: '发督办单',
    drafts,
    sendable: drafts.some(({ obstacle }) => obstacle === undefined),
    back: addressOf(choiceIn(deps, req)),
    fields: hiddenFieldsOf(choiceIn(deps, req)),
    causes: choices.orderCause.map(([value, text]) => ({ value, text, selected: value === cause })),
    ...(errors && { errors }),
  });
};

const preview =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const form = parseForm(previewForm, req.body);
    if (form.ok) await renderPreview(deps, req, res, form.value.nos);
    else await renderBoard(deps, req, res, form.errors);
  };

const issue =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const chosen = parseForm(previewForm, req.body);
    if (!chosen.ok) {
      await renderBoard(deps, req, res, chosen.errors);
      return;
    }
    const { nos } = chosen.value;
    const form = parseForm(orderForm(nos), req.body);
    if (!form.ok) {
      await renderPreview(deps, req, res, nos, form.errors);
      return;
    }
    const { cause } = form.value;
    const texts: Readonly<Record<string, string>> = form.value;
    const steps = nos.map((no): ManyStep => ({
      no,
      action: 'issueOrder',
      said: { cause, text: texts[`text-${no}`] ?? '' },
    }));
    tell(req, '已发督办单', await superviseMany(deps, currentStaff(req), commandIdOf(req), steps));
    goTo(req, res, '/desk/supervise?view=order');
  };

/** The supervisors' board. What is done to one ticket goes through that ticket's own action routes. */
export const supervisionRoutes = (deps: Deps): Router => {
  const router = Router();
  const guard = requireStaff('supervisor');
  router.get('/desk/supervise', guard, (req, res) => renderBoard(deps, req, res));
  router.get('/desk/supervise/rows', guard, async (req, res) => {
    res.render('fragments/supervision/_board', {
      layout: false,
      ...(await loadBoard(deps, boardRequestOf(deps, req))),
    });
  });
  router.get('/desk/supervise/why/:no', guard, showWhy(deps));
  router.post('/desk/supervise/remind', guard, remind(deps));
  router.post('/desk/supervise/preview', guard, preview(deps));
  router.post('/desk/supervise/orders', guard, issue(deps));
  return router;
};
