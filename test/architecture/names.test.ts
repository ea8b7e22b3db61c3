import { basename } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { listSources, parseSource } from './source-files.ts';

// The closed list of roles; what has none is named after its main export.
const roles = ['model', 'store', 'routes', 'schema', 'client', 'gateway', 'messages', 'workflow', 'activities', 'test'];
// The two halves of live pages: what tails the record, and what tells the sessions.
const liveRoles = ['hub', 'tail'];
const wellNamed = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*(\\.(${[...roles, ...liveRoles].join('|')}))?(\\.test)?\\.ts$`);
// These words fit every file and so say nothing of one.
const emptyWords = /(^|-)(utils?|helper|manager|data|info|handle|handler|process|misc|common)(-|\.|$)/;
// The one place that turns errors into pages carries the name the framework gives it.
const exceptions = ['server/middleware/error-handler.ts'];

const isWellNamed = (path: string): boolean =>
  exceptions.includes(path) || (wellNamed.test(basename(path)) && !emptyWords.test(basename(path)));

const testWords = new Set(['describe', 'it', 'specify', 'context']);

/** Titles of all tests of a file with those of the suites round them; titles put together at run time are left out. */
const listTitles = (node: ts.Node, outer = ''): string[] => {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && testWords.has(node.expression.text)) {
    const [title, body] = node.arguments;
    if (!title || !body || !ts.isStringLiteralLike(title)) return [];
    const full = `${outer} ${title.text}`.trim();
    return node.expression.text === 'it' ? [full] : listTitles(body, full);
  }
  return node.getChildren().flatMap((child) => listTitles(child, outer));
};

const findRepeated = (titles: readonly string[]): string[] =>
  titles.filter((title, index) => titles.indexOf(title) !== index);

describe('names', () => {
  it('when files are listed, then each is kebab-case with a role of the closed list or none', () => {
    const badlyNamed = listSources().filter((path) => !isWellNamed(path));

    expect(badlyNamed).to.deep.equal([]);
  });

  for (const path of ['server/Ticket.ts', 'server/ticket.service.ts', 'server/string-utils.ts', 'server/data.ts']) {
    it(`when a file is called ${path}, then it is refused`, () => {
      expect(isWellNamed(path)).to.equal(false);
    });
  }

  it('when test titles are read, then no two tests share one', () => {
    const titles = listSources()
      .filter((path) => path.endsWith('.test.ts'))
      .flatMap((path) => listTitles(parseSource(path)));

    expect(titles.length).to.be.greaterThan(10);
    expect(findRepeated(titles)).to.deep.equal([]);
  });

  it('when a file holds one title twice in one suite, then it is found', () => {
    const text = "describe('a', () => { it('b', f); it('c', f); it('b', f); });";

    const titles = listTitles(ts.createSourceFile('forged.ts', text, ts.ScriptTarget.ESNext, true));

    expect(findRepeated(titles)).to.deep.equal(['a b']);
  });
});
