// `launch.mjs run [--needs KIND] FILE …`: one script of ours with the servers it needs, named in its environment.
import { rmSync } from 'node:fs';
import { createCrew } from './supervise.mjs';
import { install } from './install.mjs';
import { onSignal } from './on-signal.mjs';
import { findRunning } from './running.mjs';
import { PlainError } from './say.mjs';
import { dataDir, inDataDir, logDir } from './settings.mjs';
import { findServers, startServers } from './servers.mjs';
import { show } from './shell.mjs';

const environmentOf = ({ mongoUri, temporalAddress, url }) => ({
  MONGODB_URI: mongoUri,
  TEMPORAL_ADDRESS: temporalAddress,
  DATA_DIR: dataDir,
  ...(url && { PORT: new URL(url).port, APP_URL: url }),
});

const startFor = async (crew, options) =>
  environmentOf(await startServers(crew, await findServers(options.directory), options));

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
  store: (crew) => {
    const running = findRunning();
    return running ? environmentOf(running) : startFor(crew, { directory: dataDir, rememberPorts: true });
  },
  /** Fills and burdens servers of its own, thrown away afterwards. */
  fresh: async (crew) => {
    const directory = inDataDir('fresh', `${process.pid}`);
    process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
    return startFor(crew, { directory });
  },
};

/** Runs the script to its end and gives its exit code. */
export const runScript = async ([option, kind, ...command]) => {
  if (option !== '--needs' || !(kind in needs) || command.length === 0) {
    throw new PlainError(`Usage: launch.mjs run --needs ${Object.keys(needs).join('|')} FILE [arguments]`);
  }
  await install();
  const crew = createCrew({ logDir });
  onSignal(crew.stop);
  try {
    return await show(process.execPath, ['--import', 'tsx', ...command], { env: await needs[kind](crew) });
  } finally {
    await crew.stop();
  }
};
