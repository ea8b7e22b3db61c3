/** Runs tasks one after another, in the order in which they were given. A failed task does not stop the next. */
export interface Queue {
  isIdle(): boolean;
  run<Result>(task: () => Promise<Result>): Promise<Result>;
}

/** Makes an empty queue. */
export const createQueue = (): Queue => {
  let unfinished = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    isIdle: () => unfinished === 0,
    run: (task) => {
      unfinished += 1;
      const result = last.then(task).finally(() => {
        unfinished -= 1;
      });
      last = result.catch(() => undefined);
      return result;
    },
  };
};
