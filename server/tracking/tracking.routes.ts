import { Router } from 'express';
import type { Request, Response } from 'express';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import { usePublicLanguage } from '../channels/public-language.ts';
import { withPhotosLost } from '../channels/photos-lost.ts';
import { sendAttachment, sendThumbnail } from '../channels/send-attachment.ts';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import type { FieldProblem } from '../errors.ts';
import { parseForm } from '../middleware/parse-form.ts';
import { uploadsOf } from '../middleware/receive-form.ts';
import { limitGuesses } from '../middleware/rate-limits.ts';
import { goTo } from '../middleware/reply.ts';
import { anyone } from '../middleware/require-staff.ts';
import type { TicketFile } from '../tickets/ticket-record.ts';
import { createWording } from '../tickets/wording.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import { citizenPhotoIds } from './citizen-photos.ts';
import { citizenActions, listCitizenActions } from './citizen-actions.ts';
import { hasUrgedEnough } from './citizen-history.ts';
import { earlierReference } from './earlier-link.ts';
import { performCitizenAction } from './perform-citizen-action.ts';
import type { CitizenOutcome } from './perform-citizen-action.ts';
import { presentCitizenForm } from './present-citizen-form.ts';
import type { Mishap } from './present-citizen-form.ts';
import { presentProgress } from './present-progress.ts';
import { presentSignIn } from './present-sign-in.ts';
import { say } from './say.ts';
import { trackForm } from './tracking.schema.ts';

interface Opened {
  readonly file: TicketFile;
  readonly language: TimeLanguage;
}

const showSignIn = (
  res: Response,
  language: TimeLanguage,
  typed: unknown,
  errors: readonly FieldProblem[] = [],
): void =>
  res.render('pages/public/track-sign-in', {
    layout: 'public',
    hideFoot: true,
    ...presentSignIn(language, typed, errors),
  });

/** The ticket of the address, for a browser that has shown its query code; any other is asked for it. */
const openTracked = async (req: Request, res: Response, { tickets, trackPass }: Deps): Promise<Opened | null> => {
  const language = usePublicLanguage(req, res);
  const no = String(req.params['no']);
  if (!isTicketNo(no)) throw refuse.notFound('no-such-ticket');
  const file = trackPass.has(req, no) ? await tickets.findFile(no) : null;
  if (file) return { file, language };
  goTo(req, res, `/track?no=${encodeURIComponent(no)}`);
  return null;
};

const signIn = async (req: Request, res: Response, { tickets, trackPass }: Deps): Promise<void> => {
  const language = usePublicLanguage(req, res);
  const form = parseForm(trackForm(language), req.body);
  const file = form.ok ? await tickets.findByQuery(form.value.no, form.value.code) : null;
  if (!file) {
    // One answer for a wrong code and for a number that does not exist: neither may be found out by trying.
    const wrong = { name: 'no', text: say(['工单号和查询码对不上', 'Number and query code do not match'], language) };
    res.status(422);
    showSignIn(res, language, req.body, form.ok ? [wrong] : form.errors);
    return;
  }
  trackPass.give(res, file.no);
  goTo(req, res, `/track/${file.no}`);
};

const showProgress = async (req: Request, res: Response, deps: Deps): Promise<void> => {
  const opened = await openTracked(req, res, deps);
  if (!opened) return;
  const { file, language } = opened;
  const parent = file.state.parent === null ? null : await deps.tickets.findRecord(file.state.parent);
  const telling = { wording: createWording(deps.knowledge.current(), deps.clock.now()), language };
  const done = typeof req.query['done'] === 'string' ? req.query['done'] : undefined;
  const view = presentProgress(
    { file, parent, again: earlierReference(deps.config.sessionSecret, file.no), done },
    telling,
  );
  res.set('Cache-Control', 'no-store');
  res.render('pages/public/track', { layout: 'public', hideFoot: true, title: view.title, flash: view.flash, view });
};

