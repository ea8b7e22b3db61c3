import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { Instant } from '../../workflows/domain/ticket.ts';
import { plainDocuments } from '../stores/collection.ts';

/** A person: everything that identifies is sealed; the masks are what pages may show without opening anything. */
export interface PersonDocument {
  /** A keyed hash of the number, so that the same caller is found without a list of numbers to leak. */
  readonly _id: string;
  /** The oldest key that any of the sealed texts may need. */
  readonly kid: string;
  readonly sealed: Readonly<Record<string, string>>;
  readonly mask: string | null;
  readonly nameMask?: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const text = { type: String, required: true } as const;

const schema = new Schema<PersonDocument>(
  {
    _id: text,
    kid: text,
    sealed: { type: Schema.Types.Mixed, required: true },
    mask: { type: String, default: null },
    nameMask: String,
    createdAt: text,
    updatedAt: text,
  },
  plainDocuments('persons'),
);

/** The model of persons on one connection. */
export const personModel = (connection: Connection) => connection.model('Person', schema);
