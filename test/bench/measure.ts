// How benches count and measure, the same for the product and for its reference.

/** Tells whoever waits how far the bench is. */
export const say = (text: string): void => {
  process.stderr.write(`· ${text}\n`);
};

/** Resolves after so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Rounded to so many digits behind the point: more would pretend to a precision that a shared machine does not have. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** The value below which `share` (0–1) of the values lie, by nearest rank; NaN of none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

/** How values spread, in their own unit. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The spread of some measured values. */
export const spreadOf = (values: readonly number[]): Spread => ({
  p50: rounded(quantile(values, 0.5)),
  p95: rounded(quantile(values, 0.95)),
  p99: rounded(quantile(values, 0.99)),
});

/** Runs `task` for 0 … count − 1, always `atOnce` of them under way. Rejects with the first failure. */
export const runAtOnce = async (
  count: number,
  atOnce: number,
  task: (index: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const runner = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await task(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, runner));
};

/** Seconds that `task` takes. */
export const secondsOf = async (task: () => Promise<void>): Promise<number> => {
  const begunAt = performance.now();
  await task();
  return (performance.now() - begunAt) / 1_000;
};

/** Runs two measures in turn, twice each, so that a change of the machine's mood meets both; gives what each found. */
export const inTurn = async <Found>(
  house: () => Promise<Found>,
  bare: () => Promise<Found>,
): Promise<{ readonly house: Found[]; readonly bare: Found[] }> => {
  const found: { readonly house: Found[]; readonly bare: Found[] } = { house: [], bare: [] };
  for (const round of [1, 2]) {
    say(`round ${round} of 2: the product`);
    found.house.push(await house());
    say(`round ${round} of 2: the reference`);
    found.bare.push(await bare());
  }
  return found;
};
