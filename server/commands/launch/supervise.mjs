// Keeps child services alive: starts them, starts a dead one again after a pause, stops them in order.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment, root } from './settings.mjs';
import { PlainError, say } from './say.mjs';
import { waitForPort } from './shell.mjs';

const firstPauseMs = 500;
const longestPauseMs = 30_000;
// A service that lived this long was sound: its next death starts again with a short pause.
const soundAfterMs = 60_000;
const startTimeoutMs = 60_000;
const stopTimeoutMs = 20_000;
const largestLogBytes = 20_000_000;

const openLog = (directory, name) => {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${name}.log`);
  if (existsSync(path) && statSync(path).size > largestLogBytes) renameSync(path, `${path}.1`);
  return path;
};

const lastLines = (path) => readFileSync(path, 'utf8').trim().split('\n').slice(-15).join('\n    ');

/**
 * One service `{ name, command, args, env?, port?, prepare?, announces? }`, kept alive from `start()` to `stop()`.
 * It counts as up when its port accepts (`port`) or when it has sent `{ ready: true }` to its parent (`announces`).
 */
class Member {
  #service;
  #log;
  #onSpawn;
  #child;
  #closed = Promise.resolve();
  #isStopping = false;
  #hasBeenUp = false;
  #deathsInARow = 0;
  #failStart;

  /** `onSpawn` is called with the name and each new process id. */
  constructor(service, { logDir, onSpawn = () => {} }) {
    this.#service = service;
    this.#log = openLog(logDir, service.name);
    this.#onSpawn = onSpawn;
  }

  get name() {
    return this.#service.name;
  }

  async start() {
    const failed = new Promise((_, reject) => (this.#failStart = reject));
    this.#spawn();
    await Promise.race([this.#up(), this.#late(), failed]);
    await this.#service.prepare?.();
    this.#hasBeenUp = true;
  }

  async stop() {
    this.#isStopping = true;
    if (!this.#child?.pid || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), stopTimeoutMs);
    await this.#closed;
    clearTimeout(impatience);
  }

  #spawn() {
    const { name, command, args, env, announces } = this.#service;
    const output = openSync(this.#log, 'a');
    const child = spawn(command, args, {
      cwd: root,
      env: { ...environment, ...env },
      // A group of its own: Ctrl-C reaches the launcher alone, which then stops the services in order.
      detached: true,
      stdio: ['ignore', output, output, ...(announces ? ['ipc'] : [])],
    });
    closeSync(output);
    const bornAt = Date.now();
    this.#closed = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
    child.once('error', (error) => this.#died(bornAt, error.message));
    child.once('exit', (code, signal) => this.#died(bornAt, signal ?? `code ${code}`));
    this.#child = child;
    this.#onSpawn(name, child.pid);
  }

  #up() {
    if (!this.#service.announces) return waitForPort(this.#service.port, startTimeoutMs);
    return new Promise((resolve) => this.#child.on('message', (message) => message?.ready === true && resolve()));
  }

  async #late() {
    await sleep(startTimeoutMs, undefined, { ref: false });
    throw new PlainError(`${this.name} was not ready after ${startTimeoutMs / 1000} s; its log is ${this.#log}`);
  }

  async #died(bornAt, how) {
    if (this.#isStopping) return;
    if (!this.#hasBeenUp) {
      const tail = lastLines(this.#log);
      this.#failStart(
        new PlainError(`${this.name} ended while starting (${how}). Its log ${this.#log} ends:\n    ${tail}`),
      );
      return;
    }
    this.#deathsInARow = Date.now() - bornAt > soundAfterMs ? 1 : this.#deathsInARow + 1;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#deathsInARow - 1));
    say(`${this.name} ended (${how}), starting it again in ${pauseMs / 1000} s; its log is ${this.#log}`);
    await sleep(pauseMs);
    if (!this.#isStopping) this.#spawn();
  }
}

/** A set of services that is started one by one and stopped in the opposite order. */
export const createCrew = (options) => {
  const members = [];
  return {
    add: async (service) => {
      const member = new Member(service, options);
      members.push(member);
      await member.start();
    },
    stop: async () => {
      while (members.length > 0) {
        const member = members.pop();
        say(`stopping ${member.name}`);
        await member.stop();
      }
    },
  };
};
