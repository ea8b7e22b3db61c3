import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import { plainDocuments } from '../stores/collection.ts';

/** Sums of one clock name, of all workers since the beginning. `counts` holds one number a bucket, by its index. */
export interface LatenessDocument {
  readonly _id: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly sumSeconds: number;
}

const schema = new Schema<LatenessDocument>(
  { _id: String, counts: { type: Schema.Types.Mixed, default: {} }, sumSeconds: Number },
  plainDocuments('lateness'),
);

/** The model on one connection. */
export const latenessModel = (connection: Connection): Model<LatenessDocument> =>
  connection.model<LatenessDocument>('Lateness', schema);
