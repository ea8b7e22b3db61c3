import type { TimeLanguage } from '../views/present-time.ts';

/** One phrase in both languages of the public pages. `{lead}` and other names in braces are filled in when it is said. */
export type Phrase = readonly [zh: string, en: string];

/** The phrase in one language with its blanks filled; a blank nobody fills is left out. */
export const say = ([zh, en]: Phrase, language: TimeLanguage, blanks: Readonly<Record<string, string>> = {}): string =>
  (language === 'en' ? en : zh).replace(/\{(\w+)\}/g, (_whole, name: string) => blanks[name] ?? '');
