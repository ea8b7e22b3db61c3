/** Runs tasks one after another, in the order in which they were given. A failed task does not stop the next. */
export interface Queue {
  readonly isIdle: () => boolean;
  readonly run: <Result>(task: () => Promise<Result>) => Promise<Result>;
}

/** Makes an empty queue. */
export const createQueue = (): Queue => {
  const waiting: (() => void)[] = [];
  let isBusy = false;
  return {
    isIdle: () => !isBusy,
    run: async (task) => {
      if (isBusy) await new Promise<void>((resolve) => void waiting.push(resolve));
      isBusy = true;
      try {
        return await task();
      } finally {
        // Handed over without a gap, so that nobody who comes now gets in before those who wait.
        const next = waiting.shift();
        if (next) next();
        else isBusy = false;
      }
    },
  };
};
