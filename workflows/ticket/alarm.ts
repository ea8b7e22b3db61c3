import type { Instant } from '../domain/ticket.ts';

/** One timer of a workflow. It is touched only when the wanted instant changes: most commands leave it as it is. */
export interface Alarm {
  readonly set: (at: Instant | undefined) => void;
  readonly hasRung: () => boolean;
}

/** Makes an alarm that is not set. */
export const createAlarm = (): Alarm => {
  let wanted: Instant | undefined;
  let rung = false;
  // In the sandbox these are Temporal's timers: they outlive the worker.
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    set: (at) => {
      if (at === wanted && !rung) return;
      if (timer !== undefined && !rung) clearTimeout(timer);
      timer = undefined;
      wanted = at;
      rung = false;
      if (at === undefined) return;
      timer = setTimeout(() => {
        rung = true;
      }, Date.parse(at) - Date.now());
    },
    hasRung: () => rung,
  };
};
