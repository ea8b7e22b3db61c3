import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'chai';
import { listFiles, listSources, readSource, root } from './source-files.ts';

const topLevel = [
  ...['server', 'workflows', 'knowledge-base', 'templates', 'test', '.ci'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'Dockerfile', 'compose.yaml', 'compose.env.example'],
  ...['eslint.config.js', '.prettierrc.json', '.prettierignore', '.mocharc.json', '.editorconfig', '.nvmrc'],
  ...['.gitignore', '.dockerignore', '.hadolint.yaml', '.npmrc', 'LICENSE'],
  ...['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'RULES.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
];
// Made by running things, and kept out of the repository.
const madeHere = ['node_modules', 'dist', '.data', '.git', '.env', 'compose.env'];

// A path of somebody's machine works nowhere else.
const machinePath = /(?<![\w.:}*-])\/(root|home|Users)\/\w/;
const textFile = /\.(ts|mjs|cjs|js|json|hbs|md|yaml|css|svg|example)$|Dockerfile$|\.ci\/run$/;

const layoutOrPage = /\brender\(\s*['"`]([\w/-]+)['"`]|\blayout: ['"`](\w+)['"`]|\bview: ['"`]([\w/-]+)['"`]/g;
const partial = /\{\{#?>\s*([\w/-]+)/g;

const templates = listFiles('templates').filter((path) => path.endsWith('.hbs'));
const hasTemplate = (...candidates: string[]): boolean =>
  candidates.some((name) => templates.includes(`templates/${name}.hbs`));

const listRendered = (text: string): string[] =>
  [...text.matchAll(layoutOrPage)].map(([, page, layout, view]) => page ?? view ?? `layouts/${layout ?? ''}`);
const listPartials = (text: string): string[] => [...text.matchAll(partial)].map(([, name]) => name ?? '');

describe('the repository', () => {
  it('when its top level is listed, then it holds the agreed rooms and files alone', () => {
    const strangers = readdirSync(root).filter((name) => ![...topLevel, ...madeHere].includes(name));

    expect(strangers).to.deep.equal([]);
  });

  it("when its texts are read, then none names a path of somebody's machine", () => {
    const found = listFiles().filter((path) => textFile.test(path) && machinePath.test(readSource(path)));

    expect(found).to.deep.equal([]);
  });

  it('when a text names such a path, then it is found', () => {
    expect(machinePath.test(`cd ${['', 'home', 'somebody'].join('/')}`)).to.equal(true);
    expect(machinePath.test('https://example.cn/desk/list')).to.equal(false);
  });

  it('when the server names a page or layout, then its template exists', () => {
    const missing = listSources()
      .filter((path) => path.startsWith('server/'))
      .flatMap((path) => listRendered(readSource(path)).map((name) => ({ path, name })))
      .filter(({ name }) => !hasTemplate(name));

    expect(missing).to.deep.equal([]);
  });

  it('when a template uses a partial, then the partial exists', () => {
    const missing = templates
      .flatMap((path) => listPartials(readSource(path)).map((name) => ({ path: basename(path), name })))
      .filter(({ name }) => !hasTemplate(`components/${name}`, `fragments/${name}`));

    expect(missing).to.deep.equal([]);
  });

  it('when code renders a page inside a layout, then both names are read from it', () => {
    const text = "response.render('pages/desk/show', { layout: 'staff' });";

    expect(listRendered(text)).to.deep.equal(['pages/desk/show', 'layouts/staff']);
    expect(listPartials('{{> field/frame}} {{#> head title=1}}')).to.deep.equal(['field/frame', 'head']);
  });
});