const showForm = (res: Response, { file, language }: Opened, action: string, mishap?: Mishap): void => {
  res.set('Cache-Control', 'no-store');
  res.render('pages/public/citizen-action', {
    layout: 'public',
    hideFoot: true,
    ...presentCitizenForm(file, action, language, mishap),
  });
};

/** The action of the address if the table allows it now; it may have been possible when the page was drawn. */
const openAction = (req: Request, res: Response, { clock }: Deps, { file }: Opened): string | null => {
  const action = String(req.params['action']);
  if (!Object.hasOwn(citizenActions, action)) throw refuse.notFound('no-such-action');
  if (action === 'urge' && hasUrgedEnough(file.events, clock.now())) throw refuse.tooMany('urged-enough');
  if (listCitizenActions(file.state).includes(action)) return action;
  if (req.method !== 'GET') throw refuse.conflict('not-now');
  goTo(req, res, `/track/${file.no}`);
  return null;
};

const answerOutcome = (req: Request, res: Response, opened: Opened, action: string, outcome: CitizenOutcome): void => {
  const { file, language } = opened;
  const showAgain = (status: number, errors: readonly FieldProblem[], banner?: Mishap['banner']): void => {
    res.status(status);
    const shown = withPhotosLost(errors, uploadsOf(req, 'photos'), language);
    showForm(res, opened, action, { typed: req.body as Mishap['typed'], errors: shown, ...(banner && { banner }) });
  };
  if (outcome.ended === 'refused') {
    const title = say(['没有办成', 'Not done'], language);
    const { status, errors, text } = outcome;
    showAgain(status, errors, text === undefined ? undefined : { kind: 'refused', title, text });
  } else if (outcome.ended === 'unavailable') {
    const title = say(['系统正在恢复，这一步还没有提交', 'We are recovering; this was not sent yet'], language);
    const text = say(
      [
        '写的都还在，一两分钟后再提交；急事请打 12345。',
        'What you wrote is kept; try again in a minute or two, or call 12345.',
      ],
      language,
    );
    showAgain(503, [], { kind: 'refused', title, text });
  } else {
    goTo(req, res, `/track/${file.no}?done=${outcome.ended === 'done' ? action : 'pending'}`);
  }
};

const sendPhoto = async (req: Request, res: Response, deps: Deps, send: typeof sendAttachment): Promise<void> => {
  const opened = await openTracked(req, res, deps);
  if (!opened) return;
  const id = String(req.params['id']);
  if (!citizenPhotoIds(opened.file).has(id)) throw refuse.notFound('no-such-photo');
  await send(deps.attachments, id, res);
};

/** Tracking for citizens: number and query code open one ticket, nothing else is known of them. */
export const trackingRoutes = (deps: Deps): Router => {
  const router = Router();
  router.get('/track', anyone, (req, res) => showSignIn(res, usePublicLanguage(req, res), req.query));
  router.post('/track', anyone, limitGuesses(), (req, res) => signIn(req, res, deps));
  router.get('/track/:no', anyone, (req, res) => showProgress(req, res, deps));
  router.get('/track/:no/photos/:id', anyone, (req, res) => sendPhoto(req, res, deps, sendAttachment));
  router.get('/track/:no/photos/:id/small', anyone, (req, res) => sendPhoto(req, res, deps, sendThumbnail));
  router.get('/track/:no/actions/:action', anyone, async (req, res) => {
    const opened = await openTracked(req, res, deps);
    const action = opened && openAction(req, res, deps, opened);
    if (opened && action !== null) showForm(res, opened, action);
  });
  router.post('/track/:no/actions/:action', anyone, async (req, res) => {
    const opened = await openTracked(req, res, deps);
    const action = opened && openAction(req, res, deps, opened);
    if (!opened || action === null) return;
    answerOutcome(
      req,
      res,
      opened,
      action,
      await performCitizenAction(deps, req, opened.file, action, opened.language),
    );
  });
  return router;
};
