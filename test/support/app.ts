import { hashSync } from '@node-rs/argon2';
import type { Express } from 'express';
import session from 'express-session';
import request from 'supertest';
import { loadKnowledge } from '../../knowledge-base/load.ts';
import { createApp } from '../../server/app.ts';
import { readConfig, root } from '../../server/config.ts';
import type { Deps } from '../../server/deps.ts';
import { createLiveHub } from '../../server/live/live.hub.ts';
import { createLog } from '../../server/log.ts';
import { createMetrics } from '../../server/metrics/metrics.ts';
import { createTrackPass } from '../../server/middleware/track-pass.ts';
import { createAssets } from '../../server/views/assets.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';

/** 2026-11-24 09:14, a Tuesday, by the office's clock. */
export const appNow = new Date('2026-11-24T01:14:00.000Z');

/** The parts of the house a test hands in; of each only the functions it expects to be called. */
export type FakeDeps = { readonly [Key in keyof Deps]?: Partial<Deps[Key]> };

const password = 'right-password';
// Weak on purpose: a test signs in often, and nothing depends on the strength here.
const passwordHash = hashSync(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
const key = Buffer.alloc(32, 7).toString('base64');
const secret = 'a-secret-for-tests-only-of-32-letters';

/** Settings under which every part of a test's house reads what the others wrote. */
export const testSettings = {
  MONGODB_URI: 'mongodb://127.0.0.1:1/unused',
  LOG_LEVEL: 'silent',
  SESSION_SECRET: secret,
  VAULT_KEYS: `k1:${key}`,
  CODEC_KEYS: `k1:${key}`,
  LOOKUP_KEY: secret,
} as const;

/** A valid configuration; the environment's own variables do not count. */
export const buildConfig = (environment: Record<string, string> = {}) =>
  readConfig({ ...testSettings, ...environment });

/** A stand-in with the given functions; any other one that is called fails the test by its name. */
export const refusing = <Part extends object>(name: string, given: Partial<Part> = {}): Part =>
  new Proxy(given, {
    get: (target, called) => {
      if (called in target || typeof called === 'symbol' || called === 'then') {
        return Reflect.get(target, called) as unknown;
      }
      return () => {
        throw new Error(`${name}.${called} was not expected to be called`);
      };
    },
  }) as Part;

const assets = createAssets(root);
const knowledge = loadKnowledge(`${root}/knowledge-base`);
const accounts = new WeakMap<Express, Map<string, Actor>>();

const usual = (members: Map<string, Actor>): FakeDeps => ({
  assets,
  config: buildConfig(),
  clock: { now: () => appNow },
  log: createLog('error'),
  knowledge: { current: () => knowledge },
  live: createLiveHub(),
  metrics: createMetrics({ unstarted: async () => 0, undelivered: async () => 0, lateness: async () => [] }),
  sessions: new session.MemoryStore(),
  trackPass: createTrackPass({ secret, https: false, now: () => appNow }),
  staff: {
    findById: async (id) => members.get(id) ?? null,
    findByLogin: async (login) => {
      const staff = members.get(login);
      return staff ? { staff, passwordHash } : null;
    },
  },
});

const stores = [
  'tickets',
  'persons',
  'inbox',
  'news',
  'attachments',
  'numbers',
  'rulings',
  'audit',
  'dispatch',
] as const;

/** The real app on stand-ins that refuse every call the test did not give. Desk counts and saved views are empty unless given. */
export const buildApp = (fakes: FakeDeps = {}): Express => {
  const members = new Map<string, Actor>();
  const refused = Object.fromEntries(
    stores.map((name) => [name, refusing(name, (fakes as Record<string, object>)[name])]),
  );
  const tickets = refusing<Deps['tickets']>('tickets', { countsByStatus: async () => ({}), ...fakes.tickets });
  const inbox = refusing<Deps['inbox']>('inbox', { countUnread: async () => 0, ...fakes.inbox });
  const savedViews = refusing<Deps['savedViews']>('savedViews', { listBy: async () => [], ...fakes.savedViews });
  const staff = { ...usual(members).staff, ...fakes.staff };
  const app = createApp({
    ...usual(members),
    ...fakes,
    ...refused,
    tickets,
    inbox,
    savedViews,
    staff,
  } as unknown as Deps);
  accounts.set(app, members);
  return app;
};

/** A browser in which somebody is signed in; `post` sends token and command id with the fields. */
export interface Desk {
  readonly agent: ReturnType<typeof request.agent>;
  readonly csrf: string;
  readonly post: (path: string, fields?: Record<string, string | readonly string[]>) => request.Test;
}

const tokenOn = (page: string): string => /name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? '';

/** Opens a public page and keeps its token, as a citizen's browser does. */
export const openDesk = async (app: Express, page = '/sign-in'): Promise<Desk> => {
  const agent = request.agent(app);
  const csrf = tokenOn((await agent.get(page)).text);
  const common = { _csrf: csrf, commandId: 'command-for-test' };
  return {
    agent,
    csrf,
    post: (path, fields = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ ...common, ...fields }),
  };
};

/** Signs in, through the real door, somebody with the given roles and unit. */
export const signIn = async (app: Express, who: Partial<Actor>): Promise<Desk> => {
  const staff: Actor = { id: 'someone', name: '沈', roles: [], unit: null, ...who };
  accounts.get(app)?.set(staff.id, staff);
  const before = await openDesk(app);
  await before.post('/sign-in', { login: staff.id, password }).expect(303);
  // Sign-in renews the token; any page bears the new one, the error page for unknown addresses too.
  const csrf = tokenOn((await before.agent.get('/no-such-page')).text);
  const common = { _csrf: csrf, commandId: 'command-for-test' };
  return {
    ...before,
    csrf,
    post: (path, fields = {}) =>
      before.agent
        .post(path)
        .type('form')
        .send({ ...common, ...fields }),
  };
};
