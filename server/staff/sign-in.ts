import { hash, verify } from '@node-rs/argon2';
import type { Actor } from '../../workflows/domain/ticket.ts';

/** An account with the hash of its password. */
export interface Credentials {
  readonly staff: Actor;
  readonly passwordHash: string;
}

/** Where accounts are found by login; closed ones are not. */
export interface CredentialsByLogin {
  readonly findByLogin: (login: string) => Promise<Credentials | null>;
}

/** The hash under which a password is kept (argon2id, 19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

// Made once: an unknown login costs the same time as a known one, so that nobody can ask which logins exist.
let hashOfNobody: Promise<string> | undefined;

/** The person to whom login and password belong, or null. Takes as long for an unknown login as for a wrong password. */
export const findByPassword = async (
  staff: CredentialsByLogin,
  login: string,
  password: string,
): Promise<Actor | null> => {
  hashOfNobody ??= hashPassword('nobody');
  const found = await staff.findByLogin(login.toLowerCase());
  const isRight = await verify(found?.passwordHash ?? (await hashOfNobody), password);
  return found && isRight ? found.staff : null;
};
