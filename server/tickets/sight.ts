// Who may see who asked. Scope of tickets is the store's; this is about the person behind one of them.
import { isUnitRole } from '../../workflows/domain/roles.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import { rolesOn } from '../../workflows/domain/standing.ts';
import type { Actor, TicketState } from '../../workflows/domain/ticket.ts';

/** `part`: in whose name somebody looks. `mask`: may see 138****0001. `reveal`: may ask the vault, giving a reason. */
export interface Sight {
  readonly part: 'centre' | 'lead' | 'assist';
  readonly mask: boolean;
  readonly reveal: boolean;
}

/** The centre's roles that speak with the person themselves. */
const callers: readonly Role[] = ['operator', 'dispatcher', 'callbackClerk'];

/**
 * The lead sees the mask and its handler may reveal; on a secret ticket the centre makes the contact and the lead sees
 * nothing. Assisting units never see who asked.
 */
export const sightOf = (actor: Actor, state: TicketState): Sight => {
  if (actor.unit === null || !actor.roles.some(isUnitRole)) {
    return { part: 'centre', mask: true, reveal: actor.roles.some((role) => callers.includes(role)) };
  }
  if (actor.unit !== state.lead) return { part: 'assist', mask: false, reveal: false };
  const isOpen = !state.demand.secret;
  return { part: 'lead', mask: isOpen, reveal: isOpen && rolesOn(actor, state).has('handler') };
};
