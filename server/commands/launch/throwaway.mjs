// Directories of servers that live for one command. What a killed command left is swept by the next.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './running.mjs';
import { say } from './say.mjs';
import { dataDir } from './settings.mjs';

const home = join(dataDir, 'throwaway');
const processesFile = (directory) => join(directory, 'processes.json');

const sweep = (name) => {
  if (isAlive({ pid: name, command: 'launch.mjs' })) return;
  const directory = join(home, name);
  const file = processesFile(directory);
  const left = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  for (const pid of left.filter((each) => isAlive({ pid: each, command: directory }))) {
    say(`stopping process ${pid}, left behind by a command that was killed`);
    process.kill(pid, 'SIGKILL');
  }
  rmSync(directory, { recursive: true, force: true });
};

/** A fresh directory for servers of this process, `noteProcess` for each of theirs, `remove` for the end. */
export const createThrowaway = () => {
  mkdirSync(home, { recursive: true });
  readdirSync(home).forEach(sweep);
  const directory = join(home, `${process.pid}`);
  mkdirSync(directory);
  const pids = [];
  return {
    directory,
    noteProcess: (_name, pid) => {
      pids.push(pid);
      writeFileSync(processesFile(directory), JSON.stringify(pids));
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};
