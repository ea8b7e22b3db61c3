import sharp from 'sharp';

const SIZE = { width: 320, height: 240 } as const;

/** A kept photo as it stands small on a page: a few kilobytes, for a phone far out pays for each of them. */
export const drawThumbnail = (photo: Buffer): Promise<Buffer> =>
  sharp(photo)
    .resize({ ...SIZE, fit: 'cover' })
    .webp({ quality: 60 })
    .toBuffer();
