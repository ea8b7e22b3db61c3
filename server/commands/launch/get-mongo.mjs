// MongoDB, in order of preference: a server named from outside, `mongod` at hand, a download, SecantusDB as its stand-in.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { probe } from './download.mjs';
import { firstThatWorks } from './say.mjs';
import { environment, toolsDir } from './settings.mjs';
import { freePort, onPath, run, withProgress } from './shell.mjs';

const databaseName = 'closed-loop-12345';
const secantusVersion = '0.7.0b3';
const secantusDir = join(toolsDir, `secantusdb-${secantusVersion}`);

const mongodDir = join(toolsDir, 'mongod');

const downloadMongod = async () => {
  const [earlier] = existsSync(mongodDir) ? readdirSync(mongodDir).filter((name) => name.startsWith('mongod')) : [];
  if (earlier) return join(mongodDir, earlier);
  await probe('https://fastdl.mongodb.org/');
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return withProgress('downloading mongod', () => MongoBinary.getPath({ downloadDir: mongodDir }));
};

/** Pythons to try. pyenv's own shim refuses while an older version is selected, so its folders are read directly. */
const pythons = async () => {
  const pyenvRoot = await run('pyenv', ['root']).catch(() => '');
  const versions = pyenvRoot ? readdirSync(join(pyenvRoot, 'versions')).filter((name) => /^3\.1[23]/.test(name)) : [];
  const ofPyenv = versions.map((name) => join(pyenvRoot, 'versions', name, 'bin', 'python3'));
  return ['python3.13', 'python3.12', 'python3', ...ofPyenv];
};

const isFitting = (python) =>
  run(python, ['-c', 'import sys, venv, ensurepip; print(sys.version_info[:2] in ((3, 12), (3, 13)))'])
    .then((answer) => answer === 'True')
    .catch(() => false);

const createEnvironment = async (directory) => {
  for (const python of await pythons()) {
    if (await isFitting(python)) return run(python, ['-m', 'venv', directory]);
  }
  const uv = await run('uv', ['--version']).catch(() => '');
  if (!uv) throw new Error('neither Python 3.12 or 3.13 nor uv is here');
  return run('uv', ['venv', '--seed', '--python', '3.13', directory]);
};

const installSecantus = async () => {
  const program = join(secantusDir, 'bin', 'secantusd-py');
  if (existsSync(program)) return program;
  rmSync(secantusDir, { recursive: true, force: true });
  mkdirSync(toolsDir, { recursive: true });
  await withProgress('installing SecantusDB into its own Python environment', async () => {
    await createEnvironment(secantusDir);
    const python = join(secantusDir, 'bin', 'python3');
    await run(python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      `secantusdb==${secantusVersion}`,
    ]);
  });
  return program;
};

const whatWrote = (directory) => ({
  name: `SecantusDB, which wrote ${directory}`,
  get: async () => {
    if (!existsSync(join(directory, 'secantus'))) throw new Error('did not');
    return { kind: 'secantus', program: await installSecantus() };
  },
});

/**
 * Kind and path of a MongoDB server program; kind `outside` where MONGODB_URI names a running server.
 * A `directory` that SecantusDB has written stays with it: no other server reads its files, the office would seem empty.
 */
export const findMongo = (directory) =>
  firstThatWorks('MongoDB', [
    {
      name: 'MONGODB_URI',
      get: () => {
        if (!environment.MONGODB_URI) throw new Error('not set');
        return { kind: 'outside' };
      },
    },
    ...(directory ? [whatWrote(directory)] : []),
    {
      name: 'MONGOD',
      get: () => {
        if (!environment.MONGOD) throw new Error('not set');
        return { kind: 'mongod', program: environment.MONGOD };
      },
    },
    { name: '`mongod` on PATH', get: () => ({ kind: 'mongod', program: onPath('mongod') }) },
    { name: 'mongod, downloaded', get: async () => ({ kind: 'mongod', program: await downloadMongod() }) },
    {
      name: 'SecantusDB, a stand-in for trying out, not for production',
      get: async () => ({ kind: 'secantus', program: await installSecantus() }),
    },
  ]);

/** A fresh replica set of one has to be told so once. */
const initiate = async (port) => {
  const { MongoClient } = await import('mongodb');
  const client = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  try {
    await client.db('admin').command({ replSetInitiate: { _id: 'rs0', members } });
  } catch (error) {
    if (error.codeName !== 'AlreadyInitialized') throw error;
  } finally {
    await client.close();
  }
};

const argumentsOf = {
  mongod: (port, path) => ['--bind_ip', '127.0.0.1', '--port', `${port}`, '--dbpath', path, '--replSet', 'rs0'],
  secantus: (port, path) => [
    '--host',
    '127.0.0.1',
    '--port',
    `${port}`,
    '--storage-path',
    path,
    '--log-level',
    'WARNING',
  ],
};

// The stand-in runs one thread at a time and hands its one lock on slowly: the fewer wait for it, the more it does.
const optionsOf = {
  mongod: 'directConnection=true',
  secantus: 'directConnection=true&maxPoolSize=4',
};

/** How to run the MongoDB server that `findMongo` gave, on a directory of its own. */
export const mongoService = async ({ kind, program }, { directory, preferredPort }) => {
  const path = join(directory, kind);
  mkdirSync(path, { recursive: true });
  const port = await freePort(preferredPort);
  return {
    name: 'mongodb',
    command: program,
    args: argumentsOf[kind](port, path),
    port,
    uri: `mongodb://127.0.0.1:${port}/${databaseName}?${optionsOf[kind]}`,
    prepare: kind === 'mongod' ? () => initiate(port) : undefined,
  };
};
