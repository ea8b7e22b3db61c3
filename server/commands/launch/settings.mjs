// What the launcher is told from outside, and where it keeps things. With server/config.ts the only reader of the environment.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');
export const environment = process.env;
export const port = Number(environment.PORT ?? 12345);
export const dataDir = resolve(root, environment.DATA_DIR ?? '.data');
export const logDir = join(dataDir, 'logs');

/** Path inside the data directory; its folder exists afterwards. */
export const inDataDir = (...parts) => {
  const path = join(dataDir, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  return path;
};

const isWritable = (directory) => {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const userCache = join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'closed-loop-12345');

/** Where fetched and built servers are kept: the user's cache, so that a second clone builds nothing again; else the data directory. */
export const toolsDir = isWritable(userCache) ? userCache : join(dataDir, 'tools');
mkdirSync(toolsDir, { recursive: true });
