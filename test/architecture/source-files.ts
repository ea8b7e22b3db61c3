import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** One import of a file: `target` is a path from the root for our own files, else the package as it is written. */
export type Import = { readonly target: string; readonly isTypeOnly: boolean };

const ignored = new Set(['node_modules', 'dist', '.data', '.git']);

/** Paths from the root of all files below `folder` that belong to the repository. */
export const listFiles = (folder = '.'): string[] =>
  (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }) : [])
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    });

/** Every TypeScript file of the four rooms that hold code. */
export const listSources = (): string[] =>
  ['server', 'workflows', 'knowledge-base', 'test'].flatMap(listFiles).filter((path) => path.endsWith('.ts'));

/** The text of a file, by its path from the root. */
export const readSource = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The syntax tree of a file, with parents set. */
export const parseSource = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readSource(path), ts.ScriptTarget.ESNext, true);

/** Every node of a tree, parents before their children. */
export const walk = function* (node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* walk(child);
};

const resolveTarget = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(root, resolve(root, dirname(from), specifier)) : specifier;

const readImport = (node: ts.Node): { specifier: ts.Node | undefined; isTypeOnly: boolean } | undefined => {
  if (ts.isImportDeclaration(node)) {
    return {
      specifier: node.moduleSpecifier,
      isTypeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    };
  }
  if (ts.isExportDeclaration(node)) return { specifier: node.moduleSpecifier, isTypeOnly: node.isTypeOnly };
  if (ts.isImportTypeNode(node)) {
    return { specifier: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, isTypeOnly: true };
  }
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? { specifier: node.arguments[0], isTypeOnly: false } : undefined;
};

/** Everything a file imports: by statement, by re-export, by type and by `import()`. */
export const listImports = (path: string): Import[] =>
  [...walk(parseSource(path))].flatMap((node) => {
    const found = readImport(node);
    if (!found?.specifier || !ts.isStringLiteralLike(found.specifier)) return [];
    return [{ target: resolveTarget(path, found.specifier.text), isTypeOnly: found.isTypeOnly }];
  });
