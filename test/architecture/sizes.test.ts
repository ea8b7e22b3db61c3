import { expect } from 'chai';
import ts from 'typescript';
import { listFiles, listSources, parseSource, readSource } from './source-files.ts';

// Lint carries the caps on lines and functions of TypeScript; these two it cannot see.
const templateLines = 120;
const exportsPerFile = 8;

const countLines = (text: string): number => text.trimEnd().split('\n').length;

const countExports = (file: ts.SourceFile): number =>
  file.statements.reduce((count, statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      return count + (clause && ts.isNamedExports(clause) ? clause.elements.length : 1);
    }
    const isExported = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      : false;
    if (!isExported) return count;
    return count + (ts.isVariableStatement(statement) ? statement.declarationList.declarations.length : 1);
  }, 0);

const parse = (text: string): ts.SourceFile => ts.createSourceFile('forged.ts', text, ts.ScriptTarget.ESNext, true);

describe('sizes', () => {
  it('when templates are measured, then none is longer than a screen or two', () => {
    const tooLong = listFiles('templates').filter(
      (path) => path.endsWith('.hbs') && countLines(readSource(path)) > templateLines,
    );

    expect(tooLong).to.deep.equal([]);
  });

  it('when exports are counted, then no file but a vocabulary of the domain or of the tests has more than eight', () => {
    const tooMany = listSources()
      .filter((path) => !path.startsWith('workflows/domain/') && !path.startsWith('test/support/'))
      .map((path) => ({ path, exports: countExports(parseSource(path)) }))
      .filter(({ exports }) => exports > exportsPerFile);

    expect(tooMany).to.deep.equal([]);
  });

  it('when a file exports by every means, then each name counts', () => {
    const text = "export const a = 1, b = 2; export type C = 1; export { d, e } from './f.ts'; const g = 1;";

    expect(countExports(parse(text))).to.equal(5);
  });
});
