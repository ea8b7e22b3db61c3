import type { Config } from '../config.ts';
import { connectStore, pingStore } from '../stores/connect.ts';
import { createPersonStore } from './person.store.ts';

/**
 * Seals the whole vault with the first of `VAULT_KEYS`; gives how many persons it sealed anew. Once it has resolved no
 * person needs an old key. Services may run meanwhile if they were started with the new key in front.
 */
export const resealPersons = async (config: Pick<Config, 'mongoUri' | 'vaultKeys' | 'lookupKey'>): Promise<number> => {
  const connection = connectStore(config.mongoUri);
  try {
    await pingStore(connection);
    const persons = createPersonStore(connection, { ...config, now: () => new Date() });
    let [sealed, last] = [0, 0];
    // Whoever was remembered while being sealed is met again.
    do {
      last = await persons.rotate();
      sealed += last;
    } while (last > 0);
    return sealed;
  } finally {
    await connection.close();
  }
};
