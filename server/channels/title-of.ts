/** Longest title that is made out of a text, in widths of a Chinese character: one line on a phone. */
const LONGEST = 30;

const widthOf = (letter: string): number => (/[ -\u024f]/.test(letter) ? 0.5 : 1);

/** How many of the letters fit on the line. */
const countFitting = (letters: readonly string[]): number => {
  let width = 0;
  const over = letters.findIndex((letter) => (width += widthOf(letter)) > LONGEST);
  return over < 0 ? letters.length : over;
};

/** The title of a demand that has none: its first clause, shortened where it runs on, never within an English word. */
export const titleOf = (body: string): string => {
  const [first = ''] = body.trim().split(/[\n。！？!?；;]|\. |\.$/, 1);
  const clause = first.trim() === '' ? body.trim() : first.trim();
  const letters = Array.from(clause);
  const fitting = countFitting(letters);
  if (fitting === letters.length) return clause;
  const line = letters.slice(0, fitting);
  const comma = line.findLastIndex((letter) => '，,、'.includes(letter));
  if (comma >= fitting / 3) return line.slice(0, comma).join('');
  const cut = line.slice(0, -1).join('');
  return `${cut.replace(/(?<=[ -\u024f]) [!-\u024f]*$/, '')}…`;
};
