// The composition root: everything the house is made of is put together here and handed in everywhere else.
import type { Store as SessionStore } from 'express-session';
import MongoStore from 'connect-mongo';
import type { Connection } from 'mongoose';
import type { Client } from '@temporalio/client';
import { createPayloadCodec } from '../workflows/codec/payload-codec.ts';
import { root } from './config.ts';
import type { Config } from './config.ts';
import { createDispatchClient } from './dispatch/dispatch.client.ts';
import type { DispatchClient } from './dispatch/dispatch.client.ts';
import type { HealthProbes } from './health/health.routes.ts';
import { openKnowledge } from './knowledge/knowledge-source.ts';
import type { KnowledgeSource } from './knowledge/knowledge-source.ts';
import { createLiveHub } from './live/live.hub.ts';
import type { LiveHub } from './live/live.hub.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import { createLatenessStore } from './metrics/lateness.store.ts';
import type { LatenessStore } from './metrics/lateness.store.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createTrackPass } from './middleware/track-pass.ts';
import type { TrackPass } from './middleware/track-pass.ts';
import { connectStore, pingStore } from './stores/connect.ts';
import { createStores } from './stores/create-stores.ts';
import type { Stores } from './stores/create-stores.ts';
import { ensureIndexes } from './stores/indexes.ts';
import { createTemporalClient } from './temporal/connect.ts';
import { createAssets } from './views/assets.ts';
import type { Assets } from './views/assets.ts';

/** Tells the time. The only source of "now" outside of workflows, so that tests can hold it still. */
export interface Clock {
  readonly now: () => Date;
}

/** What routes and use cases are built from: every store by its name, and what stands beside them. */
export interface Deps extends Stores, HealthProbes {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly knowledge: KnowledgeSource;
  readonly dispatch: DispatchClient;
  readonly metrics: Metrics;
  readonly lateness: LatenessStore;
  readonly live: LiveHub;
  readonly assets: Assets;
  readonly sessions: SessionStore;
  readonly trackPass: TrackPass;
}

/** The parts that only the start of a service touches, and the way to close everything in reverse order. */
export interface Built {
  readonly deps: Deps;
  readonly connection: Connection;
  readonly temporal: Client;
  readonly close: () => Promise<void>;
}

const SESSION_TOUCH_SECONDS = 300;

// The index is made here and awaited: left to the library, its failure would end a process that closes soon after. Its
// options are the library's, as a server refuses the same index with others.
const keepSessions = async (connection: Connection): Promise<SessionStore> => {
  await connection
    .collection('sessions')
    .createIndexes([{ key: { expires: 1 }, name: 'expires_1', background: true, expireAfterSeconds: 0 }]);
  return MongoStore.create({
    client: connection.getClient(),
    ...(connection.name ? { dbName: connection.name } : {}),
    collectionName: 'sessions',
    autoRemove: 'disabled',
    // A session that is in use is written once in five minutes, not with every click.
    touchAfter: SESSION_TOUCH_SECONDS,
  });
};

const createMeasures = (stores: Stores, lateness: LatenessStore, clock: Clock): Metrics => {
  const now = (): string => clock.now().toISOString();
  return createMetrics({
    unstarted: async () => (await stores.tickets.listUnstarted(now())).length,
    undelivered: async () => (await stores.news.listUndelivered(now())).length,
    lateness: () => lateness.listAll(),
  });
};

/** Connects and puts everything together. Rejects where MongoDB does not answer; Temporal may come later. */
export const buildDeps = async (config: Config): Promise<Built> => {
  const log = createLog(config.logLevel);
  const clock: Clock = { now: () => new Date() };
  const connection = connectStore(config.mongoUri);
  await pingStore(connection);
  const stores = createStores(connection, { vaultKeys: config.vaultKeys, lookupKey: config.lookupKey, now: clock.now });
  const lateness = createLatenessStore(connection);
  await ensureIndexes(connection);
  const knowledge = await openKnowledge({
    dir: config.knowledgeDir,
    listRulings: () => stores.rulings.listRules(),
    log,
  });
  const codec = createPayloadCodec(config.codecKeys);
  const temporal = createTemporalClient({
    address: config.temporalAddress,
    namespace: config.temporalNamespace,
    codec,
  });
  const dispatch = createDispatchClient({ temporal, tickets: stores.tickets, news: stores.news, now: clock.now });
  const https = config.publicUrl.startsWith('https:');
  const deps: Deps = {
    ...stores,
    config,
    log,
    clock,
    knowledge,
    dispatch,
    metrics: createMeasures(stores, lateness, clock),
    lateness,
    live: createLiveHub(),
    assets: createAssets(root),
    sessions: await keepSessions(connection),
    trackPass: createTrackPass({ secret: config.sessionSecret, https, now: clock.now }),
    pingStore: () => pingStore(connection),
    isTemporalUp: () => dispatch.isReachable(),
  };
  const close = async (): Promise<void> => {
    knowledge.close();
    await temporal.connection.close();
    await stores.tickets.flush();
    await connection.close();
  };
  return { deps, connection, temporal, close };
};
