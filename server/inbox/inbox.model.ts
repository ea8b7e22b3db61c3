import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { Notice } from '../../workflows/domain/notices.ts';
import { plainDocuments } from '../stores/collection.ts';

/** A notice and who has read it. `expiresAt` is a Date because the server removes by it. */
export interface NoticeDocument extends Omit<Notice, 'key'> {
  readonly _id: string;
  readonly readBy: readonly string[];
  readonly expiresAt: Date;
}

const text = { type: String, required: true } as const;

const schema = new Schema<NoticeDocument>(
  {
    _id: text,
    no: text,
    to: text,
    kind: text,
    clock: { type: String, default: null },
    at: text,
    readBy: [String],
    expiresAt: Date,
  },
  plainDocuments('notices'),
);
schema.index({ to: 1, at: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** The model of notices on one connection. */
export const noticeModel = (connection: Connection) => connection.model('Notice', schema);
