import type { CatalogueRule } from '../../workflows/domain/catalogue.ts';
import { loadKnowledge, withRulings } from '../../knowledge-base/load.ts';
import type { Knowledge } from '../../knowledge-base/load.ts';
import { watchKnowledge } from '../../knowledge-base/watch.ts';
import type { Log } from '../log.ts';

/** The knowledge base as it is in force now. Ask anew each time: it changes while the process runs. */
export interface KnowledgeSource {
  readonly current: () => Knowledge;
  /** Reads the rulings again; a ruling of another process counts here after a few seconds anyway. */
  readonly refreshRulings: () => Promise<void>;
  readonly close: () => void;
}

/** Where files and rulings come from. */
export interface KnowledgeParts {
  readonly dir: string;
  readonly listRulings: () => Promise<readonly CatalogueRule[]>;
  readonly log: Log;
}

const RULINGS_EVERY_MS = 10_000;

/**
 * Loads the folder, lays the rulings of the 会商 over it, and keeps both fresh. Throws where the folder is broken at the
 * start; later a broken file is logged with its line and the old knowledge stays in force.
 */
export const openKnowledge = async ({ dir, listRulings, log }: KnowledgeParts): Promise<KnowledgeSource> => {
  let files = loadKnowledge(dir);
  let rulings = await listRulings();
  let current = withRulings(files, rulings);
  const refreshRulings = async (): Promise<void> => {
    const found = await listRulings();
    // Laying over costs a new frozen catalogue; rulings are rare.
    if (JSON.stringify(found) === JSON.stringify(rulings)) return;
    rulings = found;
    current = withRulings(files, rulings);
    log.info({ rulings: found.length }, 'rulings read anew');
  };
  const stopWatching = watchKnowledge({
    dir,
    onLoaded: (loaded) => {
      files = loaded;
      current = withRulings(files, rulings);
      log.info({ revision: loaded.revision }, 'knowledge base read anew');
    },
    onRefused: (refused) =>
      log.error({ reason: refused.message }, 'knowledge base refused, the old one stays in force'),
  });
  const timer = setInterval(() => {
    refreshRulings().catch((error: unknown) => log.warn({ err: error }, 'rulings could not be read'));
  }, RULINGS_EVERY_MS).unref();
  return {
    current: () => current,
    refreshRulings,
    close: () => {
      clearInterval(timer);
      stopWatching();
    },
  };
};
