// One ticket: its page, every action of the table on it, why it was late, and what can be printed of it.
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import { isUnitRole } from '../../workflows/domain/roles.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { setFlash } from '../middleware/flash.ts';
import { commandIdOf } from '../middleware/parse-form.ts';
import { goTo, isFragment } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import type { FlashView } from '../views/component-views.ts';
import { findAction } from './find-action.ts';
import { openTicket } from './open-ticket.ts';
import type { OpenTicket } from './open-ticket.ts';
import { presentActionPage } from './present-action-page.ts';
import type { ActionPage, Typing } from './present-action-page.ts';
import { presentOrder } from './present-order.ts';
import { presentTicketHead } from './present-ticket.ts';
import { presentTicketPage } from './present-ticket-page.ts';
import { presentWhyLate } from './present-why-late.ts';
import { revealPerson } from './reveal.ts';
import { takeAction } from './take-action.ts';

/** Units work from a phone, the centre at a desk. A page with a dock has no tabs under it. */
const frameFor = ({ roles, unit }: Actor): object =>
  unit !== null && roles.some(isUnitRole) ? { layout: 'phone', nav: undefined } : { layout: 'staff' };

const draftOf = (no: string, { action, task }: AvailableAction): string =>
  `${no}:${action}${task === null ? '' : `:${task}`}`;

/** The page from which the form was opened, if it is one of ours; never an address of somebody else's making. */
const nextOf = ({ query: { next } }: Request): string | undefined =>
  typeof next === 'string' && /^\/(desk|unit|tickets|inbox)(\/[\w-]+)*$/.test(next) ? next : undefined;

/** The form carries on where it came from, and so does the way back. */
const withNext = (page: ActionPage, req: Request): ActionPage => {
  const next = nextOf(req);
  if (next === undefined) return page;
  const { form } = page;
  const action = form && `${form.action}${form.action.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`;
  return { ...page, back: next, ...(form && action !== undefined && { form: { ...form, action } }) };
};

const renderAction = (req: Request, res: Response, ticket: OpenTicket, page: ActionPage, status = 200): void => {
  const view = withNext(page, req);
  res.status(status);
  if (isFragment(req)) res.render('fragments/tickets/_action', { layout: false, ...view });
  else res.render('pages/tickets/action', { ...frameFor(ticket.staff), subheading: ticket.file.no, ...view });
};

/** Where to go when the action is done: back to where the form was opened from, else to the ticket while it is still ours. */
const pageAfter = (req: Request, { file, staff }: OpenTicket): string => {
  const next = nextOf(req);
  if (next !== undefined) return next;
  return staff.unit === null || file.state.lead === staff.unit ? `/tickets/${file.no}` : '/unit';
};

/** The parts that renew themselves when the ticket changes, by the page they stand on; beside a list it is `_ticket`. */
const fragmentOf = (view: unknown): string =>
  view === 'desk' || view === 'phone' ? `fragments/tickets/_${view}` : 'fragments/tickets/_ticket';

const showTicket =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const ticket = await openTicket(deps, req);
    const page = presentTicketPage(ticket);
    if (isFragment(req)) {
      res.render(fragmentOf(req.query['view']), { layout: false, ...page });
      return;
    }
    const isUnit = 'nav' in frameFor(ticket.staff);
    const heading = {
      heading: page.head.no,
      subheading: page.head.lead === undefined ? page.head.status : `${page.head.lead}主办`,
      back: '/unit',
    };
    res.render(isUnit ? 'pages/tickets/ticket-phone' : 'pages/tickets/ticket-desk', {
      ...frameFor(ticket.staff),
      live: '/live',
      deskSrc: `${page.head.href}?view=desk`,
      phoneSrc: `${page.head.href}?view=phone`,
      ...(isUnit && heading),
      ...page,
    });
  };

const showAction =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const ticket = await openTicket(deps, req);
    const found = findAction(ticket, String(req.params['action']), req.query['task']);
    const knowledge = deps.knowledge.current();
    if (found.ok) {
      renderAction(req, res, ticket, presentActionPage(ticket, found.action, knowledge));
      return;
    }
    const page = presentActionPage(ticket, undefined, knowledge);
    const isSubmit = req.params['action'] === 'submit';
    const { checklist: _checklist, ...plain } = page;
    const shown = isSubmit ? page : { ...plain, title: found.zh, heading: found.zh };
    renderAction(
      req,
      res,
      ticket,
      { ...shown, refused: { kind: 'note', title: `现在不能“${found.zh}”`, text: found.reason } },
      isSubmit ? 200 : 409,
    );
  };

