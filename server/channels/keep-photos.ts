import { FileRefused, isDocument } from '../attachments/clean-file.ts';
import type { AttachmentStore } from '../attachments/attachment.store.ts';
import type { UploadOf } from '../attachments/upload.store.ts';
import type { Upload } from '../middleware/receive-form.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import { CITIZEN } from './incoming-message.ts';

/** The ids of what was kept, or why one of the files was not, in words. */
export type KeptPhotos =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly status: number; readonly text: string };

const whyByStatus = {
  zh: {
    413: '“{name}”太大，每张不超过 10 MB',
    415: '“{name}”不是能收的照片，请换成 JPG 或 PNG',
    422: '“{name}”打不开，请重拍或换一张',
  },
  en: {
    413: '“{name}” is too large, 10 MB at most',
    415: '“{name}” is no photo we can take; use JPG or PNG',
    422: '“{name}” is damaged; please choose another',
  },
} as const;

/** Keeps photos a citizen sent, one after the other. What was kept before one is refused is named by no ticket, and goes with the sweep. */
export const keepPhotos = async (
  attachments: Pick<AttachmentStore, 'keep'>,
  photos: readonly Upload[],
  language: TimeLanguage,
  of: UploadOf,
): Promise<KeptPhotos> => {
  const ids: string[] = [];
  for (const { name, bytes } of photos) {
    try {
      if (isDocument(bytes)) throw new FileRefused(415, 'no-photo');
      ids.push(await attachments.keep({ name, bytes }, { ...of, by: CITIZEN.id }));
    } catch (error: unknown) {
      if (!(error instanceof FileRefused)) throw error;
      return {
        ok: false,
        status: error.status,
        text: whyByStatus[language][error.status].replace('{name}', name.slice(0, 40)),
      };
    }
  }
  return { ok: true, ids };
};
