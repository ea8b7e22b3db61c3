import type { Connection } from 'mongoose';
import { connectStore, pingStore } from '../../server/stores/connect.ts';
import { createStores } from '../../server/stores/create-stores.ts';
import type { StoreParts, Stores } from '../../server/stores/create-stores.ts';
import { ensureIndexes } from '../../server/stores/indexes.ts';
import { buildRing } from './builders.ts';
import { testMongoUri } from './servers.ts';

/** An empty database with its stores; `reopen` gives the stores that another process, or one with other keys, would have. */
export interface TestStores {
  readonly stores: Stores;
  readonly connection: Connection;
  readonly reopen: (parts?: Partial<StoreParts>) => Stores;
  readonly close: () => Promise<void>;
}

/** The instant at which stores of a test write, unless it brings its own clock. */
export const STORE_NOW = new Date('2026-11-24T03:00:00.000Z');

/** Opens an empty database of this name on the run's server. */
export const openTestStores = async (dbName: string, parts: Partial<StoreParts> = {}): Promise<TestStores> => {
  const connection = connectStore(testMongoUri(dbName));
  await pingStore(connection);
  await connection.dropDatabase();
  const usual: StoreParts = {
    vaultKeys: buildRing('k1'),
    lookupKey: Buffer.alloc(32, 'lookup'),
    now: () => STORE_NOW,
    ...parts,
  };
  const reopen = (others: Partial<StoreParts> = {}): Stores => createStores(connection, { ...usual, ...others });
  const stores = reopen();
  await ensureIndexes(connection);
  return {
    stores,
    connection,
    reopen,
    close: async () => {
      await stores.tickets.flush();
      await connection.dropDatabase();
      await connection.close();
    },
  };
};
