import { attachmentIdsOf } from '../tickets/narrow-for.ts';
import type { TicketStore } from '../tickets/ticket.store.ts';
import type { AttachmentStore } from './attachment.store.ts';
import type { Upload, UploadStore } from './upload.store.ts';

/** What settling needs of the house. */
export interface SettleDeps {
  readonly uploads: Pick<UploadStore, 'settle'>;
  readonly attachments: Pick<AttachmentStore, 'remove'>;
  readonly tickets: Pick<TicketStore, 'findFile' | 'findByIntake'>;
}

/**
 * Looks whether a ticket names a file that came in, and removes a file that none does: of a form that was refused, of a
 * message that came twice, of a request that broke off. The ticket itself is asked, never a mark beside it that a crash
 * may have lost. The file goes before its note, so that half a removal is done again.
 */
export const settleUpload = async ({ uploads, attachments, tickets }: SettleDeps, upload: Upload): Promise<void> => {
  const file = await (upload.no === null ? tickets.findByIntake(upload.intakeKey) : tickets.findFile(upload.no));
  if (!file || !attachmentIdsOf(file).has(upload.id)) await attachments.remove(upload.id);
  await uploads.settle(upload.id);
};
