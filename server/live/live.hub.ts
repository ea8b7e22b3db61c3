import type { Actor } from '../../workflows/domain/ticket.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';

/** That a ticket changed, and whose it is: all a session must know to decide whether to look again. */
export interface TicketChange {
  readonly no: TicketNo;
  /** The lead and the units of open assisting tasks. */
  readonly units: readonly string[];
}

/** Tells the sessions of this process what changed. */
export interface LiveHub {
  readonly tell: (changes: readonly TicketChange[]) => void;
  /** Calls `listener` with the changes `staff` may know of, never with an empty list; returns the way to stop. */
  readonly listen: (staff: Actor, listener: (changes: readonly TicketChange[]) => void) => () => void;
  /** How many sessions listen. */
  readonly listeners: () => number;
}

// Staff of the centre have no unit and see every ticket; those of a unit only their own.
const mayKnow = ({ unit }: Actor, change: TicketChange): boolean => unit === null || change.units.includes(unit);

/** A hub without any session. */
export const createLiveHub = (): LiveHub => {
  const sessions = new Map<symbol, { staff: Actor; listener: (changes: readonly TicketChange[]) => void }>();
  return {
    tell: (changes) => {
      for (const { staff, listener } of sessions.values()) {
        const known = changes.filter((change) => mayKnow(staff, change));
        if (known.length > 0) listener(known);
      }
    },
    listen: (staff, listener) => {
      const session = Symbol(staff.id);
      sessions.set(session, { staff, listener });
      return () => void sessions.delete(session);
    },
    listeners: () => sessions.size,
  };
};
