// One ticket is one document: state, version and log change in one atomic write, on a standalone server too.
import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { plainDocuments } from '../stores/collection.ts';
import type { TicketDocument } from './ticket-document.ts';
import { ticketIndexes } from './ticket-indexes.ts';
import type { IndexKeys } from './ticket-indexes.ts';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const plain = { type: Schema.Types.Mixed, required: true } as const;

const schema = new Schema<TicketDocument>(
  {
    _id: text,
    version: { type: Number, required: true },
    state: plain,
    events: { type: [Schema.Types.Mixed] as unknown as typeof Schema.Types.Mixed, required: true },
    intake: plain,
    intakeKey: text,
    personId: optionalText,
    contactMask: optionalText,
    createdAt: text,
    updatedAt: text,
    list: plain,
    dueKey: text,
    riskKey: optionalText,
    kin: { type: [String], required: true },
  },
  plainDocuments('tickets'),
);

const { intake, ...lists } = ticketIndexes;
schema.index(intake, { unique: true });
Object.values<IndexKeys>(lists).forEach((keys) => schema.index(keys));

/** The model of tickets on one connection. */
export const ticketModel = (connection: Connection) => connection.model('Ticket', schema);
