// How alike two short Chinese texts are, by the pairs of characters they share. Good enough to propose, never to merge.

const longest = 400;
const noise = /[\s，。！？、；：“”‘’（）()《》,.!?;:"'0-9a-z]+/gi;

const pairsOf = (text: string): ReadonlySet<string> => {
  const plain = text.slice(0, longest).replace(noise, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
};

/** From 0 (nothing in common) to 1 (the shorter text lies in the longer one); only the first 400 characters count. */
export const likeness = (one: string, other: string): number => {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : [...a].filter((pair) => b.has(pair)).length / least;
};
