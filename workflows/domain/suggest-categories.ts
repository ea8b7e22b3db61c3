import type { Catalogue } from './catalogue.ts';
import { createWordIndex, oncePer } from './word-index.ts';

/** A category that fits a text, with the words that speak for it. `confidence` is 0–1; `score` compares within one text only. */
export interface Suggestion {
  readonly code: string;
  readonly path: readonly [string, string, string];
  readonly words: readonly string[];
  readonly score: number;
  readonly confidence: number;
}

// A longer word says more; one character alone (狗, 税) says little.
const weightByLength = [0, 0.4, 1, 1.7, 2.3, 2.6];
const longestWeight = 2.8;
// What stands in the title is what the person wants; the body tells the story round it.
const headWeight = 2.5;
const headLength = 40;
/** At this score half of the doubt about too little evidence is gone. */
const convincingScore = 1.5;

const weakWeight = 0.3;

interface Spoken {
  readonly code: string;
  readonly strength: number;
}

const indexOf = oncePer((catalogue: Catalogue) =>
  createWordIndex(
    Object.values(catalogue.categories).flatMap(({ code, keywords, weakWords = [] }) => [
      ...keywords.map((word): [string, Spoken] => [word, { code, strength: 1 }]),
      ...weakWords.map((word): [string, Spoken] => [word, { code, strength: weakWeight }]),
    ]),
  ),
);

const headEnd = (text: string): number => {
  const newline = text.indexOf('\n');
  return newline < 0 ? headLength : Math.min(newline, 2 * headLength);
};

interface Tally {
  score: number;
  readonly words: Set<string>;
}

const tally = (text: string, catalogue: Catalogue): Map<string, Tally> => {
  const end = headEnd(text);
  const seen = new Map<string, number>();
  const tallies = new Map<string, Tally>();
  for (const { word, at, values } of indexOf(catalogue)(text)) {
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    const weight = (weightByLength[word.length] ?? longestWeight) / times / Math.sqrt(values.length);
    for (const { code, strength } of values) {
      const entry = tallies.get(code) ?? { score: 0, words: new Set() };
      entry.score += weight * strength * (at < end ? headWeight : 1);
      entry.words.add(word);
      tallies.set(code, entry);
    }
  }
  return tallies;
};

/** Every category that a word of the text speaks for, best first. */
export const rankCategories = (text: string, catalogue: Catalogue): Suggestion[] => {
  const ranked = [...tally(text, catalogue)].sort(([, one], [, other]) => other.score - one.score);
  return ranked.flatMap(([code, { score, words }], index) => {
    const category = catalogue.categories[code];
    const rival = ranked[index === 0 ? 1 : 0]?.[1].score ?? 0;
    const confidence = (score / (score + rival)) * (score / (score + convincingScore));
    return category ? [{ code, path: category.path, words: [...words], score, confidence }] : [];
  });
};

/** The three best categories for a text whose first line is its title. A person confirms; an empty list means no known word. */
export const suggestCategories = (text: string, catalogue: Catalogue): Suggestion[] =>
  rankCategories(text, catalogue).slice(0, 3);
