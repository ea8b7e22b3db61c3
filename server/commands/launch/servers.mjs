// Gets both servers a command needs and runs them under one crew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMongo, mongoService } from './get-mongo.mjs';
import { findTemporal, temporalService } from './get-temporal.mjs';
import { environment } from './settings.mjs';

/** Finds or builds both programs at the same time. `directory` is where a lasting database lives. */
export const findServers = async (directory) => {
  const [mongo, temporal] = await Promise.all([findMongo(directory), findTemporal()]);
  return { mongo, temporal };
};

/**
 * Starts what is not given from outside and gives `{ mongoUri, temporalAddress }`.
 * With `rememberPorts` the same ports are taken at the next start on this directory, so that addresses stay good.
 */
export const startServers = async (crew, { mongo, temporal }, { directory, rememberPorts = false }) => {
  mkdirSync(directory, { recursive: true });
  const portsFile = join(directory, 'ports.json');
  const before = rememberPorts && existsSync(portsFile) ? JSON.parse(readFileSync(portsFile, 'utf8')) : {};
  const [database, clock] = await Promise.all([
    mongo.program && mongoService(mongo, { directory, preferredPort: before.mongodb }),
    temporal && temporalService(temporal, { directory, preferredPort: before.temporal }),
  ]);
  if (rememberPorts) writeFileSync(portsFile, JSON.stringify({ mongodb: database?.port, temporal: clock?.port }));
  await Promise.all([database, clock].filter(Boolean).map((service) => crew.add(service)));
  return {
    mongoUri: database?.uri ?? environment.MONGODB_URI,
    temporalAddress: clock?.address ?? environment.TEMPORAL_ADDRESS,
  };
};
