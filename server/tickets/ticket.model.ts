// One ticket is one document: state, version and log change in one atomic write, on a standalone server too.
import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { Instant, TicketState } from '../../workflows/domain/ticket.ts';
import { plainDocuments } from '../stores/collection.ts';
import type { StoredEvent } from './event-log.ts';
import type { ListFields } from './list-fields.ts';
import { ticketIndexes } from './ticket-indexes.ts';
import type { IndexKeys } from './ticket-indexes.ts';
import type { TicketIntake } from './ticket-record.ts';

/** The document. State, intake and events are kept as they are: their shapes are the domain's business. */
export interface TicketDocument {
  readonly _id: string;
  readonly version: number;
  readonly state: TicketState;
  readonly events: readonly StoredEvent[];
  readonly intake: TicketIntake;
  readonly intakeKey: string;
  readonly personId: string | null;
  readonly contactMask: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly list: ListFields;
  /** `list.lateAt` and `list.riskAt`, made unique by the number: order and cursor of the lists in one text. */
  readonly dueKey: string;
  readonly riskKey: string | null;
  /** What it has in common with other tickets; see `kin.ts`. */
  readonly kin: readonly string[];
}

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
