// Rulings of the 会商, each a new version of the catalogue rule of its category. Never changed: a later one lies over it.
import type { Connection } from 'mongoose';
import type { CatalogueRule } from '../../workflows/domain/catalogue.ts';
import type { Ruling } from '../../workflows/ticket/ruling-of.ts';
import { isDuplicate } from '../stores/collection.ts';
import { rulingModel } from './ruling.model.ts';
import type { RulingDocument } from './ruling.model.ts';

/** The rulings in force and those that they replaced. */
export interface RulingStore {
  /** Records a ruling once, however often it is told, as the version after `over`: the one in force when it was made. */
  record(ruling: Ruling, over?: number): Promise<void>;
  /** All rulings as catalogue rules, at most 2,000. */
  listRules(): Promise<readonly CatalogueRule[]>;
}

const MANY = 2_000;
// Two rulings on one category at one instant: the second finds the version taken and tries the next.
const ATTEMPTS = 5;

const ruleOf = ({ no, category, version, lead, assists, basis }: RulingDocument): CatalogueRule => ({
  id: `HS-${no}`,
  version,
  category,
  lead,
  assists,
  ground: basis,
  source: 'ruling',
});

/** The rulings on one connection. */
export const createRulingStore = (connection: Connection): RulingStore => {
  const model = rulingModel(connection);

  const insert = async ({ key, ...ruling }: Ruling, over: number, attempts: number): Promise<void> => {
    const [latest] = await model
      .find({ category: ruling.category })
      .sort({ version: -1 })
      .limit(1)
      .lean<RulingDocument[]>();
    const version = Math.max(over, latest?.version ?? 0) + 1;
    try {
      await model.insertMany([{ ...ruling, _id: key, version }], { lean: true });
    } catch (error: unknown) {
      if (!isDuplicate(error) || attempts === 0) throw error;
      if (!(await model.exists({ _id: key }))) await insert({ key, ...ruling }, over, attempts - 1);
    }
  };

  return {
    async record(ruling, over = 0) {
      if (!(await model.exists({ _id: ruling.key }))) await insert(ruling, over, ATTEMPTS);
    },
    listRules: async () => (await model.find().limit(MANY).lean<RulingDocument[]>()).map(ruleOf),
  };
};
