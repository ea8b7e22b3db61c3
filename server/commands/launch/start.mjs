// `npm start`: servers, sample office, web and worker; prints `ready <url>` when the product answers.
import { createCrew } from './supervise.mjs';
import { install } from './install.mjs';
import { onSignal } from './on-signal.mjs';
import { forget, record, stopLeftovers } from './running.mjs';
import { PlainError, say } from './say.mjs';
import { dataDir, logDir, port } from './settings.mjs';
import { findServers, startServers } from './servers.mjs';
import { freePort, run, waitUntil } from './shell.mjs';
import { watchStore } from './watch-store.mjs';

const readyTimeoutMs = 60_000;
const url = `http://127.0.0.1:${port}`;

const isReady = () =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })
    .then((answer) => answer.status === 200)
    .catch(() => false);

/** Both services read the same environment; the worker is up when it says so to its parent. */
const productServices = (env, watch) => {
  const args = (name) => [...(watch ? ['--watch'] : []), '--import', 'tsx', 'server/main.ts', name];
  return ['worker', 'web'].map((name) => ({ name, command: process.execPath, args: args(name), env, announces: true }));
};

/** Keeps running.json up to date while services come and go. */
const createRecord = () => {
  const running = { url, dataDir, logDir, processes: { launcher: { pid: process.pid, command: 'launch.mjs' } } };
  const commands = { mongodb: dataDir, temporal: dataDir, worker: 'server/main.ts', web: 'server/main.ts' };
  return {
    add: (facts) => record(Object.assign(running, facts)),
    pidOf: (name) => running.processes[name]?.pid,
    noteProcess: (name, pid) => {
      running.processes[name] = { pid, command: commands[name] };
      record(running);
    },
  };
};

const seed = async (env) => {
  say('filling the sample office if the store is empty');
  try {
    await run(process.execPath, ['--import', 'tsx', 'server/main.ts', 'seed', '--if-empty'], { env });
  } catch (error) {
    throw new PlainError(`The sample office could not be filled.\n  ${error.message}`);
  }
};

/** Runs until a signal. `watch` starts web and worker again whenever a source file changes. */
export const start = async ({ watch = false } = {}) => {
  await install();
  await stopLeftovers();
  if ((await freePort(port)) !== port) {
    throw new PlainError(`Port ${port} is taken by another program. Free it, or choose another: PORT=8080 npm start`);
  }
  const running = createRecord();
  const crew = createCrew({ logDir, onSpawn: running.noteProcess });
  let stopWatching = () => {};
  const stop = async () => {
    stopWatching();
    await crew.stop();
    forget();
  };
  onSignal(stop);
  try {
    const addresses = await startServers(crew, await findServers(dataDir), { directory: dataDir, rememberPorts: true });
    running.add(addresses);
    const env = {
      MONGODB_URI: addresses.mongoUri,
      TEMPORAL_ADDRESS: addresses.temporalAddress,
      PORT: `${port}`,
      DATA_DIR: dataDir,
    };
    say('starting worker and web');
    // Side by side: an office that is filled already must not make the start wait.
    await Promise.all([seed(env), ...productServices(env, watch).map((service) => crew.add(service))]);
    await waitUntil(isReady, readyTimeoutMs, `${url}/health/ready does not answer 200 (logs in ${logDir})`);
    stopWatching = watchStore({ url, pidOfStore: () => running.pidOf('mongodb') });
    console.log(`ready ${url}`);
  } catch (error) {
    await stop();
    throw error;
  }
};
