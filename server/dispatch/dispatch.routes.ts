import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Knowledge } from '../../knowledge-base/load.ts';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { setFlash } from '../middleware/flash.ts';
import { commandIdOf, parseForm } from '../middleware/parse-form.ts';
import { goTo, isFragment, wantsJson } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { parseCursor } from '../tickets/parse-cursor.ts';
import { countWhole } from '../tickets/present-pills.ts';
import type { OpenTicket } from '../tickets/open-ticket.ts';
import { createWording } from '../tickets/wording.ts';
import { createPlan } from './dispatch-plan.ts';
import type { DispatchPlan } from './dispatch-plan.ts';
import { findTab, tabOf } from './dispatch-tabs.ts';
import type { DispatchTab } from './dispatch-tabs.ts';
import { changesOf, endingForms, planForm } from './dispatch.schema.ts';
import { listPile, loadDetail, openNo } from './load-desk.ts';
import type { Ending } from './plan-commands.ts';
import type { Typed } from './present-detail.ts';
import { presentQueue, presentTabs } from './present-queue.ts';
import type { QueueView } from './present-queue.ts';
import { sendOut } from './send-out.ts';
import type { SentOut } from './send-out.ts';

interface Opened {
  readonly ticket: OpenTicket;
  readonly typed: Typed;
}

interface Rows {
  readonly queue: QueueView;
  readonly tabs: readonly object[];
  readonly first: string | undefined;
}

const loadRows = async (deps: Deps, req: Request, tab: DispatchTab, no: string | undefined): Promise<Rows> => {
  const knowledge = deps.knowledge.current();
  const cursor = parseCursor(req.query['after']);
  const [page, counts] = await Promise.all([
    listPile(deps, tab, currentStaff(req), cursor),
    deps.tickets.countsByStatus(),
  ]);
  const first = page.records[0]?.no;
  return {
    queue: presentQueue(page, tab, no ?? first, knowledge, createWording(knowledge, deps.clock.now())),
    tabs: presentTabs({ counts, open: tab, whole: countWhole(page, cursor) }),
    first,
  };
};

const renderDesk = async (
  deps: Deps,
  req: Request,
  res: Response,
  tab: DispatchTab,
  opened?: Opened,
): Promise<void> => {
  const { queue, tabs, first } = await loadRows(deps, req, tab, opened?.ticket.file.no);
  const shown =
    opened ??
    (first === undefined
      ? undefined
      : { ticket: await openNo(deps, first, currentStaff(req)), typed: { changes: {} } });
  res.render('pages/dispatch/desk', {
    layout: 'staff',
    title: '派单',
    shape: 'desk',
    live: '/live',
    tabs,
    rowsHref: `/desk/dispatch/rows?tab=${tab.code}`,
    ...queue,
    detail: shown && (await loadDetail(deps, shown.ticket, shown.typed)),
  });
};

const showTicket = async (deps: Deps, req: Request, res: Response, opened: Opened): Promise<void> => {
  if (!isFragment(req)) {
    await renderDesk(deps, req, res, tabOf(opened.ticket.file.state.status) ?? findTab(undefined), opened);
    return;
  }
  res.render('fragments/dispatch/_detail', { layout: false, ...(await loadDetail(deps, opened.ticket, opened.typed)) });
};

const parsePlan = (typed: unknown, { catalogue }: Knowledge): Typed['changes'] => {
  const form = parseForm(planForm, typed);
  if (!form.ok) throw refuse.unprocessable(form.errors);
  const changes = changesOf(form.value);
  // Never sent elsewhere in silence: a unit that is not there (any more) is told.
  if (changes.lead !== undefined && !Object.hasOwn(catalogue.departments, changes.lead)) {
    throw refuse.unprocessable([{ name: 'lead', text: `没有叫“${changes.lead}”的单位` }]);
  }
  return changes;
};

const presentJson = ({
  lead,
  assists,
  category,
  type,
  kind,
  urgent,
  basis,
  conflict,
  proposal,
}: DispatchPlan): object => ({
  lead,
  assists,
  category,
  type,
  kind,
  urgent,
  basis,
  rule: { id: proposal.ruleId, version: proposal.ruleVersion, by: proposal.basis },
  confidence: proposal.confidence,
  reasons: proposal.reasons,
  ...(conflict && { conflict: conflict.text }),
});

const answerJson = (res: Response, no: string, { lead }: DispatchPlan, sent: SentOut): void => {
  if (sent.is === 'wrong') throw refuse.unprocessable(sent.errors);
  if (sent.is === 'moved') throw refuse.conflict();
  res.status(sent.is === 'done' ? 200 : 202).json({ no, lead, ...sent });
};

