import { watch } from 'node:fs';
import { loadKnowledge } from './load.ts';
import type { Knowledge } from './load.ts';
import { KnowledgeRefused } from './read-sheet.ts';

/** Where to look and whom to tell. `settleMs`: how long the folder must be quiet before it is read, 200 unless told. */
export interface WatchOptions {
  readonly dir: string;
  readonly onLoaded: (knowledge: Knowledge) => void;
  readonly onRefused: (refused: KnowledgeRefused) => void;
  readonly settleMs?: number;
}

/**
 * Reads the folder again whenever a file of it changes and tells what came of it; returns the function that stops it.
 * A refused folder calls `onRefused` only, so whoever holds the earlier knowledge keeps it in force.
 */
export const watchKnowledge = ({ dir, onLoaded, onRefused, settleMs = 200 }: WatchOptions): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const reload = (): void => {
    let knowledge: Knowledge;
    try {
      knowledge = loadKnowledge(dir);
    } catch (error: unknown) {
      if (!(error instanceof KnowledgeRefused)) {
        throw error;
      }
      onRefused(error);
      return;
    }
    onLoaded(knowledge);
  };
  // Editors write a file in several steps; reading between two of them would refuse a file that is fine.
  const watcher = watch(dir, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, settleMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
};
