import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { Ruling } from '../../workflows/ticket/ruling-of.ts';
import { plainDocuments } from '../stores/collection.ts';

/** A ruling and the version it has among the rules of its category. */
export interface RulingDocument extends Omit<Ruling, 'key'> {
  readonly _id: string;
  readonly version: number;
}

const text = { type: String, required: true } as const;

const schema = new Schema<RulingDocument>(
  {
    _id: text,
    no: text,
    category: text,
    version: { type: Number, required: true },
    lead: text,
    assists: [String],
    basis: { type: String, default: '' },
    minutes: { type: String, default: '' },
    at: text,
    by: text,
  },
  plainDocuments('rulings'),
);
schema.index({ category: 1, version: 1 }, { unique: true });

/** The model of rulings on one connection. */
export const rulingModel = (connection: Connection) => connection.model('Ruling', schema);
