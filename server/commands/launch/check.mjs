// `npm run check`: everything a change must pass, the quick refusals first; its last line is that of `npm test`.
import { join } from 'node:path';
import { install } from './install.mjs';
import { PlainError, say } from './say.mjs';
import { root } from './settings.mjs';
import { show } from './shell.mjs';
import { findTestServers, test } from './test.mjs';

const tool = (name, path, ...args) => ({ name, args: [join(root, 'node_modules', path), ...args] });

const steps = [
  tool('format', 'prettier/bin/prettier.cjs', '--check', '.'),
  tool('types', 'typescript/bin/tsc', '--noEmit', '-p', '.'),
  tool('lint', 'eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  { name: 'diagram', args: ['--import', 'tsx', 'server/commands/diagram.ts', '--check'] },
];

/** Gives the exit code; every step runs, so that one run shows all that is wrong. */
export const check = async () => {
  await install();
  // On a machine without a cache the servers take minutes to build: meanwhile the other steps run.
  const servers = findTestServers();
  servers.catch(() => {});
  const failed = [];
  for (const { name, args } of steps) {
    say(`check: ${name}`);
    if ((await show(process.execPath, args)) !== 0) failed.push(name);
  }
  const testCode = await test([], servers);
  if (failed.length > 0) throw new PlainError(`check failed: ${failed.join(', ')}`);
  return testCode;
};
