import { CancellationScope, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/ticket.ts';

/**
 * One timer of a workflow. It is replaced only where it would ring too late; one that would ring too early is left to do
 * so and then set anew, for most commands put the next instant off, and each would cost the server two writes.
 */
export interface Alarm {
  /** Wants to ring at `at`, or not at all; an instant that is past rings at once. */
  readonly set: (at: Instant | undefined) => void;
  readonly hasRung: () => boolean;
}

interface Timer {
  readonly at: Instant;
  readonly scope: CancellationScope;
}

// A scope and not setTimeout: SDK 1.24 keeps the handles of setTimeout in one map for all workflows of a thread, so that
// clearing the timer of one ticket cancels another's.
const startTimer = (at: Instant, ring: () => void): Timer => {
  const scope = new CancellationScope();
  // Rejected by its cancellation only, which wants no answer.
  scope.run(() => sleep(Date.parse(at) - Date.now())).then(ring, () => undefined);
  return { at, scope };
};

const isPast = (at: Instant): boolean => Date.parse(at) <= Date.now();

/** Makes an alarm that is not set. */
export const createAlarm = (): Alarm => {
  let wanted: Instant | undefined;
  let hasRung = false;
  let timer: Timer | undefined;

  const ring = (): void => {
    timer = undefined;
    set(wanted);
  };
  const set = (at: Instant | undefined): void => {
    wanted = at;
    // What is due already needs no way to the server and back.
    hasRung = at !== undefined && isPast(at);
    if (hasRung) return;
    if (timer && (at === undefined || timer.at > at)) {
      timer.scope.cancel();
      timer = undefined;
    }
    if (at !== undefined) timer ??= startTimer(at, ring);
  };

  return { set, hasRung: () => hasRung };
};
