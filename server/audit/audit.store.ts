// Who looked behind a mask. Written before the look, never changed, never deleted; a look that cannot be recorded is refused.
import type { Connection } from 'mongoose';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Instant } from '../../workflows/domain/ticket.ts';
import { auditModel } from './audit.model.ts';

/** One look: who (`by`, a staff id), at whom, on which ticket, and the reason they gave. */
export interface AuditEntry {
  readonly at: Instant;
  readonly kind: 'reveal';
  readonly by: string;
  readonly no: TicketNo;
  readonly personId: string;
  readonly reason: string;
}

/** The audit record. */
export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /** Newest first, at most 100. */
  listByTicket(no: TicketNo): Promise<readonly AuditEntry[]>;
  /** What one person looked at since, newest first, at most 100. */
  listByStaff(staffId: string, since: Instant): Promise<readonly AuditEntry[]>;
}

const MANY = 100;
const withoutId = { _id: 0 } as const;

/** The audit record on one connection. */
export const createAuditStore = (connection: Connection): AuditStore => {
  const model = auditModel(connection);
  return {
    async record(entry) {
      await model.insertMany([entry], { lean: true });
    },
    listByTicket: (no) =>
      model
        .find({ no, at: { $gt: '' } }, withoutId)
        .sort({ at: -1 })
        .limit(MANY)
        .lean<AuditEntry[]>(),
    listByStaff: (by, since) =>
      model
        .find({ by, at: { $gte: since } }, withoutId)
        .sort({ at: -1 })
        .limit(MANY)
        .lean<AuditEntry[]>(),
  };
};
