import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { AuditEntry } from './audit.store.ts';
import { plainDocuments } from '../stores/collection.ts';

const text = { type: String, required: true } as const;

const schema = new Schema<AuditEntry>(
  { at: text, kind: text, by: text, no: text, personId: text, reason: text },
  plainDocuments('audit'),
);
schema.index({ no: 1, at: 1 });
schema.index({ by: 1, at: 1 });

/** The model of the audit record on one connection. */
export const auditModel = (connection: Connection) => connection.model('Audit', schema);
