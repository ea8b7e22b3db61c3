import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Instant } from '../../workflows/domain/ticket.ts';
import type { DispatchClient, StartableTicket } from '../dispatch/dispatch.client.ts';
import { listLastChanged } from './list-last-changed.ts';
import type { Changed } from './list-last-changed.ts';

/** What is read of the record of tickets; `listChanged` gives a bounded page, oldest first. */
export interface ChangedTickets {
  listChanged(since: Instant): Promise<readonly Changed[]>;
  findRecord(no: TicketNo): Promise<StartableTicket | null>;
}

// More commands than are ever under way at once. Where everything goes down in one moment, their events may stand in the
// store while neither a workflow nor a waiting browser is left that knows of them.
const underWayAtOnce = 100;

/**
 * Tells the tickets that were written last which version the store holds; one that missed an event in a crash reads it,
 * and with it its clocks. Gives how many were reached. Done at each start of a worker.
 */
export const catchUpLastChanged = async (
  tickets: ChangedTickets,
  dispatch: Pick<DispatchClient, 'catchUp'>,
  now: Date,
): Promise<number> => {
  const changed = await listLastChanged(now, underWayAtOnce, (since) => tickets.listChanged(since));
  const told = await Promise.allSettled(
    changed.map(async ({ no }) => {
      const record = await tickets.findRecord(no);
      if (record && record.state.status !== 'archived') await dispatch.catchUp(record);
    }),
  );
  return told.filter(({ status }) => status === 'fulfilled').length;
};
