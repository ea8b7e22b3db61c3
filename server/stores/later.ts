/** A task that is asked for often and done together a moment later. */
export interface Later {
  /** Has it done within the moment; returns at once. What fails is left to the next time. */
  readonly ask: () => void;
  /** Does it now; for the end of a process. */
  readonly now: () => Promise<void>;
}

/** Does `task` once, `ms` milliseconds after it was first asked for, however often it is asked for meanwhile. */
export const createLater = (ms: number, task: () => Promise<void>): Later => {
  let timer: NodeJS.Timeout | undefined;
  const now = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return task();
  };
  return {
    now,
    ask: () => {
      timer ??= setTimeout(() => void now().catch(() => undefined), ms).unref();
    },
  };
};
