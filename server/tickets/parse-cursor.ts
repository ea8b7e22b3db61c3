/** The cursor of a page of tickets as an address carries it (`after`); undefined for the first page. Long ones are cut: no cursor is longer than an instant and a number. */
export const parseCursor = (after: unknown): string | undefined =>
  typeof after === 'string' ? after.slice(0, 100) : undefined;