const wordsFor = (
  { file: { no, intake } }: OpenTicket,
  { zh }: AvailableAction,
  isDone: boolean,
  after: string,
): FlashView => {
  if (!isDone) {
    return { kind: 'note', title: '已送出，正在确认', text: '稍后刷新就能看到结果；再按一次也不会执行两遍。' };
  }
  // A desk goes on with the next ticket: which one this was would be seen nowhere else.
  const isShown = after.startsWith(`/tickets/${no}`);
  return { kind: 'done', title: `${zh}，已记录`, ...(!isShown && { text: `${no} · ${intake.title}` }) };
};

const postAction =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const ticket = await openTicket(deps, req);
    const after = pageAfter(req, ticket);
    if (ticket.file.state.recent.includes(commandIdOf(req))) {
      goTo(req, res, after);
      return;
    }
    const found = findAction(ticket, String(req.params['action']), req.query['task']);
    const again = (
      typing: Typing,
      action: AvailableAction | undefined,
      status: number,
      refused?: ActionPage['refused'],
    ): void => {
      const page = presentActionPage(ticket, action, deps.knowledge.current(), typing);
      renderAction(req, res, ticket, { ...page, ...(refused && { refused }) }, status);
    };
    if (!found.ok) {
      again({ said: {}, errors: [] }, undefined, 409, {
        kind: 'refused',
        title: `没有执行“${found.zh}”`,
        text: found.reason,
      });
      return;
    }
    const taken = await takeAction(deps, req, ticket, found.action);
    if (taken.is === 'unavailable') throw refuse.unavailable('clock-server-away');
    if (taken.is === 'wrong') again(taken, found.action, 422);
    else if (taken.is === 'moved') {
      again({ said: taken.said, errors: [] }, found.action, 409, {
        kind: 'refused',
        title: `没有执行“${found.action.zh}”`,
        text: taken.errors.map(({ text }) => text).join('；'),
      });
    } else {
      setFlash(req, {
        ...wordsFor(ticket, found.action, taken.is === 'done', after),
        draftDone: draftOf(ticket.file.no, found.action),
      });
      goTo(req, res, after);
    }
  };

const showReveal =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const ticket = await openTicket(deps, req);
    const revealed = await revealPerson(deps, req, ticket);
    const view = { post: `/tickets/${ticket.file.no}/reveal`, back: `/tickets/${ticket.file.no}`, ...revealed };
    res.status('errors' in revealed ? 422 : 200).set('Cache-Control', 'no-store');
    if (isFragment(req)) res.render('fragments/tickets/_revealed', { layout: false, ...view });
    else {
      res.render('pages/tickets/revealed', {
        ...frameFor(ticket.staff),
        title: '联系方式',
        subheading: ticket.file.no,
        ...view,
      });
    }
  };

const showWhyLate =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const ticket = await openTicket(deps, req);
    if (ticket.sight.part === 'assist') throw refuse.forbidden('lead-only');
    const { clock } = req.query;
    const why = presentWhyLate(
      ticket.file,
      typeof clock === 'string' ? clock : undefined,
      ticket.wording,
      ticket.sight,
    );
    if (!why) throw refuse.notFound('no-clock');
    if (isFragment(req)) res.render('fragments/tickets/_why-late', { layout: false, why });
    else {
      res.render('pages/tickets/why-late', {
        ...frameFor(ticket.staff),
        title: `${why.headline} ${why.no}`,
        heading: '为什么晚了',
        back: why.href,
        why,
      });
    }
  };

const showOrder =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const ticket = await openTicket(deps, req);
    const { file, sight, wording } = ticket;
    const order = sight.part === 'assist' ? undefined : presentOrder(file.state, file.events, wording);
    if (!order) throw refuse.notFound('no-order');
    res.render('pages/tickets/order', {
      layout: 'print',
      title: `督办单 ${file.no}`,
      back: `/tickets/${file.no}`,
      order,
      head: presentTicketHead(file, wording, sight),
    });
  };

const showPrint =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const ticket = await openTicket(deps, req);
    res.render('pages/tickets/print', {
      layout: 'print',
      back: `/tickets/${ticket.file.no}`,
      ...presentTicketPage(ticket),
    });
  };

/** Everything under `/tickets/:no`. What a person may see is decided by the store's scope and their part in the ticket. */
export const ticketsRoutes = (deps: Deps): Router => {
  const router = Router();
  router.get('/tickets/:no', requireStaff(), showTicket(deps));
  router.get('/tickets/:no/actions/:action', requireStaff(), showAction(deps));
  router.post('/tickets/:no/actions/:action', requireStaff(), postAction(deps));
  router.post('/tickets/:no/reveal', requireStaff(), showReveal(deps));
  router.get('/tickets/:no/why-late', requireStaff(), showWhyLate(deps));
  router.get('/tickets/:no/order', requireStaff(), showOrder(deps));
  router.get('/tickets/:no/print', requireStaff(), showPrint(deps));
  return router;
};
