import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { Actor } from '../../workflows/domain/ticket.ts';
import { plainDocuments } from '../stores/collection.ts';

/** An account. `login` is in small letters. */
export interface StaffDocument extends Omit<Actor, 'id'> {
  readonly _id: string;
  readonly login: string;
  readonly passwordHash: string;
}

const text = { type: String, required: true } as const;

const schema = new Schema<StaffDocument>(
  { _id: text, name: text, roles: [String], unit: { type: String, default: null }, login: text, passwordHash: text },
  plainDocuments('staff'),
);
schema.index({ login: 1 }, { unique: true });

/** The model of accounts on one connection. */
export const staffModel = (connection: Connection) => connection.model('Staff', schema);
