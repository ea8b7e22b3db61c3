// One action of the citizen on the ticket they have open. A refusal is a value; a photo or number is stored before the
// command names it, so an event never points to something that is not there.
import type { Request } from 'express';
import { formOf } from '../../workflows/domain/action-forms.ts';
import { checkFields } from '../../workflows/domain/form-fields.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import type { Said } from '../../workflows/domain/ticket.ts';
import { CITIZEN } from '../channels/incoming-message.ts';
import { keepPhotos } from '../channels/keep-photos.ts';
import type { Deps } from '../deps.ts';
import type { FieldProblem } from '../errors.ts';
import { commandIdOf, parseForm } from '../middleware/parse-form.ts';
import { uploadsOf } from '../middleware/receive-form.ts';
import { parseSaid } from '../tickets/parse-said.ts';
import type { Typed } from '../tickets/parse-said.ts';
import type { TicketFile } from '../tickets/ticket-record.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import { say } from './say.ts';
import { contactForm } from './tracking.schema.ts';

/** How an action ended. `refused` changed nothing; `errors` belong to fields, `text` to the whole form. */
export type CitizenOutcome =
  | { readonly ended: 'done' | 'pending' | 'unavailable' }
  | {
      readonly ended: 'refused';
      readonly status: number;
      readonly errors: readonly FieldProblem[];
      readonly text?: string;
    };

type CitizenDeps = Pick<Deps, 'dispatch' | 'persons' | 'tickets' | 'attachments' | 'clock'>;
type Prepared =
  | { readonly ok: true; readonly said: Said }
  | { readonly ok: false; readonly status: number; readonly errors: readonly FieldProblem[] };

const nobody = { findUnit: () => undefined, findCategory: () => undefined };

const inWords = (text: string, language: TimeLanguage): string => say([text, 'Please check this field'], language);

const prepareContact = async (
  { persons, tickets }: CitizenDeps,
  { no }: TicketFile,
  body: unknown,
  language: TimeLanguage,
): Promise<Prepared> => {
  const form = parseForm(contactForm(language), body);
  if (!form.ok) return { ok: false, status: 422, errors: form.errors };
  const { phone, name } = form.value;
  const { personId, mask } = await persons.remember({ phone, ...(name !== '' && { name }) });
  await tickets.setContact(no, { personId, contactMask: mask });
  return { ok: true, said: { stored: true } };
};

const prepareFields = async (
  { attachments }: CitizenDeps,
  req: Request,
  no: string,
  action: string,
  language: TimeLanguage,
): Promise<Prepared> => {
  const fields = formOf(action);
  const typed = Object.fromEntries(Object.entries(req.body as Typed).filter(([name]) => name !== 'evidence'));
  const said = parseSaid(fields, typed, nobody);
  const errors = checkFields(fields, said).map(({ field, text }) => ({ name: field, text: inWords(text, language) }));
  if (errors.length > 0) return { ok: false, status: 422, errors };
  const takesPhotos = fields.some(({ name }) => name === 'evidence');
  const photos = await keepPhotos(attachments, takesPhotos ? uploadsOf(req, 'photos') : [], language, { no });
  if (!photos.ok) return { ok: false, status: photos.status, errors: [{ name: 'photos', text: photos.text }] };
  return { ok: true, said: { ...said, ...(photos.ids.length > 0 && { evidence: photos.ids }) } };
};

/** Performs one of `citizenActions`. The caller has checked that this browser may act on the ticket. */
export const performCitizenAction = async (
  deps: CitizenDeps,
  req: Request,
  file: TicketFile,
  action: string,
  language: TimeLanguage,
): Promise<CitizenOutcome> => {
  const id = commandIdOf(req);
  const prepared =
    action === 'giveContact'
      ? await prepareContact(deps, file, req.body, language)
      : await prepareFields(deps, req, file.no, action, language);
  if (!prepared.ok) return { ended: 'refused', status: prepared.status, errors: prepared.errors };
  const outcome = await deps.dispatch.perform(file.no, {
    id,
    action,
    by: CITIZEN,
    receivedAt: deps.clock.now().toISOString(),
    said: prepared.said,
  });
  if (outcome.ok === false) {
    const text = say(
      [explainRefusal(outcome.refusal), 'This is not possible any more: the ticket has moved on.'],
      language,
    );
    return { ended: 'refused', status: 409, errors: [], text };
  }
  return { ended: outcome.ok === true ? 'done' : outcome.ok };
};