/** The row behind this one in the pile it lies on, so that work goes on where the eye is. */
const findNextNo = async (deps: Deps, { file, staff }: OpenTicket): Promise<string | undefined> => {
  const tab = tabOf(file.state.status);
  if (!tab) return undefined;
  const { records } = await listPile(deps, tab, staff);
  const at = records.findIndex(({ no }) => no === file.no);
  return (records[at + 1] ?? records[at - 1])?.no;
};

const doneWords: Record<Ending['action'], (unit: string) => string> = {
  dispatch: (unit) => `已派给${unit}`,
  convene: (unit) => `已提请会商，先由${unit}办理`,
  answerDirect: () => '已直接答复诉求人',
};

const answerPage = async (
  deps: Deps,
  req: Request,
  res: Response,
  opened: Opened & { plan: DispatchPlan; ending: Ending },
  sent: SentOut,
  next: string | undefined,
): Promise<void> => {
  const { ticket, typed, plan, ending } = opened;
  const { no } = ticket.file;
  if (sent.is === 'unavailable') throw refuse.unavailable('clock-server-away');
  if (sent.is === 'wrong' || sent.is === 'moved') {
    res.status(sent.is === 'wrong' ? 422 : 409);
    const errors = sent.is === 'wrong' ? sent.errors : [{ name: 'main', text: `没有发出：${sent.text}` }];
    await showTicket(deps, req, res, { ticket: await openNo(deps, no, ticket.staff), typed: { ...typed, errors } });
    return;
  }
  const title = doneWords[ending.action](ticket.wording.unitName(plan.lead));
  const recall =
    ending.action === 'dispatch'
      ? {
          action: {
            text: '收回',
            key: 'Z',
            icon: 'arrow-back-up' as const,
            href: `/tickets/${no}/actions/recall?next=/desk/dispatch`,
          },
        }
      : {};
  setFlash(
    req,
    sent.is === 'done'
      ? { kind: 'done', title, text: no, ...recall }
      : { kind: 'note', title: `${no} 已送出，正在确认`, text: '稍后刷新就能看到结果；再按一次也不会派两遍。' },
  );
  goTo(req, res, next === undefined ? '/desk/dispatch' : `/desk/dispatch/${next}`);
};

const endWith =
  (deps: Deps, name: keyof typeof endingForms): RequestHandler =>
  async (req, res) => {
    const ticket = await openTicket(deps, req);
    const commandId = commandIdOf(req);
    const changes = parsePlan(req.body, deps.knowledge.current());
    const said = parseForm(endingForms[name], req.body);
    const plan = createPlan(ticket.file, deps.knowledge.current(), changes);
    const typed: Typed = { changes, ending: req.body as NonNullable<Typed['ending']> };
    if (!said.ok) {
      if (wantsJson(req)) throw refuse.unprocessable(said.errors);
      res.status(422);
      await showTicket(deps, req, res, { ticket, typed: { ...typed, errors: said.errors } });
      return;
    }
    const next = wantsJson(req) ? undefined : await findNextNo(deps, ticket);
    const sending = { commandId, by: ticket.staff, receivedAt: deps.clock.now().toISOString() };
    const sent = await sendOut(deps, ticket.file.state, plan, said.value, sending);
    if (wantsJson(req)) answerJson(res, ticket.file.no, plan, sent);
    else await answerPage(deps, req, res, { ticket, typed, plan, ending: said.value }, sent, next);
  };

/** The dispatcher's desk: the piles, one ticket beside them, and the one key that sends it out. */
export const dispatchRoutes = (deps: Deps): Router => {
  const router = Router();
  const guard = requireStaff('dispatcher');
  router.get('/desk/dispatch', guard, (req, res) => renderDesk(deps, req, res, findTab(req.query['tab'])));
  router.get('/desk/dispatch/rows', guard, async (req, res) => {
    const tab = findTab(req.query['tab']);
    const { queue, tabs } = await loadRows(deps, req, tab, '');
    res.render('fragments/dispatch/_queue', { layout: false, tabs, ...queue });
  });
  router.get('/desk/dispatch/:no', guard, async (req, res) => {
    await showTicket(deps, req, res, {
      ticket: await openTicket(deps, req),
      typed: { changes: parsePlan(req.query, deps.knowledge.current()) },
    });
  });
  router.get('/desk/dispatch/:no/proposal', guard, async (req, res) => {
    const { file } = await openTicket(deps, req);
    res.json({
      no: file.no,
      status: file.state.status,
      ...presentJson(createPlan(file, deps.knowledge.current(), parsePlan(req.query, deps.knowledge.current()))),
    });
  });
  router.post('/desk/dispatch/:no', guard, endWith(deps, 'dispatch'));
  router.post('/desk/dispatch/:no/convene', guard, endWith(deps, 'convene'));
  router.post('/desk/dispatch/:no/answer', guard, endWith(deps, 'answer'));
  return router;
};
