import { basename, dirname } from 'node:path';
import type { Import } from './source-files.ts';

/** A rule of who may import whom: it binds the files `from` matches, and `allows` says which imports are right. */
export type Arrow = {
  readonly rule: string;
  readonly from: RegExp;
  readonly allows: (target: string, importer: string, isTypeOnly: boolean) => boolean;
};

const isPackage = (target: string): boolean => !/^(server|workflows|knowledge-base|test|templates)\//.test(target);
const isInDomain = (target: string): boolean => target.startsWith('workflows/domain/');
const isBesideModel = (target: string, importer: string): boolean =>
  dirname(target) === dirname(importer) && basename(importer) === basename(target).replace('.model.ts', '.store.ts');
const featureOf = (path: string): string | undefined => /^server\/([^/]+)\//.exec(path)?.[1];

/** The arrows between the rooms. Types count like values unless a rule says otherwise. */
export const arrows: readonly Arrow[] = [
  {
    rule: 'nothing imports test/',
    from: /^(server|workflows|knowledge-base)\//,
    allows: (target) => !target.startsWith('test/'),
  },
  { rule: 'the domain imports only itself', from: /^workflows\/domain\//, allows: isInDomain },
  {
    rule: 'what runs in the sandbox knows the domain, its own folder and the workflow package; activities by type',
    from: /^workflows\/(?!domain\/|worker\.ts$)(?!.*\.activities\.ts$)(?!codec\/)/,
    allows: (target, _importer, isTypeOnly) =>
      isInDomain(target) ||
      /^@temporalio\/(workflow|common)$/.test(target) ||
      (target.endsWith('.activities.ts') ? isTypeOnly : target.startsWith('workflows/')),
  },
  {
    rule: 'workflows reach the server and the knowledge base through ports',
    from: /^workflows\//,
    allows: (target) => !/^(server|knowledge-base)\//.test(target),
  },
  {
    rule: 'the knowledge base knows the domain and packages',
    from: /^knowledge-base\//,
    allows: (target) => isPackage(target) || isInDomain(target) || target.startsWith('knowledge-base/'),
  },
  {
    rule: 'a model is imported by its own store only',
    from: /^(server|workflows|knowledge-base)\//,
    allows: (target, importer) => !target.endsWith('.model.ts') || isBesideModel(target, importer),
  },
  {
    rule: "a feature uses another feature's store or use case, never its schema or routes",
    from: /^server\/(?!commands\/)[^/]+\//,
    allows: (target, importer) => !/\.(schema|routes)\.ts$/.test(target) || featureOf(target) === featureOf(importer),
  },
  {
    rule: 'of the features only their *.client.ts files know the Temporal client',
    from: /^server\/(?!(commands|temporal|worker)\/)[^/]+\/(?!.*\.client\.ts$)/,
    allows: (target) => target !== '@temporalio/client',
  },
];

/** The rules an import breaks, each as one readable line. */
export const findViolations = (importer: string, { target, isTypeOnly }: Import): string[] =>
  arrows
    .filter(({ from, allows }) => from.test(importer) && !allows(target, importer, isTypeOnly))
    .map(({ rule }) => `${importer} → ${target}: ${rule}`);
