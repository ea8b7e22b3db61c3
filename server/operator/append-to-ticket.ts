// What a caller adds to a ticket of their own: 追加, 补充 or 异议, whichever the ticket takes where it stands.
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { findCaller } from './find-caller.ts';
import { appendActionOf } from './present-caller.ts';

/** Who appends what to which ticket. */
export interface Appending {
  readonly phone: string;
  readonly to: string;
  readonly body: string;
  readonly by: Actor;
  readonly commandId: string;
}

/** `refused`: nothing happened, with the reason in words. */
export type Appended = { readonly is: 'done' | 'pending' } | { readonly is: 'refused'; readonly text: string };

/** Appends; not-found for a ticket that this caller did not bring, as if it did not exist. */
export const appendToTicket = async (
  deps: Pick<Deps, 'persons' | 'tickets' | 'dispatch' | 'clock'>,
  { phone, to, body, by, commandId }: Appending,
): Promise<Appended> => {
  const caller = await findCaller(deps, phone, by);
  const record = caller?.history.find(({ no }) => no === to);
  if (!record) throw refuse.notFound('no-such-ticket');
  const action = appendActionOf(record.state, by);
  if (!action) return { is: 'refused', text: '这一件现在不能再追加，请登记为新件' };
  const said = action === 'object' ? { reason: body.slice(0, 4000) } : { text: body };
  const outcome = await deps.dispatch.perform(to, {
    id: commandId,
    action,
    by,
    receivedAt: deps.clock.now().toISOString(),
    said,
  });
  if (outcome.ok === true) return { is: 'done' };
  if (outcome.ok === false) return { is: 'refused', text: explainRefusal(outcome.refusal) };
  if (outcome.ok === 'unavailable') throw refuse.unavailable('clock-server-away');
  return { is: 'pending' };
};
