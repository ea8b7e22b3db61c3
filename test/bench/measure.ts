// How benches count and measure, the same for the product and for its reference.

/** Tells whoever waits how far the bench is. */
export const say = (text: string): void => {
  process.stderr.write(`· ${text}\n`);
};

/** Resolves after so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

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
