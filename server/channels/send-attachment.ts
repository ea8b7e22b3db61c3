import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { AttachmentStore } from '../attachments/attachment.store.ts';
import { refuse } from '../errors.ts';

/** Streams one kept file to a browser that may see it, for this browser alone; 404 where there is none. */
export const sendAttachment = async (
  attachments: Pick<AttachmentStore, 'findById'>,
  id: string,
  res: Response,
): Promise<void> => {
  const file = await attachments.findById(id);
  if (!file) throw refuse.notFound('no-such-file');
  res.type(file.type).set({ 'Content-Length': String(file.sizeBytes), 'Cache-Control': 'private, max-age=3600' });
  await pipeline(file.content, res);
};
