import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Instant } from '../../workflows/domain/ticket.ts';
import { plainDocuments } from '../stores/collection.ts';

/** A file of which it is not known yet whether a ticket names it. `_id` is the file's; one of `no` and `intakeKey` says where it would be named. */
export interface UploadDocument {
  readonly _id: string;
  readonly since: Instant;
  readonly no?: TicketNo;
  readonly intakeKey?: string;
}

const schema = new Schema<UploadDocument>(
  { _id: { type: String, required: true }, since: { type: String, required: true }, no: String, intakeKey: String },
  plainDocuments('uploads'),
);
schema.index({ since: 1 });

/** The model of open uploads on one connection. */
export const uploadModel = (connection: Connection) => connection.model('Upload', schema);
