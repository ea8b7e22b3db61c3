// `launch.mjs run [--needs KIND] FILE …`: one script of ours with the servers it needs, named in its environment.
import { createCrew } from './supervise.mjs';
import { install } from './install.mjs';
import { onSignal } from './on-signal.mjs';
import { findRunning } from './running.mjs';
import { PlainError } from './say.mjs';
import { dataDir, logDir } from './settings.mjs';
import { findServers, startServers } from './servers.mjs';
import { show } from './shell.mjs';
import { createThrowaway } from './throwaway.mjs';

const environmentOf = ({ mongoUri, temporalAddress, url }) => ({
  MONGODB_URI: mongoUri,
  TEMPORAL_ADDRESS: temporalAddress,
  DATA_DIR: dataDir,
  ...(url && { PORT: new URL(url).port, APP_URL: url }),
});

/** What a script may need. Each gives the environment to add to its own. */
const needs = {
  /** Looks at what is there, and needs nothing. */
  none: () => {
    const running = findRunning();
    return running ? environmentOf(running) : { DATA_DIR: dataDir };
  },
  /** Talks to the product as its users do. */
  running: () => {
    const running = findRunning();
    if (running) return environmentOf(running);
    throw new PlainError('Nothing runs here yet: start it with `npm start` in another window, and wait for `ready`.');
  },
  /** Works on the store of this data directory. */
  store: async (crew) => {
    const options = { directory: dataDir, rememberPorts: true };
    return environmentOf(findRunning() ?? (await startServers(crew, await findServers(dataDir), options)));
  },
  /** Fills and burdens servers of its own, thrown away afterwards. */
  fresh: async (crew, { directory }) => environmentOf(await startServers(crew, await findServers(), { directory })),
};

/** Runs the script to its end and gives its exit code. */
export const runScript = async ([option, kind, ...command]) => {
  if (option !== '--needs' || !(kind in needs) || command.length === 0) {
    throw new PlainError(`Usage: launch.mjs run --needs ${Object.keys(needs).join('|')} FILE [arguments]`);
  }
  await install();
  const throwaway = createThrowaway();
  const crew = createCrew({ logDir, onSpawn: throwaway.noteProcess });
  onSignal(crew.stop, 1);
  try {
    return await show(process.execPath, ['--import', 'tsx', ...command], { env: await needs[kind](crew, throwaway) });
  } finally {
    await crew.stop();
    throwaway.remove();
  }
};
