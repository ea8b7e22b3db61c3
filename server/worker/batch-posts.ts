/**
 * Lets many callers share one write. While a write is under way, what is posted gathers and goes out together with the
 * next one; on an idle store nothing waits. A call resolves once its items are stored and is rejected with its batch.
 */
export const batchPosts = <Item>(
  post: (items: readonly Item[]) => Promise<void>,
): ((items: readonly Item[]) => Promise<void>) => {
  let gathered: Item[] = [];
  let next: Promise<void> | undefined;
  let underWay: Promise<unknown> = Promise.resolve();

  const flush = (): Promise<void> => {
    const batch = gathered;
    gathered = [];
    next = undefined;
    const written = post(batch);
    underWay = written.catch(() => undefined);
    return written;
  };

  return (items) => {
    gathered.push(...items);
    next ??= underWay.then(flush);
    return next;
  };
};
