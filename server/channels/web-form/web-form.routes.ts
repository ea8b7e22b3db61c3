import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { intakeKey } from '../../../workflows/domain/ids.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../errors.ts';
import type { FieldProblem } from '../../errors.ts';
import { commandIdOf, parseForm } from '../../middleware/parse-form.ts';
import { uploadsOf } from '../../middleware/receive-form.ts';
import { goTo } from '../../middleware/reply.ts';
import { anyone } from '../../middleware/require-staff.ts';
import { findEarlier } from '../../tracking/earlier-link.ts';
import type { TimeLanguage } from '../../views/present-time.ts';
import { CITIZEN } from '../incoming-message.ts';
import type { IncomingMessage } from '../incoming-message.ts';
import { keepPhotos } from '../keep-photos.ts';
import { withPhotosLost } from '../photos-lost.ts';
import { usePublicLanguage } from '../public-language.ts';
import { registerDemand } from '../register-demand.ts';
import { locate } from './locate.ts';
import { presentDemandForm } from './present-demand-form.ts';
import type { Typed } from './present-demand-form.ts';
import { presentReceipt } from './present-receipt.ts';
import type { ReceiptView } from './present-receipt.ts';
import { findReceipt, giveReceipt } from './receipt.ts';
import { demandForm } from './web-form.schema.ts';
import type { DemandForm } from './web-form.schema.ts';

/** The same form sent again is the same message; changed words under the id of an old page are another one. */
const messageIdOf = (req: Request, { body, place }: DemandForm): string =>
  `${commandIdOf(req)}.${createHash('sha256').update(`${body}\n${place}`).digest('hex').slice(0, 8)}`;

const showForm = (
  res: Response,
  { knowledge }: Deps,
  language: TimeLanguage,
  typed?: Typed,
  errors?: readonly FieldProblem[],
): void => {
  const places = knowledge.current().places.map(({ name }) => name);
  res.render('pages/public/submit', { layout: 'public', ...presentDemandForm(language, places, typed, errors) });
};

const messageOf = (
  req: Request,
  deps: Deps,
  form: DemandForm,
  language: TimeLanguage,
  attachments: readonly string[],
): IncomingMessage => {
  const earlier = findEarlier(deps.config.sessionSecret, form.earlier);
  return {
    channel: 'web',
    messageId: messageIdOf(req, form),
    body: form.body,
    language,
    by: CITIZEN,
    place: locate(form, deps.knowledge.current().places),
    contact: form.phone === '' ? null : { phone: form.phone, ...(form.name !== '' && { name: form.name }) },
    attachments,
    type: form.type,
    secret: form.secret === 'yes',
    ...(earlier !== null && { earlier }),
  };
};

const postDemand = async (req: Request, res: Response, deps: Deps): Promise<void> => {
  const language = usePublicLanguage(req, res);
  const uploads = uploadsOf(req, 'photos');
  const showAgain = (status: number, errors: readonly FieldProblem[]): void => {
    res.status(status);
    showForm(res, deps, language, req.body as Typed, withPhotosLost(errors, uploads, language));
  };
  const form = parseForm(demandForm(language), req.body);
  if (!form.ok) {
    showAgain(422, form.errors);
    return;
  }
  const of = { no: null, intakeKey: intakeKey('web', messageIdOf(req, form.value)) };
  const photos = await keepPhotos(deps.attachments, uploads, language, of);
  if (!photos.ok) {
    showAgain(photos.status, [{ name: 'photos', text: photos.text }]);
    return;
  }
  const { record } = await registerDemand(deps, messageOf(req, deps, form.value, language, photos.ids));
  giveReceipt(res, deps.config, record.no, deps.clock.now());
  deps.trackPass.give(res, record.no);
  goTo(req, res, '/demands/submitted');
};

/** The progress page as it is typed from paper. */
const addressOf = ({ config }: Deps, { href }: ReceiptView): string => `${config.publicUrl}${href}`;

const findReceiptView = async (req: Request, deps: Deps, language: TimeLanguage): Promise<ReceiptView | null> => {
  const now = deps.clock.now();
  const no = findReceipt(req, deps.config, now);
  const record = no === null ? null : await deps.tickets.findRecord(no);
  return record && presentReceipt(record, deps.tickets.queryCodeOf(record.no), language, now);
};

/** The public form: say it, send it, get a number. Needs no script and no name. */
export const webFormRoutes = (deps: Deps): Router => {
  const router = Router();
  router.get('/', anyone, (req, res) => {
    const language = usePublicLanguage(req, res);
    const { earlier } = req.query;
    showForm(res, deps, language, findEarlier(deps.config.sessionSecret, earlier) === null ? {} : { earlier });
  });
  router.post('/demands', anyone, (req, res) => postDemand(req, res, deps));
  router.get('/demands/submitted', anyone, async (req, res) => {
    const language = usePublicLanguage(req, res);
    const receipt = await findReceiptView(req, deps, language);
    if (!receipt) {
      goTo(req, res, '/track');
      return;
    }
    const title = language === 'en' ? 'We have it' : '收到了';
    res.set('Cache-Control', 'no-store');
    res.render('pages/public/submitted', { layout: 'public', title, receipt, address: addressOf(deps, receipt) });
  });
  router.get('/demands/submitted/receipt.txt', anyone, async (req, res) => {
    const receipt = await findReceiptView(req, deps, usePublicLanguage(req, res));
    if (!receipt) throw refuse.notFound('no-receipt');
    res.set('Cache-Control', 'no-store').type('text/plain; charset=utf-8');
    res.send(`${[receipt.copy, ...receipt.steps, addressOf(deps, receipt)].join('\n')}\n`);
  });
  return router;
};
