import type { Place } from './catalogue.ts';
import { createWordIndex, oncePer } from './word-index.ts';

const indexOf = oncePer((places: readonly Place[]) =>
  createWordIndex(places.map((place) => [place.name, place] as const)),
);

/** The gazetteer's places named in a text, the most exact (longest) name first, each once. */
export const findPlaces = (text: string, places: readonly Place[]): Place[] =>
  [...new Set(indexOf(places)(text).flatMap(({ values }) => values))].sort(
    (one, other) => other.name.length - one.name.length,
  );
