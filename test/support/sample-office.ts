// The sample office as `npm run shots` shows it: a week of tickets, and the web alone. Nothing moves, so every look is the same.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { createApp } from '../../server/app.ts';
import { findTicket, loginOf, openFor, pathOf } from '../../server/commands/shots/open-shot.ts';
import type { Shot } from '../../server/commands/shots/shot-list.ts';
import { buildDeps } from '../../server/deps.ts';
import type { Deps } from '../../server/deps.ts';
import { seedStaff } from '../../server/seed/seed-staff.ts';
import { seedTickets } from '../../server/seed/seed-tickets.ts';
import { buildConfig } from './app.ts';
import { testMongoUri } from './servers.ts';
import { openTestStores } from './stores.ts';

/** The sample office, its pages at `url`. */
export interface SampleOffice {
  readonly url: string;
  readonly deps: Deps;
  /** A session for one picture, shared by the pictures of one person, and the address of the picture. */
  look(browser: Browser, shot: Shot): Promise<{ readonly context: BrowserContext; readonly address: string }>;
  stop(): Promise<void>;
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

/** Empties the database of this name, and gives the parts of a house that stands on it. Temporal is away. */
export const buildHouse = async (name: string, settings: Record<string, string> = {}) => {
  await (await openTestStores(name)).close();
  return buildDeps(buildConfig({ MONGODB_URI: testMongoUri(name), TEMPORAL_ADDRESS: '127.0.0.1:1', ...settings }));
};

/** Fills a sample office in a database of this name and serves it. */
export const openSampleOffice = async (name: string): Promise<SampleOffice> => {
  const { deps, close } = await buildHouse(name, { PUBLIC_POSTS_PER_MINUTE: '10000' });
  await seedStaff(deps);
  await seedTickets(deps);
  const server = createServer(createApp(deps));
  const url = await listen(server);
  const contexts = new Map<string, Promise<BrowserContext>>();
  return {
    url,
    deps,
    async look(browser, shot) {
      const ticket = await findTicket(deps, shot);
      const key = `${shot.size} ${loginOf(shot, ticket) ?? ticket?.no ?? 'public'}`;
      const context = contexts.get(key) ?? openFor(browser, deps, url, shot, ticket);
      contexts.set(key, context);
      return { context: await context, address: url + pathOf(shot, ticket) };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await close();
      await (await openTestStores(name)).close();
    },
  };
};
