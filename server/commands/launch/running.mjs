// What a running `npm start` tells the other commands: where it serves and which processes are its own.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inDataDir } from './settings.mjs';
import { PlainError, say } from './say.mjs';
import { waitUntil } from './shell.mjs';

const file = inDataDir('running.json');

// Who uses a server stops before it.
const stopOrder = ['web', 'worker', 'temporal', 'mongodb'];

/** The record of the last `npm start`, alive or not; undefined when it ended in order. */
const readRecord = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

// Slim systems have no `ps`; those without /proc do.
const commandLine = (pid) =>
  existsSync('/proc/self/cmdline')
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    : execFileSync('ps', ['-ww', '-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' });

/** Whether a process runs. Ids are given to others after an end, so `command` has to be in its command line as well. */
export const isAlive = ({ pid, command }) => {
  try {
    return commandLine(pid).includes(command);
  } catch {
    return false;
  }
};

/** The record of the `npm start` that runs on this data directory now, if one does. */
export const findRunning = () => {
  const record = readRecord();
  return record?.processes?.launcher && isAlive(record.processes.launcher) ? record : undefined;
};

/** Writes the record; `processes` is `{ name: { pid, command } }`, `command` a part of the command line. */
export const record = (running) => writeFileSync(file, `${JSON.stringify(running, null, 2)}\n`);

/** Forgets the record: nothing of this data directory runs any more. */
export const forget = () => rmSync(file, { force: true });

/** Stops what a crashed launcher left behind; throws when one is alive and well. */
export const stopLeftovers = async () => {
  const running = findRunning();
  if (running) {
    throw new PlainError(
      `It already runs at ${running.url} (process ${running.processes.launcher.pid}). Stop that one first.`,
    );
  }
  const processes = readRecord()?.processes ?? {};
  for (const name of stopOrder.filter((each) => processes[each] && isAlive(processes[each]))) {
    const found = processes[name];
    say(`stopping ${name} (process ${found.pid}), left behind by a run that crashed`);
    process.kill(found.pid, 'SIGTERM');
    await waitUntil(() => !isAlive(found), 10_000, '').catch(() => process.kill(found.pid, 'SIGKILL'));
    await waitUntil(() => !isAlive(found), 10_000, `${name} (process ${found.pid}) cannot be stopped`);
  }
  forget();
};
