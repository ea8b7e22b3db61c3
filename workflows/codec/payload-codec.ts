// Temporal stores what people said about each other: every payload leaves this process encrypted.
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ValueError } from '@temporalio/common';
import type { Payload, PayloadCodec } from '@temporalio/common';

/** AES-256 keys by id. `current` writes; the others still read what stands in older histories. */
export interface CodecKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, Uint8Array>>;
}

const ENCODING = 'binary/encrypted';
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const authTagLength = { authTagLength: tagBytes };

const utf8 = new TextEncoder();
const sealedEncoding = utf8.encode(ENCODING);
const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

// Bound to the ciphertext, so that nobody can present one kind of value as another or name another key.
const context = (keyId: string, encoding: string): Buffer => Buffer.from(`${keyId}\n${encoding}`);

// Protobuf gives an empty array, and no bytes, for a value of no length (undefined).
const bytesOf = ({ data }: Payload): Uint8Array => (data?.length ? data : new Uint8Array());

/** The keys as the cipher wants them, made once: every click seals and opens about ten payloads. */
interface Ring {
  readonly current: string;
  readonly keyOf: (id: string) => KeyObject;
}

const prepare = ({ current, keys }: CodecKeys): Ring => {
  const prepared = new Map(Object.entries(keys).map(([id, key]) => [id, createSecretKey(key)]));
  return {
    current,
    keyOf: (id) => {
      const key = prepared.get(id);
      if (!key) throw new ValueError(`the payload codec has no key called ${id}`);
      return key;
    },
  };
};

const encrypt = (payload: Payload, { current, keyOf }: Ring): Payload => {
  const encoding = payload.metadata?.['encoding'] ?? new Uint8Array();
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, keyOf(current), nonce, authTagLength).setAAD(
    context(current, textOf(encoding)),
  );
  const sealed = [sealing.update(bytesOf(payload)), sealing.final()];
  return {
    metadata: {
      ...payload.metadata,
      encoding: sealedEncoding,
      'plain-encoding': encoding,
      'key-id': utf8.encode(current),
    },
    data: Buffer.concat([nonce, sealing.getAuthTag(), ...sealed]),
  };
};

const decrypt = (payload: Payload, { keyOf }: Ring): Payload => {
  const { 'plain-encoding': encoding, 'key-id': keyId, ...metadata } = payload.metadata ?? {};
  const id = textOf(keyId);
  const data = bytesOf(payload);
  const [nonce, tag] = [data.subarray(0, nonceBytes), data.subarray(nonceBytes, nonceBytes + tagBytes)];
  const opening = createDecipheriv(cipher, keyOf(id), nonce, authTagLength)
    .setAAD(context(id, textOf(encoding)))
    .setAuthTag(tag);
  const plain = Buffer.concat([opening.update(data.subarray(nonceBytes + tagBytes)), opening.final()]);
  return { metadata: { ...metadata, encoding: encoding ?? new Uint8Array() }, data: plain };
};

const isEncrypted = ({ metadata }: Payload): boolean => textOf(metadata?.['encoding']) === ENCODING;

/**
 * A codec that encrypts every payload with the current key and opens those of any key of the ring. Throws for a key it
 * does not have and for a payload that was changed. Payloads that were never encrypted pass as they are.
 */
export const createPayloadCodec = (keys: CodecKeys): PayloadCodec => {
  const ring = prepare(keys);
  return {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypt(payload, ring))),
    // Async, so that what throws is a rejection.
    decode: async (payloads) =>
      Promise.resolve(payloads.map((payload) => (isEncrypted(payload) ? decrypt(payload, ring) : payload))),
  };
};
