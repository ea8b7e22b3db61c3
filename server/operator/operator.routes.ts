import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import type { FieldProblem } from '../errors.ts';
import { findRelatives } from '../dispatch/find-relatives.ts';
import type { Relative } from '../dispatch/find-relatives.ts';
import { presentTypes } from '../dispatch/present-queue.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { setFlash } from '../middleware/flash.ts';
import { commandIdOf, parseForm } from '../middleware/parse-form.ts';
import { goTo } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { createWording } from '../tickets/wording.ts';
import type { Wording } from '../tickets/wording.ts';
import { appendToTicket } from './append-to-ticket.ts';
import { findCaller } from './find-caller.ts';
import type { Caller } from './find-caller.ts';
import { appendForm, callForm, callSketch } from './operator.schema.ts';
import type { CallSketch } from './operator.schema.ts';
import { presentCaller, presentMatter } from './present-caller.ts';
import { CALL_DRAFT, presentReadout } from './present-readout.ts';
import { presentHelp, presentSuggestions } from './present-suggestions.ts';
import type { SuggestionParts } from './present-suggestions.ts';
import { registerCall } from './register-call.ts';
import { sketchTicket, toldIn } from './sketch-ticket.ts';

declare module 'express-session' {
  interface SessionData {
    /** The ticket to read out on the next page of the desk. */
    readout: string;
  }
}

const HERE = '/desk/operator';

const wordingOf = ({ knowledge, clock }: Deps): Wording => createWording(knowledge.current(), clock.now());

const takeReadout = async (deps: Deps, req: Request): Promise<object | undefined> => {
  const { readout } = req.session;
  if (readout === undefined) return undefined;
  delete req.session.readout;
  const record = await deps.tickets.findRecord(readout);
  return record
    ? presentReadout(
        record,
        deps.tickets.queryCodeOf(readout),
        currentStaff(req),
        deps.knowledge.current(),
        wordingOf(deps),
      )
    : undefined;
};

