// What the citizen of a ticket has done so far, as far as it changes what is offered to them next.
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import { civilDay } from '../../workflows/domain/working-time.ts';
import { CITIZEN } from '../channels/incoming-message.ts';

/** Once is impatience, twice a need; more would only bury the reminder. */
export const URGES_A_DAY = 2;

const urgesToday = (events: readonly TicketEvent[], now: Date): number =>
  events.filter(
    ({ action, by, at }) => action === 'urge' && by.id === CITIZEN.id && civilDay(new Date(at)) === civilDay(now),
  ).length;

/** True once today's reminders are used up. */
export const hasUrgedEnough = (events: readonly TicketEvent[], now: Date): boolean =>
  urgesToday(events, now) >= URGES_A_DAY;

/** True for somebody who left a matter that goes on without them, and has not come back with a number since. */
export const hasLeft = (events: readonly TicketEvent[]): boolean =>
  events.findLast(({ action }) => action === 'withdraw' || action === 'giveContact')?.action === 'withdraw';

const ratings: readonly string[] = ['rate', 'rateUnsatisfied'];

/** What somebody has just said of how it was, by action; undefined once anything moved since. Asked once more, they would think it was lost. */
export const lastJudgement = (events: readonly TicketEvent[]): string | undefined => {
  const last = events.findLast(({ action, from, to }) => ratings.includes(action) || from !== to)?.action ?? '';
  return [...ratings, 'satisfied', 'cannotJudge'].includes(last) ? last : undefined;
};
