// Shows the real name and number of whoever asked: once, to one person, for a reason that is written down first.
import { z } from 'zod';
import type { Request } from 'express';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { parseForm } from '../middleware/parse-form.ts';
import type { OpenTicket } from './open-ticket.ts';

const revealForm = z.object({
  reason: z.string('请写明为什么要看').trim().min(2, '请写明为什么要看').max(200, '最多 200 字'),
});

/** Name and number as the vault holds them; null where the person left none. */
export interface Revealed {
  readonly name: string | null;
  readonly phone: string | null;
}

/** The person, or what is wrong with the reason. Forbidden for whoever may not ask; not-found for anonymous demands. */
export const revealPerson = async (
  { persons }: Pick<Deps, 'persons'>,
  req: Request,
  { file, staff, sight }: OpenTicket,
): Promise<Revealed | { readonly errors: readonly { name: string; text: string }[] }> => {
  if (!sight.reveal) throw refuse.forbidden('identity-protected');
  if (file.personId === null) throw refuse.notFound('anonymous');
  const form = parseForm(revealForm, req.body);
  if (!form.ok) return { errors: form.errors };
  const person = await persons.reveal(file.personId, { by: staff.id, reason: form.value.reason, no: file.no });
  return { name: person.name ?? null, phone: person.phone ?? null };
};
