// Small dealings with the operating system.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment, root } from './settings.mjs';
import { say } from './say.mjs';

/** Full path of a program on PATH; throws when there is none. */
export const onPath = (name) => {
  const folder = (environment.PATH ?? '').split(delimiter).find((part) => part && existsSync(join(part, name)));
  if (!folder) throw new Error('not on PATH');
  return join(folder, name);
};

/** Runs a program to its end and gives its stdout; throws with the last lines it wrote when it fails. */
export const run = (command, args, { cwd = root, env = {}, timeoutMs } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...environment, ...env }, timeout: timeoutMs });
    let stdout = '';
    let everything = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      everything += chunk;
    });
    child.stderr.on('data', (chunk) => (everything += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve(stdout.trim());
      const tail = everything.trim().split('\n').slice(-4).join(' | ');
      reject(new Error(`\`${[command, ...args].join(' ').slice(0, 120)}\` ended with ${code}: ${tail}`));
    });
  });

/** Runs a program whose output the reader sees; gives its exit code. */
export const show = (command, args, { env = {} } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...environment, ...env }, stdio: 'inherit' });
    process.once('exit', () => child.kill());
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

/** Says how long a slow job has been running, every 15 s, until it ends. */
export const withProgress = async (what, job) => {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say(`${what} …`);
  const ticker = setInterval(() => say(`${what} … ${seconds()} s`), 15_000);
  try {
    return await job();
  } finally {
    clearInterval(ticker);
  }
};

/** A TCP port that is free now. `preferred` is given back when it is free. */
export const freePort = (preferred = 0) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', () => (preferred === 0 ? reject(new Error('no free port')) : resolve(freePort())));
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });

/** Waits until something listens on the port; throws after `timeoutMs`. */
export const waitForPort = async (port, timeoutMs) => {
  await waitUntil(() => accepts(port), timeoutMs, `nothing listens on port ${port}`);
};

/** Asks ten times a second until the answer is true; throws `complaint` after `timeoutMs`. */
export const waitUntil = async (isDone, timeoutMs, complaint) => {
  const giveUpAt = Date.now() + timeoutMs;
  while (!(await isDone())) {
    if (Date.now() > giveUpAt) throw new Error(`${complaint} after ${timeoutMs / 1000} s`);
    await sleep(100);
  }
};
