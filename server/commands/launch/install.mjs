// Brings node_modules in line with package-lock.json, so that every command works on a bare checkout.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.mjs';
import { run, withProgress } from './shell.mjs';
import { PlainError } from './say.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.installed-from');

/** Installs what is missing; does nothing when the lock file is the one of the last installation. */
export const install = async () => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // `npm ci` empties node_modules first, which would pull the ground from under another process of this checkout.
  const command = existsSync(modules) ? 'install' : 'ci';
  try {
    await withProgress(`installing packages (npm ${command})`, () =>
      run('npm', [command, '--include=dev', '--no-audit', '--no-fund']),
    );
  } catch (error) {
    throw new PlainError(`The packages could not be installed. Is the npm registry reachable?\n  ${error.message}`);
  }
  writeFileSync(stamp, lock);
};
