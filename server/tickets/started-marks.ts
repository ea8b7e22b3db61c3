// Which workflows run. A mark costs a write on the whole ticket, so those of a moment are written together, and a ticket
// whose workflow has stored an event meanwhile needs none: the event has put it right.
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { createLater } from '../stores/later.ts';

/** The marks of this process. */
export interface StartedMarks {
  /** The workflow of this ticket runs. Returns at once; a mark that a crash loses is made again by the next sweep. */
  readonly mark: (no: TicketNo) => void;
  /** Writes what was gathered. */
  readonly flush: () => Promise<void>;
}

const GATHER_MS = 500;

/** Gathers marks for `write`; what it could not write waits for the next time. */
export const createStartedMarks = (write: (nos: readonly TicketNo[]) => Promise<unknown>): StartedMarks => {
  let gathered = new Set<TicketNo>();
  const later = createLater(GATHER_MS, async () => {
    const nos = [...gathered];
    gathered = new Set();
    if (nos.length === 0) return;
    await write(nos).catch((error: unknown) => {
      nos.forEach((no) => gathered.add(no));
      throw error;
    });
  });
  return {
    flush: later.now,
    mark: (no) => {
      gathered.add(no);
      later.ask();
    },
  };
};
