import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { plainDocuments } from '../stores/collection.ts';

/** One document for the whole office: how many tickets stand in each status. */
export interface StatusCountDocument {
  readonly _id: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Rises with every write. */
  readonly revision: number;
}

const schema = new Schema<StatusCountDocument>(
  { _id: { type: String, required: true }, counts: { type: Schema.Types.Mixed, required: true }, revision: Number },
  plainDocuments('statusCounts'),
);

/** The model of the counters on one connection. */
export const statusCountModel = (connection: Connection) => connection.model('StatusCount', schema);
