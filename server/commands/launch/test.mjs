// `npm test`: throw-away servers, mocha, and `N passed, N failed` as the very last line of stdout.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { createCrew } from './supervise.mjs';
import { findTestServer } from './get-test-server.mjs';
import { install } from './install.mjs';
import { onSignal } from './on-signal.mjs';
import { say } from './say.mjs';
import { environment, root } from './settings.mjs';
import { findServers, startServers } from './servers.mjs';
import { createThrowaway } from './throwaway.mjs';

// Mocha waits for sockets and timers that a test left open; that must not hang a run whose result is known.
const lingerMs = 10_000;

/** Everything the tests need that may take minutes to get; `check` starts it early. */
export const findTestServers = async () => {
  const [servers, testServer] = await Promise.all([findServers(), findTestServer()]);
  return { ...servers, testServer };
};

const readTally = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passes: 0, failures: 1, pending: 0 };

const endProcessGroup = (pid) => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended by themselves.
  }
};

const runMocha = (args, env, tallyFile) =>
  new Promise((resolve, reject) => {
    const reporter = ['--reporter', 'server/commands/launch/tally-reporter.cjs'];
    const mocha = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...reporter, ...args], {
      cwd: root,
      env: { ...environment, ...env, TALLY_FILE: tallyFile },
      stdio: 'inherit',
      // A group of its own, so that browsers and servers which tests start cannot outlive them.
      detached: true,
    });
    const endGroup = () => endProcessGroup(mocha.pid);
    process.once('exit', endGroup);
    let impatience;
    const watch = setInterval(() => {
      if (!existsSync(tallyFile)) return;
      clearInterval(watch);
      impatience = setTimeout(() => {
        say('the tests are over but something they opened still runs: ending it');
        endGroup();
      }, lingerMs);
    }, 1_000);
    mocha.on('error', reject);
    mocha.on('close', (code, signal) => {
      clearInterval(watch);
      clearTimeout(impatience);
      endGroup();
      resolve(signal ?? code);
    });
  });

/** Runs the given mocha arguments (default: every test) and gives the exit code. */
export const test = async (args, finding = install().then(findTestServers)) => {
  const { testServer, ...servers } = await finding;
  const { directory, noteProcess, remove } = createThrowaway();
  const crew = createCrew({ logDir: directory, onSpawn: noteProcess });
  onSignal(crew.stop, 1);
  const tallyFile = join(directory, 'tally.json');
  try {
    const { mongoUri, temporalAddress } = await startServers(crew, servers, { directory });
    const env = {
      TEST_MONGODB_URI: mongoUri,
      TEST_TEMPORAL_ADDRESS: temporalAddress,
      // For the test that kills a server of its own; none where Temporal was given from outside.
      TEST_TEMPORAL_PROGRAM: servers.temporal ?? '',
      TEMPORAL_TEST_SERVER: testServer,
    };
    const ended = await runMocha(args.length > 0 ? args : ['test/**/*.test.ts'], env, tallyFile);
    const { passes, failures, pending } = readTally(tallyFile);
    await crew.stop();
    if (pending > 0) console.log(`${pending} skipped, named above`);
    if (!existsSync(tallyFile)) console.log(`The tests ended before their report (${ended}).`);
    console.log(`${passes} passed, ${failures} failed`);
    return failures > 0 || (ended !== 0 && ended !== 'SIGKILL') ? 1 : 0;
  } finally {
    await crew.stop();
    remove();
  }
};
