import type { Deps } from '../deps.ts';
import { demoPassword, listDemoStaff } from '../staff/demo-staff.ts';
import { hashPassword } from '../staff/sign-in.ts';

/** Writes the demo accounts; anew where they are there already. Gives how many. */
export const seedStaff = async ({ staff, knowledge }: Pick<Deps, 'staff' | 'knowledge'>): Promise<number> => {
  // All share one password, so one hash serves all: hashing three hundred times would take half a minute.
  const passwordHash = await hashPassword(demoPassword);
  const units = Object.keys(knowledge.current().catalogue.departments);
  const accounts = listDemoStaff(units);
  await Promise.all(accounts.map((account) => staff.keep({ ...account, passwordHash })));
  return accounts.length;
};
