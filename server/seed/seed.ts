import type { Config } from '../config.ts';
import { buildDeps } from '../deps.ts';
import { seedStaff } from './seed-staff.ts';
import { seedTickets } from './seed-tickets.ts';

/** Fills the sample office. With `onlyIfEmpty` a store that has accounts is left as it is. */
export const seed = async (config: Config, { onlyIfEmpty }: { readonly onlyIfEmpty: boolean }): Promise<void> => {
  if (!config.isDemo) return;
  const { deps, close } = await buildDeps(config);
  try {
    const isFilled = (await deps.staff.findByLogin('shen')) !== null;
    if (isFilled && onlyIfEmpty) return;
    deps.log.info({ accounts: await seedStaff(deps), tickets: await seedTickets(deps) }, 'sample office filled');
  } finally {
    await close();
  }
};
