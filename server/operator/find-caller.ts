// Who is calling, as far as the vault knows the number, and what this person brought before. Nobody else's tickets.
import { isOpen } from '../../workflows/domain/ticket-status.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import type { Remembered } from '../persons/person.store.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';

/** A known caller; open tickets first, then the newest. */
export interface Caller {
  readonly person: Remembered;
  readonly history: readonly TicketRecord[];
}

const openFirst = (one: TicketRecord, other: TicketRecord): number =>
  Number(isOpen(other.state.status)) - Number(isOpen(one.state.status)) || (one.createdAt > other.createdAt ? -1 : 1);

/** The caller of this number; null for one who never called, or a number too short to be one. */
export const findCaller = async (
  { persons, tickets }: Pick<Deps, 'persons' | 'tickets'>,
  phone: string,
  staff: Actor,
): Promise<Caller | null> => {
  if (phone.length < 7) return null;
  const person = await persons.findByPhone(phone);
  if (!person) return null;
  const history = await tickets.listByPerson(person.personId, { visibleTo: staff });
  return { person, history: [...history].sort(openFirst) };
};
