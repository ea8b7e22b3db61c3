// How measured values are told.

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
