interface Found<Value> {
  readonly until: number;
  readonly value: Promise<Value>;
}

/**
 * Remembers values for `ms` milliseconds in this process: for what every page asks and may be a moment old. Keys must be
 * few (people of the office); a failure is not remembered.
 */
export const keepFor = <Value>(ms: number, now: () => Date) => {
  const kept = new Map<string, Found<Value>>();
  return {
    /** The value kept under `key`, or else what `find` gives now. */
    get: (key: string, find: () => Promise<Value>): Promise<Value> => {
      const at = now().getTime();
      const found = kept.get(key);
      if (found && at < found.until) return found.value;
      const value = find();
      kept.set(key, { until: at + ms, value });
      value.catch(() => kept.delete(key));
      return value;
    },
    /** Forgets what was kept under `key`. */
    drop: (key: string): void => void kept.delete(key),
  };
};
