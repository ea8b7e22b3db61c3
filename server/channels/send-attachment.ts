import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { AttachmentStore } from '../attachments/attachment.store.ts';
import { drawThumbnail } from '../attachments/draw-thumbnail.ts';
import { refuse } from '../errors.ts';

type Files = Pick<AttachmentStore, 'findById'>;

const PRIVATE = { 'Cache-Control': 'private, max-age=3600' } as const;

/** Streams one kept file to a browser that may see it, for this browser alone; 404 where there is none. */
export const sendAttachment = async (attachments: Files, id: string, res: Response): Promise<void> => {
  const file = await attachments.findById(id);
  if (!file) throw refuse.notFound('no-such-file');
  res.type(file.type).set({ ...PRIVATE, 'Content-Length': String(file.sizeBytes) });
  await pipeline(file.content, res);
};

/** The same file drawn small; 404 also for what is no photo. */
export const sendThumbnail = async (attachments: Files, id: string, res: Response): Promise<void> => {
  const file = await attachments.findById(id);
  if (!file?.type.startsWith('image/')) throw refuse.notFound('no-such-file');
  const small = await drawThumbnail(await buffer(file.content));
  res.type('image/webp').set(PRIVATE).send(small);
};
