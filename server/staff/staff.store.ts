import type { Connection } from 'mongoose';
import type { Actor } from '../../workflows/domain/ticket.ts';
import { NotFound } from '../stores/not-found.ts';
import { findByPassword } from './sign-in.ts';
import type { Credentials } from './sign-in.ts';
import { staffModel } from './staff.model.ts';
import type { StaffDocument } from './staff.model.ts';

/** An account to be made; the password is hashed by `hashPassword` before it comes here. */
export interface NewAccount {
  readonly staff: Actor;
  readonly login: string;
  readonly passwordHash: string;
}

/** The accounts of the office. */
export interface StaffStore {
  /** Makes an account, or replaces the one with the same staff id. Throws where another has the login. */
  keep(account: NewAccount): Promise<void>;
  findById(id: string): Promise<Actor | null>;
  /** Throws {@link NotFound} where there is no such account. */
  getById(id: string): Promise<Actor>;
  findByLogin(login: string): Promise<Credentials | null>;
  /** The person to whom login and password belong, or null. */
  verify(login: string, password: string): Promise<Actor | null>;
  /** At most 500 accounts, of the centre first, then by unit, by name as the Chinese sort. */
  listAll(): Promise<readonly Actor[]>;
}

const MANY = 500;
const chinese = new Intl.Collator('zh-Hans-CN');

const actorOf = ({ _id: id, name, roles, unit }: StaffDocument): Actor => ({ id, name, roles, unit });

const byUnitAndName = (one: Actor, other: Actor): number =>
  (one.unit ?? '').localeCompare(other.unit ?? '') || chinese.compare(one.name, other.name);

/** The accounts on one connection. */
export const createStaffStore = (connection: Connection): StaffStore => {
  const model = staffModel(connection);
  const findById = async (id: string): Promise<Actor | null> => {
    const found = await model.findOne({ _id: id }).lean<StaffDocument>();
    return found && actorOf(found);
  };
  const findByLogin = async (login: string): Promise<Credentials | null> => {
    const found = await model.findOne({ login: login.toLowerCase() }).lean<StaffDocument>();
    return found && { staff: actorOf(found), passwordHash: found.passwordHash };
  };
  return {
    findById,
    findByLogin,
    verify: (login, password) => findByPassword({ findByLogin }, login, password),
    async getById(id) {
      const found = await findById(id);
      if (!found) throw new NotFound('such account');
      return found;
    },
    async keep({ staff: { id, ...staff }, login, passwordHash }) {
      await model.updateOne(
        { _id: id },
        { $set: { ...staff, login: login.toLowerCase(), passwordHash } },
        { upsert: true },
      );
    },
    listAll: async () => (await model.find().limit(MANY).lean<StaffDocument[]>()).map(actorOf).sort(byUnitAndName),
  };
};
