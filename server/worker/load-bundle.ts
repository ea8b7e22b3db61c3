import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { root } from '../config.ts';

/** Where the code that runs in the workflow sandbox stands as one file. */
export interface WorkflowBundle {
  readonly codePath: string;
}

const workflowsDir = join(root, 'workflows');

const listSources = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

// Worker and bundle must be of one version of the SDK, so that version is part of what the hash stands for.
const contentHash = (): string => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'node_modules/@temporalio/worker/package.json')));
  for (const file of listSources(workflowsDir)) hash.update(file.slice(workflowsDir.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
};

const entry = (): string =>
  ['index.ts', 'index.js'].map((name) => join(workflowsDir, name)).find(existsSync) ?? join(workflowsDir, 'index.ts');

// Loaded once a worker instead of once a ticket: the rules are pure and hold no state, and reading the transition table
// anew for every ticket would cost more than deciding all that ever happens to it. The first sets up the sandbox itself.
const preloadedModules = [
  'sandbox',
  'domain/decide',
  'domain/decide-due',
  'domain/decide-news',
  'domain/news',
  'domain/next-due',
];

const preloaded = (): string[] => preloadedModules.map((name) => join(workflowsDir, `${name}${extname(entry())}`));

/** Bundles the sources (or, in a built tree, what was compiled from them): the same for the image and for the sources. */
export const bundleWorkflows = async (): Promise<string> => {
  const logger = new DefaultLogger('WARN');
  return (await bundleWorkflowCode({ workflowsPath: entry(), preloadModules: preloaded(), logger })).code;
};

const writeBundle = async (dir: string, codePath: string): Promise<void> => {
  const code = await bundleWorkflows();
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  // Renamed whole: a second worker that starts meanwhile never reads half a file.
  const draft = `${codePath}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, codePath);
};

/**
 * The workflow bundle: the one built with the image where `builtPath` is given, else bundled from the sources (about 3 s)
 * and kept in `dataDir` until a source changes. Throws if a workflow imports what may not run in the sandbox.
 */
export const loadBundle = async (dataDir: string, builtPath?: string): Promise<WorkflowBundle> => {
  if (builtPath !== undefined) return { codePath: builtPath };
  const dir = join(dataDir, 'bundle');
  const codePath = join(dir, `${contentHash()}.js`);
  if (!existsSync(codePath)) await writeBundle(dir, codePath);
  return { codePath };
};
