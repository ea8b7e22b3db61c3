// Chinese has no spaces: known words are found by the longest match at each position, in one pass over the text.

/** A known word found in a text; `at` is its offset, `values` all that was filed under it. */
export interface WordHit<Value> {
  readonly word: string;
  readonly at: number;
  readonly values: readonly Value[];
}

type Entry<Value> = Omit<WordHit<Value>, 'at'>;

const groupBy = <Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
};

/** Files values under words and returns the search; a word inside a longer known word is not found (工资 in 农民工工资). */
export const createWordIndex = <Value>(
  pairs: readonly (readonly [word: string, value: Value])[],
): ((text: string) => WordHit<Value>[]) => {
  const byWord = groupBy(pairs, ([word]) => word.toLowerCase());
  const entries = [...byWord].map(([word, filed]): Entry<Value> => ({ word, values: filed.map(([, value]) => value) }));
  const byFirst = groupBy(
    entries.sort((one, other) => other.word.length - one.word.length),
    ({ word }) => word.charAt(0),
  );
  return (text) => {
    const lower = text.toLowerCase();
    const hits: WordHit<Value>[] = [];
    for (let at = 0; at < lower.length; at += 1) {
      const found = byFirst.get(lower.charAt(at))?.find(({ word }) => lower.startsWith(word, at));
      if (found) {
        hits.push({ ...found, at });
        at += found.word.length - 1;
      }
    }
    return hits;
  };
};

/** Remembers what was built from an object for as long as the object lives; frozen objects never go stale. */
export const oncePer = <Key extends object, Built>(build: (key: Key) => Built): ((key: Key) => Built) => {
  const built = new WeakMap<Key, Built>();
  return (key) => {
    const known = built.get(key);
    if (known !== undefined) {
      return known;
    }
    const fresh = build(key);
    built.set(key, fresh);
    return fresh;
  };
};
