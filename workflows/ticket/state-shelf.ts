import type { TicketNo } from '../domain/ids.ts';
import type { TicketState } from '../domain/ticket.ts';

/** Enough for the tickets that people work on at the moment; a state takes about 10 KB. */
const MOST = 1_000;

/** The states that this process has seen last. */
export interface StateShelf {
  /** The state of a ticket whose record stands at `version`; undefined where it stands elsewhere. */
  readonly at: (no: TicketNo, version: number) => Promise<TicketState | undefined>;
  readonly keep: (state: TicketState) => void;
}

/**
 * Keeps states at hand, so that the workflow need not send the whole ticket with every event: it says the version it
 * means, and a state of another version is never given. What is not at hand is looked up by `find`.
 */
export const createStateShelf = (find: StateShelf['at']): StateShelf => {
  const kept = new Map<TicketNo, TicketState>();
  return {
    at: (no, version) => {
      const state = kept.get(no);
      return state?.version === version ? Promise.resolve(state) : find(no, version);
    },
    keep: (state) => {
      // Put last, so that the first is the one that was not asked for longest.
      kept.delete(state.no);
      kept.set(state.no, state);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
  };
};
