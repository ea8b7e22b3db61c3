// Which files came in and have not been looked after yet. A file is noted here before its first byte is stored: whatever
// goes wrong afterwards – half a file, a refused form, a message that came twice – leaves a trace that can be followed.
import type { Connection } from 'mongoose';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Instant } from '../../workflows/domain/ticket.ts';
import { uploadModel } from './upload.model.ts';
import type { UploadDocument } from './upload.model.ts';

/** Where a file would be named: on its ticket, or on the one that its message becomes. */
export type UploadOf = { readonly no: TicketNo } | { readonly no: null; readonly intakeKey: string };

/** One file that came in. */
export type Upload = UploadOf & { readonly id: string };

/** The open uploads. */
export interface UploadStore {
  /** Notes a file that is about to be stored. */
  note(upload: Upload): Promise<void>;
  /** Files noted before that instant and not yet settled, oldest first, at most `limit` (100). */
  listUnsettled(before: Instant, options?: { readonly limit?: number }): Promise<readonly Upload[]>;
  /** Takes a file off that list: a ticket names it, or it is gone. */
  settle(id: string): Promise<void>;
}

const MANY = 100;

const uploadOf = ({ _id: id, no, intakeKey = '' }: UploadDocument): Upload =>
  no === undefined ? { id, no: null, intakeKey } : { id, no };

/** The open uploads on one connection. */
export const createUploadStore = (connection: Connection, { now }: { readonly now: () => Date }): UploadStore => {
  const model = uploadModel(connection);
  return {
    async note(upload) {
      const where = upload.no === null ? { intakeKey: upload.intakeKey } : { no: upload.no };
      await model.insertMany([{ _id: upload.id, since: now().toISOString(), ...where }], { lean: true });
    },
    async listUnsettled(before, { limit = MANY } = {}) {
      const found = await model
        .find({ since: { $lte: before } })
        .sort({ since: 1 })
        .limit(limit)
        .lean<UploadDocument[]>();
      return found.map(uploadOf);
    },
    async settle(id) {
      await model.deleteOne({ _id: id });
    },
  };
};
