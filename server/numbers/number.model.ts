import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { plainDocuments } from '../stores/collection.ts';

/** The numbers of one civil day (`_id`, `2026-11-24`): how many have been leased. */
export interface NumberDocument {
  readonly _id: string;
  readonly leased: number;
}

const schema = new Schema<NumberDocument>(
  { _id: { type: String, required: true }, leased: { type: Number, required: true } },
  plainDocuments('numbers'),
);

/** The model of leased numbers on one connection. */
export const numberModel = (connection: Connection) => connection.model('Number', schema);
