import { CancellationScope, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/ticket.ts';

/** One timer of a workflow. It is touched only when the wanted instant changes: most commands leave it as it is. */
export interface Alarm {
  set(at: Instant | undefined): void;
  hasRung(): boolean;
}

/** Makes an alarm that is not set. */
export const createAlarm = (): Alarm => {
  let wanted: Instant | undefined;
  let rung = false;
  let scope: CancellationScope | undefined;

  const start = (at: Instant): CancellationScope => {
    const own = new CancellationScope();
    const ring = (): void => {
      if (own === scope) rung = true;
    };
    // Rejected only by the cancellation below, which wants no answer.
    own.run(() => sleep(Math.max(1, Date.parse(at) - Date.now()))).then(ring, () => undefined);
    return own;
  };

  return {
    set(at) {
      if (at === wanted && !rung) return;
      if (!rung) scope?.cancel();
      wanted = at;
      rung = false;
      scope = at === undefined ? undefined : start(at);
    },
    hasRung: () => rung,
  };
};
