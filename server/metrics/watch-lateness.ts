import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import type { Log } from '../log.ts';
import type { LateStep, LatenessStore } from './lateness.store.ts';

/** Watches stored events and adds up how late clocks fired; `close` writes what is still in hand. */
export interface LatenessWatch {
  readonly watch: (event: TicketEvent) => void;
  readonly close: () => Promise<void>;
}

const WRITE_EVERY_MS = 5_000;

// The step that fired is the last one the clock counts as fired; a breach is the last of all.
const stepsIn = (event: TicketEvent, recordedAt: Date): LateStep[] =>
  event.clocks
    .filter((fact) => fact.do === 'step' || fact.do === 'breach')
    .map(({ clock }) => {
      const due = clock.steps[clock.fired - 1] ?? clock.dueAt;
      return { clock: clock.name, lateSeconds: Math.max(0, (recordedAt.getTime() - Date.parse(due)) / 1_000) };
    });

/**
 * Late is what lies between the instant of a step and the instant its event was stored. Written every few seconds, not
 * with the event: a measure must not slow down what it measures. A crash loses the measure of at most those seconds.
 */
export const watchLateness = (parts: {
  readonly store: LatenessStore;
  readonly now: () => Date;
  readonly log: Log;
}): LatenessWatch => {
  const { store, now, log } = parts;
  let inHand: LateStep[] = [];
  const write = async (): Promise<void> => {
    const steps = inHand;
    inHand = [];
    if (steps.length > 0) await store.add(steps);
  };
  const writeQuietly = (): Promise<void> =>
    write().catch((error: unknown) => log.warn({ err: error }, 'lateness was not counted'));
  const timer = setInterval(() => void writeQuietly(), WRITE_EVERY_MS);
  return {
    watch: (event) => void inHand.push(...stepsIn(event, now())),
    close: () => {
      clearInterval(timer);
      return writeQuietly();
    },
  };
};
