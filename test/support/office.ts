// A whole office as `npm start` would run it: web and worker as processes of their own, on the servers of the test run.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root } from '../../server/config.ts';
import type { Config } from '../../server/config.ts';
import { buildDeps } from '../../server/deps.ts';
import type { Built } from '../../server/deps.ts';
import { seedStaff } from '../../server/seed/seed-staff.ts';
import { createTemporalClient } from '../../server/temporal/connect.ts';
import { connectStore } from '../../server/stores/connect.ts';
import { buildConfig, testSettings } from './app.ts';
import { testMongoUri, testTemporalAddress } from './servers.ts';

/** The two processes of an office. */
export type Part = 'web' | 'worker';

/** An office that runs. `built` reads and writes the same stores, past its pages. */
export interface Office {
  readonly url: string;
  readonly built: Built;
  /** Starts a part, again if it was killed; resolves when it is up. */
  start(part: Part): Promise<void>;
  /** Ends a part as a power cut does. */
  kill(part: Part): Promise<void>;
  stop(): Promise<void>;
}

/** What may differ from the usual office. */
export interface OfficeOptions {
  /** A Temporal server other than the run's. */
  readonly temporalAddress?: string;
  readonly knowledgeDir?: string;
}

/** A port that nobody uses now. */
export const findPort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Waits until a process has ended, however it ends. */
export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

// Kept between runs: the bundle of the workflows takes seconds to make and does not change from run to run.
const dataDir = join(root, '.data', 'test-office');

const settingsOf = async (
  name: string,
  { temporalAddress = testTemporalAddress(), knowledgeDir }: OfficeOptions,
): Promise<Record<string, string>> => ({
  PORT: `${await findPort()}`,
  DATA_DIR: dataDir,
  MONGODB_URI: testMongoUri(name),
  TEMPORAL_ADDRESS: temporalAddress,
  // Numbers of tickets begin anew in each database, so each office needs workflow ids of its own.
  TEMPORAL_NAMESPACE: `${name}-${Date.now()}`,
  LOG_LEVEL: 'warn',
  PUBLIC_POSTS_PER_MINUTE: '10000',
  ...(knowledgeDir !== undefined && { KNOWLEDGE_DIR: knowledgeDir }),
});

const registerNamespace = async ({ temporalAddress, temporalNamespace }: Config): Promise<void> => {
  const temporal = createTemporalClient({ address: temporalAddress });
  const day = { seconds: 86_400 };
  // protobuf counts seconds in 64 bits, for which the SDK wants a Long; a plain number is taken too.
  await temporal.workflowService.registerNamespace({
    namespace: temporalNamespace,
    workflowExecutionRetentionPeriod: day as never,
  });
  await temporal.connection.close();
};

const emptyStore = async (uri: string): Promise<void> => {
  const connection = connectStore(uri);
  await connection.asPromise();
  await connection.dropDatabase();
  await connection.close();
};

const listenForReady = (child: ChildProcess, part: Part, logFile: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () =>
      reject(new Error(`${part} ended before it was up:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`)),
    );
  });

/** Opens an office with an empty database of this name and everybody's accounts; nothing runs yet. */
export const openOffice = async (name: string, options: OfficeOptions = {}): Promise<Office> => {
  mkdirSync(dataDir, { recursive: true });
  const settings = await settingsOf(name, options);
  const config = buildConfig({ ...settings, LOG_LEVEL: 'silent' });
  const environment = { ...testSettings, ...settings };
  await Promise.all([emptyStore(config.mongoUri), registerNamespace(config)]);
  const built = await buildDeps(config);
  await seedStaff(built.deps);
  const running = new Map<Part, ChildProcess>();

  const end = async (part: Part, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const child = running.get(part);
    if (!child) return;
    running.delete(part);
    child.kill(signal);
    await ended(child);
  };
  return {
    url: `http://127.0.0.1:${config.port}`,
    built,
    async start(part) {
      const logFile = join(dataDir, `${name}-${part}.log`);
      const log = openSync(logFile, 'w');
      const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', part], {
        cwd: root,
        env: environment,
        stdio: ['ignore', log, log, 'ipc'],
      });
      running.set(part, child);
      await listenForReady(child, part, logFile);
    },
    kill: (part) => end(part, 'SIGKILL'),
    async stop() {
      await Promise.all([end('web', 'SIGTERM'), end('worker', 'SIGTERM')]);
      await built.close();
      await emptyStore(config.mongoUri);
    },
  };
};
