// The vault: who asked, kept apart from what was asked. Nothing here is logged, and nothing is opened without a record.
import { createHmac, randomUUID } from 'node:crypto';
import type { Connection, UpdateQuery } from 'mongoose';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { createAuditStore } from '../audit/audit.store.ts';
import type { KeyRing } from '../key-ring.ts';
import { NotFound } from '../stores/not-found.ts';
import { writeTogether } from '../stores/write-together.ts';
import { maskName, maskPhone, plainPhone } from './mask.ts';
import { personModel } from './person.model.ts';
import type { PersonDocument } from './person.model.ts';
import { createVault } from './vault.ts';

/** What a person said of themselves. Whoever says nothing at all is no person but an anonymous demand. */
export interface Identity {
  readonly phone?: string;
  readonly name?: string;
  readonly address?: string;
}

/** A person as pages and tickets know them. `mask` is of the number, null where none was given. */
export interface Remembered {
  readonly personId: string;
  readonly mask: string | null;
  readonly nameMask?: string;
}

/** Why somebody looks behind the mask. `by` is a staff id; the reason is theirs, in words. */
export interface RevealRequest {
  readonly by: string;
  readonly reason: string;
  readonly no: TicketNo;
}

/** The vault of persons. */
export interface PersonStore {
  /** Keeps what was said. The same number is the same person: what is new is added, what is said again replaces. */
  remember(identity: Identity): Promise<Remembered>;
  findByPhone(phone: string): Promise<Remembered | null>;
  findById(personId: string): Promise<Remembered | null>;
  /** Opens the vault for one person. The record of it is written first; without a reason it throws. */
  reveal(personId: string, request: RevealRequest): Promise<Identity>;
  /** Seals everybody anew whom old keys still hold; gives how many. After a run that gives 0 the old keys may be destroyed. */
  rotate(): Promise<number>;
}

/** What the vault needs beside its connection. */
export interface PersonStoreParts {
  readonly vaultKeys: KeyRing;
  /** Key of the hash by which numbers are matched; losing it loses the matching, not the persons. */
  readonly lookupKey: Buffer;
  readonly now: () => Date;
}

const PAGE = 500;

const fields = ['phone', 'name', 'address'] as const;

const placeOf = (personId: string, field: string): string => `${personId}/${field}`;

const rememberedOf = ({
  _id: personId,
  mask,
  nameMask,
}: Pick<PersonDocument, '_id' | 'mask' | 'nameMask'>): Remembered => ({
  personId,
  mask,
  ...(nameMask !== undefined && { nameMask }),
});

/** Seals and opens the fields of a person; each seal fits that person and that field only. */
const createSealing = (vaultKeys: KeyRing) => {
  const vault = createVault(vaultKeys);
  return {
    currentKey: vault.currentKey,
    seal: (personId: string, identity: Identity): Record<string, string> =>
      Object.fromEntries(
        fields.flatMap((field) => {
          const text = identity[field]?.trim();
          return text ? [[`sealed.${field}`, vault.seal(text, placeOf(personId, field))]] : [];
        }),
      ),
    open: ({ _id, sealed }: Pick<PersonDocument, '_id' | 'sealed'>): Identity =>
      Object.fromEntries(Object.entries(sealed).map(([field, text]) => [field, vault.open(text, placeOf(_id, field))])),
  };
};

const oldKeysOf = ({ current, keys }: KeyRing): string[] => Object.keys(keys).filter((kid) => kid !== current);

const personIdOf = (key: Buffer, phone: string): string =>
  `p-${createHmac('sha256', key)
    .update(`person ${plainPhone(phone)}`)
    .digest('base64url')
    .slice(0, 27)}`;

const masksOf = (phone: string, name: string): Omit<Remembered, 'personId'> => ({
  mask: phone === '' ? null : maskPhone(phone),
  ...(name !== '' && { nameMask: maskName(name) }),
});

interface Upsert {
  readonly filter: { readonly _id: string };
  readonly update: UpdateQuery<PersonDocument>;
  readonly upsert: true;
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

// Many demands at once are one write: each waits for it, so what was remembered is durable as before.
const createUpserts = (model: ReturnType<typeof personModel>) =>
  writeTogether((upserts: Upsert[]) =>
    model.bulkWrite(
      upserts.map((updateOne) => ({ updateOne })),
      { ordered: false, throwOnValidationError: true },
    ),
  );

const reseal = async (
  model: ReturnType<typeof personModel>,
  { seal, open, currentKey: kid }: ReturnType<typeof createSealing>,
  person: PersonDocument,
): Promise<number> => {
  const { modifiedCount } = await model.updateOne(
    // Not over what was remembered in the meantime: that person is met again in the next run.
    { _id: person._id, kid: person.kid, updatedAt: person.updatedAt },
    { $set: { ...seal(person._id, open(person)), kid } },
  );
  return modifiedCount;
};

// Along the ids: a rotation meets nearly everybody, so an index of keys would cost every demand and spare nothing.
const resealAll = async (
  model: ReturnType<typeof personModel>,
  sealing: ReturnType<typeof createSealing>,
  oldKeys: readonly string[],
): Promise<number> => {
  const pageAfter = (after: string): Promise<PersonDocument[]> =>
    model
      .find({ _id: { $gt: after }, kid: { $in: oldKeys } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .lean();
  let sealed = 0;
  for (let page = await pageAfter(''); page.length > 0; page = await pageAfter(page[page.length - 1]?._id ?? '')) {
    sealed += sumOf(await Promise.all(page.map((person) => reseal(model, sealing, person))));
  }
  return sealed;
};

/** The vault on one connection. */
export const createPersonStore = (
  connection: Connection,
  { vaultKeys, lookupKey, now }: PersonStoreParts,
): PersonStore => {
  const model = personModel(connection);
  const audit = createAuditStore(connection);
  const sealing = createSealing(vaultKeys);
  const upsertTogether = createUpserts(model);

  const findById = async (personId: string): Promise<Remembered | null> => {
    const found = await model.findOne({ _id: personId }, { sealed: 0 }).lean();
    return found && rememberedOf(found);
  };
  return {
    findById,
    findByPhone: (phone) => findById(personIdOf(lookupKey, phone)),

    async remember(identity) {
      const phone = plainPhone(identity.phone ?? '');
      const personId = phone === '' ? `p-${randomUUID()}` : personIdOf(lookupKey, phone);
      const masks = masksOf(phone, identity.name?.trim() ?? '');
      const at = now().toISOString();
      const sealed = sealing.seal(personId, { ...identity, phone });
      // Whoever is known already keeps the key that their other fields may still need.
      const first = { kid: sealing.currentKey, createdAt: at };
      await upsertTogether({
        filter: { _id: personId },
        update: { $set: { ...sealed, ...masks, updatedAt: at }, $setOnInsert: first },
        upsert: true,
      });
      return { personId, ...masks };
    },

    async reveal(personId, { by, reason, no }) {
      if (reason.trim() === '') throw new Error('a reveal needs a reason');
      const found = await model.findOne({ _id: personId }).lean();
      if (!found) throw new NotFound('such person');
      await audit.record({ at: now().toISOString(), kind: 'reveal', by, no, personId, reason: reason.trim() });
      return sealing.open(found);
    },

    rotate: () => resealAll(model, sealing, oldKeysOf(vaultKeys)),
  };
};
