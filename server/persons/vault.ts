// Seals texts with AES-256-GCM. Whoever has the database but not the keys has nothing; whoever moves a sealed text to
// another person or field, or changes a bit of it, makes it unreadable.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from '../key-ring.ts';

/** Seals with the current key and opens with every key of the ring. `place` is where the text belongs: person and field. */
export interface Vault {
  readonly currentKey: string;
  seal(text: string, place: string): string;
  /** Throws {@link SealBroken} where the text was changed, moved, or sealed with a key that is not on the ring. */
  open(sealed: string, place: string): string;
}

/** A sealed text that cannot be trusted. Says nothing of its content. */
export class SealBroken extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`a sealed text cannot be opened: ${reason}`, options);
    this.name = 'SealBroken';
  }
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A vault on a ring of keys. */
export const createVault = ({ current, keys }: KeyRing): Vault => ({
  currentKey: current,
  seal(text, place) {
    const key = keys[current];
    if (!key) throw new Error(`the key ${current} is not on the ring`);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${current}.${sealed.toString('base64url')}`;
  },
  open(sealed, place) {
    const [kid = '', body = ''] = sealed.split('.');
    const key = keys[kid];
    if (!key) throw new SealBroken(`no key ${kid}`);
    const bytes = Buffer.from(body, 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) throw new SealBroken('too short');
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch (error: unknown) {
      throw new SealBroken('its seal does not match', { cause: error });
    }
  },
});
