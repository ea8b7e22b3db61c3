import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { buildDeps } from './deps.ts';
import { createFollowWrites } from './live/live.store.ts';
import { startTail } from './live/live.tail.ts';

/** A service that runs; `close` ends it in the reverse order of its start. */
export interface Service {
  readonly close: () => Promise<void>;
}

// Live pages never end by themselves: they get this long, then they are cut and connect to another process.
const GRACE_MS = 1_500;

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });

const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Serves pages until closed. Needs MongoDB; Temporal may come and go. */
export const startWeb = async (config: Config): Promise<Service> => {
  const { deps, connection, close } = await buildDeps(config);
  const { live, clock, log, tickets } = deps;
  const listChanged = (since: string) => tickets.listChanged(since);
  const stopTail = startTail({
    listChanged,
    followWrites: createFollowWrites(connection),
    tell: live.tell,
    now: clock.now,
    log,
  });
  const server = createServer(createApp(deps));
  await listen(server, config.port);
  log.info({ port: config.port }, 'web is up');
  return {
    close: async () => {
      await stopListening(server);
      await stopTail();
      await close();
    },
  };
};
