// The commands of package.json that must work on a bare checkout, hence plain JavaScript with nothing but Node.
import { check } from './launch/check.mjs';
import { runScript } from './launch/run-script.mjs';
import { PlainError } from './launch/say.mjs';
import { start } from './launch/start.mjs';
import { test } from './launch/test.mjs';

const commands = {
  start: () => start(),
  dev: () => start({ watch: true }),
  test: (args) => test(args),
  check: () => check(),
  run: (args) => runScript(args),
};

const [name = 'start', ...args] = process.argv.slice(2);
try {
  if (!(name in commands)) throw new PlainError(`Unknown command "${name}": use ${Object.keys(commands).join(', ')}.`);
  const code = await commands[name](args);
  if (code !== undefined) process.exit(code);
} catch (error) {
  console.error(error instanceof PlainError ? `\n${error.message}` : error);
  process.exit(1);
}
