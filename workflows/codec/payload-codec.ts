// Temporal stores what people said about each other: every payload leaves this process encrypted.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
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

const utf8 = new TextEncoder();
const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

// Bound to the ciphertext, so that nobody can present one kind of value as another or name another key.
const context = (keyId: string, encoding: string): Buffer => Buffer.from(`${keyId}\n${encoding}`);

// Protobuf gives an empty array, and no bytes, for a value of no length (undefined).
const bytesOf = ({ data }: Payload): Uint8Array => (data?.length ? data : new Uint8Array());

const keyOf = ({ keys }: CodecKeys, id: string): Uint8Array => {
  const key = keys[id];
  if (!key) throw new ValueError(`the payload codec has no key called ${id}`);
  return key;
};

const encrypt = (payload: Payload, ring: CodecKeys): Payload => {
  const { current } = ring;
  const encoding = textOf(payload.metadata?.['encoding']);
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, keyOf(ring, current), nonce, { authTagLength: tagBytes }).setAAD(
    context(current, encoding),
  );
  const sealed = [sealing.update(bytesOf(payload)), sealing.final()];
  return {
    metadata: {
      ...payload.metadata,
      encoding: utf8.encode(ENCODING),
      'plain-encoding': utf8.encode(encoding),
      'key-id': utf8.encode(current),
    },
    data: Buffer.concat([nonce, sealing.getAuthTag(), ...sealed]),
  };
};

const decrypt = (payload: Payload, ring: CodecKeys): Payload => {
  const { 'plain-encoding': encoding, 'key-id': keyId, ...metadata } = payload.metadata ?? {};
  const id = textOf(keyId);
  const data = bytesOf(payload);
  const [nonce, tag] = [data.subarray(0, nonceBytes), data.subarray(nonceBytes, nonceBytes + tagBytes)];
  const opening = createDecipheriv(cipher, keyOf(ring, id), nonce, { authTagLength: tagBytes })
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
export const createPayloadCodec = (ring: CodecKeys): PayloadCodec => ({
  encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypt(payload, ring))),
  // Async, so that what throws is a rejection.
  decode: async (payloads) =>
    Promise.resolve(payloads.map((payload) => (isEncrypted(payload) ? decrypt(payload, ring) : payload))),
});
