// What may be kept of a file that somebody sent: decided by its bytes, never by its name or by what the browser says of it.
import sharp from 'sharp';
import type { Sharp } from 'sharp';

/** A file fit to be kept, its type true. */
export interface CleanFile {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  readonly bytes: Buffer;
}

/** A file that is not kept. The status is the answer's: 413 too large, 415 no kind that we keep, 422 broken. */
export class FileRefused extends Error {
  readonly status: 413 | 415 | 422;
  readonly code: string;
  constructor(status: 413 | 415 | 422, code: string, options?: ErrorOptions) {
    super(`the file is refused: ${code}`, options);
    this.name = 'FileRefused';
    this.status = status;
    this.code = code;
  }
}

const MAX_BYTES = 10 * 1024 * 1024;
// A picture of a few kilobytes can unfold to gigabytes; no telephone takes more than this.
const MAX_PIXELS = 120_000_000;
const LONGEST_SIDE = 2_560;

type Encode = (image: Sharp) => Sharp;

const encoders: Readonly<Record<string, readonly [type: CleanFile['type'], encode: Encode]>> = {
  jpeg: ['image/jpeg', (image) => image.jpeg({ quality: 82, mozjpeg: true })],
  png: ['image/png', (image) => image.png()],
  webp: ['image/webp', (image) => image.webp({ quality: 82 })],
};

const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).toString('latin1') === text;

const formatOf = (bytes: Buffer): string | undefined => {
  if (startsWith(bytes, '\xff\xd8\xff')) return 'jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp';
  return startsWith(bytes, '%PDF-') ? 'pdf' : undefined;
};

/** True for a document, which is kept but cannot be shown among photos. */
export const isDocument = (bytes: Buffer): boolean => formatOf(bytes) === 'pdf';

// Drawn anew: place, device and time of a photo, and anything hidden behind its pixels, stay outside.
const redraw = async (bytes: Buffer, format: string): Promise<CleanFile> => {
  const encoder = encoders[format];
  if (!encoder) throw new FileRefused(415, 'unsupported-type');
  const [type, encode] = encoder;
  try {
    const upright = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
    return { type, bytes: await encode(upright).toBuffer() };
  } catch (error: unknown) {
    throw new FileRefused(422, 'broken-file', { cause: error });
  }
};

/**
 * The file as it may be kept: photos (JPEG, PNG, WebP) turned upright, at most 2,560 pixels a side and without metadata;
 * PDF as it is. Throws {@link FileRefused}. HEIC is refused: it cannot be drawn anew here, and would carry its place along.
 */
export const cleanFile = async (bytes: Buffer): Promise<CleanFile> => {
  if (bytes.length > MAX_BYTES) throw new FileRefused(413, 'too-large');
  const format = formatOf(bytes);
  if (format === undefined) {
    throw new FileRefused(415, startsWith(bytes, 'ftyphei', 4) ? 'heic-unsupported' : 'unsupported-type');
  }
  return format === 'pdf' ? { type: 'application/pdf', bytes } : redraw(bytes, format);
};
