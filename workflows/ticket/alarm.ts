import { CancellationScope, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/ticket.ts';

/** One timer of a workflow. It is touched only when the wanted instant changes: most commands leave it as it is. */
export interface Alarm {
  /** Wants to ring at `at`, or not at all; an instant that is past rings at once. */
  readonly set: (at: Instant | undefined) => void;
  readonly hasRung: () => boolean;
}

// A scope and not setTimeout: SDK 1.24 keeps the handles of setTimeout in one map for all workflows of a thread, so that
// clearing the timer of one ticket cancels another's.
const startTimer = (ms: number, ring: () => void): CancellationScope => {
  const scope = new CancellationScope();
  // Rejected by its cancellation only, which wants no answer.
  scope.run(() => sleep(ms)).then(ring, () => undefined);
  return scope;
};

/** Makes an alarm that is not set. */
export const createAlarm = (): Alarm => {
  let wanted: Instant | undefined;
  let hasRung = false;
  let timer: CancellationScope | undefined;

  return {
    set: (at) => {
      if (at === wanted && !hasRung) return;
      if (!hasRung) timer?.cancel();
      wanted = at;
      hasRung = false;
      timer = undefined;
      if (at === undefined) return;
      const ms = Date.parse(at) - Date.now();
      // What is due already needs no way to the server and back.
      hasRung = ms <= 0;
      if (hasRung) return;
      timer = startTimer(ms, () => {
        hasRung = true;
      });
    },
    hasRung: () => hasRung,
  };
};
