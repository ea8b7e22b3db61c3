import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
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

// Each folder is watched by itself: on Linux, Node 20's recursive watch goes blind to a file replaced by a rename.
const listFolders = (dir: string): string[] => [
  dir,
  ...readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(dir, entry.name)),
];

const tryLoad = ({ dir, onLoaded, onRefused }: WatchOptions): void => {
  let knowledge: Knowledge;
  try {
    knowledge = loadKnowledge(dir);
  } catch (error: unknown) {
    if (!(error instanceof KnowledgeRefused)) throw error;
    onRefused(error);
    return;
  }
  onLoaded(knowledge);
};

/**
 * Reads the folder again whenever a file of it changes and tells what came of it; returns the function that stops it.
 * A refused folder calls `onRefused` only, so whoever holds the earlier knowledge keeps it in force.
 */
export const watchKnowledge = (options: WatchOptions): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  // Editors write a file in several steps; reading between two of them would refuse a file that is fine.
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(reload, options.settleMs ?? 200);
  };
  const openWatchers = () => listFolders(options.dir).map((folder) => watch(folder, schedule));
  let watchers = openWatchers();
  const closeWatchers = (): void => {
    watchers.forEach((watcher) => {
      watcher.close();
    });
  };
  const reload = (): void => {
    // A folder that was replaced is a new folder to the system.
    closeWatchers();
    watchers = openWatchers();
    tryLoad(options);
  };
  return () => {
    clearTimeout(timer);
    closeWatchers();
  };
};
