/** Keys for AES-256-GCM by id. `current` writes; the others still read what was written before a rotation. */
export interface KeyRing {
  readonly current: string;
  readonly keys: Readonly<Record<string, Buffer>>;
}

const parseKey = (text: string): [id: string, key: Buffer] | undefined => {
  const [, id, base64] = /^([\w-]{1,16}):([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  if (id === undefined || base64 === undefined) return undefined;
  const key = Buffer.from(base64, 'base64');
  return key.length === 32 ? [id, key] : undefined;
};

/** A ring from `id:base64,id:base64` (32 bytes each), or null where one of the keys is not of that shape. */
export const parseKeyRing = (text: string): KeyRing | null => {
  const entries = text.split(',').map(parseKey);
  const sound = entries.filter((entry) => entry !== undefined);
  const [first] = sound;
  return first && sound.length === entries.length ? { current: first[0], keys: Object.fromEntries(sound) } : null;
};
