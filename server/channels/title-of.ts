/** Longest title that is made out of a text, in characters: one line on a phone. */
const LONGEST = 30;

/** The title of a demand that has none: its first clause, shortened where it runs on. */
export const titleOf = (body: string): string => {
  const [first = ''] = body.trim().split(/[\n。！？!?；;]|\. /, 1);
  const clause = first.trim() === '' ? body.trim() : first.trim();
  const letters = Array.from(clause);
  if (letters.length <= LONGEST) return clause;
  const comma = letters.slice(0, LONGEST).findLastIndex((letter) => '，,、'.includes(letter));
  return comma >= LONGEST / 3 ? letters.slice(0, comma).join('') : `${letters.slice(0, LONGEST - 1).join('')}…`;
};
