// What no page of ours would ever send in an address.

/** In place of a part of a path, percent-encoded where need be. */
export const strangePathParts = [
  '%E0%A4%A',
  '%00',
  'a%00b',
  'x'.repeat(5_000),
  '__proto__',
  'constructor',
  '..%2F..%2Fetc',
  '%F0%9F%92%A9',
  '2026-1124-99999',
  '[object Object]',
];
const strangeQuery = [
  'q',
  'no',
  'tab',
  'view',
  'show',
  'after',
  'clock',
  'task',
  'lead',
  'assists',
  'category',
  'type',
  'urgent',
  'basis',
  'earlier',
  'lang',
  'done',
  'next',
  'login',
];
const strangeValues = [
  '__proto__',
  'constructor',
  '%2F%2Felsewhere.example',
  'x'.repeat(500),
  '%27%22%3E%3Cscript%3E',
  '(%5B*',
  '-1',
];

const asUrl = (name: string, value: string): string => `${name}=${value}`;
// Each name gets another value in each of three rounds; more rounds find nothing more.
const rounds = [0, 2, 4].map((shift) =>
  strangeQuery.map((name, i) => asUrl(name, strangeValues[(i + shift) % strangeValues.length]!)).join('&'),
);
/** In place of a query. */
export const strangeQueries = [
  ...rounds,
  strangeQuery
    .flatMap((name) => [asUrl(name, 'a'), asUrl(name, 'b'), asUrl(`${name}[]`, 'c'), asUrl(`${name}[$gt]`, '')])
    .join('&'),
  'q=%00&after=%00&tab=%E0%A4%A',
];
