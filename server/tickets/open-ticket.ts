// Opens one ticket for whoever is signed in: the file they may see, how much of the person behind it, and the words for it.
import type { Request } from 'express';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { sightOf } from './sight.ts';
import type { Sight } from './sight.ts';
import type { TicketFile } from './ticket-record.ts';
import { createWording } from './wording.ts';
import type { Wording } from './wording.ts';

/** A ticket as one person has it before them. */
export interface OpenTicket {
  readonly file: TicketFile;
  readonly staff: Actor;
  readonly sight: Sight;
  readonly wording: Wording;
}

/** What opening needs of the house. */
export type OpenTicketDeps = Pick<Deps, 'tickets' | 'clock' | 'knowledge'>;

/** The ticket of the address; not-found where there is none, or none that this person may see. */
export const openTicket = async ({ tickets, clock, knowledge }: OpenTicketDeps, req: Request): Promise<OpenTicket> => {
  const no = String(req.params['no']);
  if (!isTicketNo(no)) throw refuse.notFound('no-such-ticket');
  const staff = currentStaff(req);
  const file = await tickets.getFile(no, { visibleTo: staff });
  return { file, staff, sight: sightOf(staff, file.state), wording: createWording(knowledge.current(), clock.now()) };
};