/** Stored before the answer leaves: a quick browser would open the next page without it. */
const keepReadout = (req: Request, no: string): Promise<void> =>
  new Promise((resolve, reject) => {
    req.session.readout = no;
    req.session.save((error: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });

const listRelatives = async (
  { tickets, knowledge, clock }: Deps,
  call: CallSketch,
  caller: Caller | null,
  category: string | null,
  req: Request,
): Promise<Relative[]> => {
  const scope = { visibleTo: currentStaff(req) };
  const near = await tickets.listRelatives(
    { ...(category !== null && { category }), ...(call.place !== '' && { place: call.place }) },
    scope,
  );
  const intake = { ...toldIn(call), receivedAt: clock.now().toISOString() };
  return findRelatives(
    { no: null, personId: caller?.person.personId ?? null, category, intake },
    [...near, ...(caller?.history ?? [])],
    knowledge.current(),
  );
};

const loadSuggestions = async (
  deps: Deps,
  call: CallSketch,
  req: Request,
): Promise<SuggestionParts & { readonly caller: Caller | null }> => {
  const knowledge = deps.knowledge.current();
  const caller = await findCaller(deps, call.phone, currentStaff(req));
  const { plan } = sketchTicket(call, knowledge, deps.clock.now());
  const relatives = call.body === '' ? [] : await listRelatives(deps, call, caller, plan.category, req);
  return { call, caller, relatives, knowledge, wording: wordingOf(deps) };
};

/** The machine's part of the page, whole or as a fragment. */
const presentParts = (parts: SuggestionParts & { readonly caller: Caller | null }): object => {
  const own = parts.relatives.filter(({ sameCaller }) => sameCaller).map(({ record }) => record);
  return {
    suggestions: presentSuggestions(parts),
    help: presentHelp(parts),
    matter: parts.caller
      ? presentMatter(parts.caller.history, parts.call.body === '' ? undefined : own, parts.wording)
      : undefined,
  };
};

const sketchOf = (typed: unknown): CallSketch => callSketch.parse(typed);

const renderDesk = async (
  deps: Deps,
  req: Request,
  res: Response,
  typed: Record<string, unknown> = {},
  errors: readonly FieldProblem[] = [],
): Promise<void> => {
  const { catalogue, places } = deps.knowledge.current();
  const parts = await loadSuggestions(deps, sketchOf(typed), req);
  const chosen = parts.call.category;
  res.render('pages/operator/desk', {
    layout: 'staff',
    title: '登记来电',
    shape: 'desk',
    live: '/live',
    draft: CALL_DRAFT,
    typed,
    ...(errors.length > 0 && { errors }),
    readout: await takeReadout(deps, req),
    places: places.map(({ name }) => name),
    types: presentTypes(parts.call.type ?? ''),
    categories: Object.values(catalogue.categories).map(({ code, path }) => ({
      value: code,
      text: path.join(' › '),
      ...(code === chosen && { selected: true }),
    })),
    caller: parts.call.phone === '' ? undefined : presentCaller(parts.caller, currentStaff(req), parts.wording),
    ...presentParts(parts),
  });
};

const save = async (deps: Deps, req: Request, res: Response): Promise<void> => {
  const commandId = commandIdOf(req);
  const form = parseForm(callForm, req.body);
  if (!form.ok) {
    res.status(422);
    await renderDesk(deps, req, res, req.body as Record<string, unknown>, form.errors);
    return;
  }
  const saved = await registerCall(deps, form.value, currentStaff(req), commandId);
  await keepReadout(req, saved.no);
  if (saved.unfinished) {
    setFlash(req, {
      kind: 'note',
      title: `${saved.no} 已登记`,
      text: '答复或转接还没有确认，请在工单页再看一眼；再按一次不会做两遍。',
    });
  }
  goTo(req, res, HERE);
};

const append = async (deps: Deps, req: Request, res: Response): Promise<void> => {
  const commandId = commandIdOf(req);
  const form = parseForm(appendForm, req.body);
  if (!form.ok) {
    res.status(422);
    await renderDesk(deps, req, res, req.body as Record<string, unknown>, form.errors);
    return;
  }
  const { to } = form.value;
  const appended = await appendToTicket(deps, { ...form.value, by: currentStaff(req), commandId });
  if (appended.is === 'refused') {
    res.status(409);
    await renderDesk(deps, req, res, req.body as Record<string, unknown>, [{ name: 'body', text: appended.text }]);
    return;
  }
  setFlash(req, {
    kind: appended.is === 'done' ? 'done' : 'note',
    title: appended.is === 'done' ? `已记到 ${to}，没有另开新件` : `${to} 已送出，正在确认`,
    text: '请告诉来电人：刚才说的已转给承办单位，单号不变。',
    draftDone: CALL_DRAFT,
  });
  goTo(req, res, HERE);
};

/** The operator's desk: who calls, what they say, what helps. Numbers are posted, never put into an address. */
export const operatorRoutes = (deps: Deps): Router => {
  const router = Router();
  const guard = requireStaff('operator', 'shiftLead');
  router.get(HERE, guard, (req, res) => renderDesk(deps, req, res));
  router.post(`${HERE}/caller`, guard, async (req, res) => {
    const call = sketchOf(req.body);
    if (call.phone.length > 20) throw refuse.unprocessable([{ name: 'phone', text: '号码太长，请核对' }]);
    const caller = await findCaller(deps, call.phone, currentStaff(req));
    res.render('fragments/operator/_called', {
      layout: false,
      ...(call.phone.length >= 7 && presentCaller(caller, currentStaff(req), wordingOf(deps))),
    });
  });
  router.post(`${HERE}/suggest`, guard, async (req, res) => {
    const parts = await loadSuggestions(deps, sketchOf(req.body), req);
    res.render('fragments/operator/_suggested', { layout: false, ...presentParts(parts) });
  });
  router.post(`${HERE}/demands`, guard, (req, res) => save(deps, req, res));
  router.post(`${HERE}/append`, guard, (req, res) => append(deps, req, res));
  return router;
};
