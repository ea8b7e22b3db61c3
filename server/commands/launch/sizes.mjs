// `npm run sizes`: how large our files and functions are beside what we aim at. It fails nothing; lint carries the caps.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './settings.mjs';

const listSources = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listSources(path);
    return path.endsWith('.ts') ? [path] : [];
  });

const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0;

const listFunctionLines = (file) => {
  const lines = [];
  const lineOf = (position) => file.getLineAndCharacterOfPosition(position).line;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) lines.push(lineOf(node.end) - lineOf(node.getStart()) + 1);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return lines;
};

const isComment = (line) => /^\s*(\/\/|\/\*|\*)/.test(line);

const measure = (path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const lines = text.trimEnd().split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  return {
    path,
    lines: lines.length,
    filled: filled.length,
    comments: filled.filter(isComment).length,
    exports: (text.match(/^export /gm) ?? []).length,
    functions: listFunctionLines(file),
  };
};

const describe = (name, numbers, aim) => {
  const [median, p95, max] = [0.5, 0.95, 1].map((share) => quantile(numbers, share));
  console.log(`${name.padEnd(16)} median ${median}, p95 ${p95}, max ${max}   (aim: ${aim})`);
};

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const sources = ['server', 'workflows', 'knowledge-base'].flatMap(listSources).map(measure);
const tests = listSources('test').map(measure);

describe(
  'lines a file',
  sources.map(({ lines }) => lines),
  'median 60, p95 200, cap 300',
);
describe(
  'lines a function',
  sources.flatMap(({ functions }) => functions),
  'median 12, cap 50',
);
describe(
  'exports a file',
  sources.map(({ exports }) => exports),
  '1–3, cap 8',
);
const comments = sum(sources.map((file) => file.comments)) / sum(sources.map(({ filled }) => filled));
console.log(`comment lines    ${(comments * 100).toFixed(1)} %   (aim: 8–20 %)`);
const [testLines, sourceLines] = [tests, sources].map((files) => sum(files.map(({ lines }) => lines)));
console.log(`test : source    ${(testLines / sourceLines).toFixed(2)}   (aim: 1–2.5)`);
console.log('longest files:');
const longest = sources.toSorted((a, b) => b.lines - a.lines).slice(0, 8);
for (const { path, lines } of longest) console.log(`  ${lines}  ${path}`);
