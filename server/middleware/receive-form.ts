import express from 'express';
import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import { refuse } from '../errors.ts';
import { findCookie } from './read-cookies.ts';
import { CSRF_COOKIE } from './set-up-csrf.ts';

/** One file of a form, wholly in memory; `type` is what the browser said, not what the bytes are. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

// 8,000 Chinese characters are 72,000 bytes once percent-encoded.
const FORM_BYTES = 128 * 1024;
const MEGABYTE = 1024 * 1024;

/** What may be attached to one form. */
export const uploadLimits = { files: 5, bytesPerFile: 10 * MEGABYTE } as const;

const readFields = express.urlencoded({ extended: false, limit: FORM_BYTES, parameterLimit: 200 });
const readFiles = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { files: uploadLimits.files, fileSize: uploadLimits.bytesPerFile, fields: 200, fieldSize: FORM_BYTES / 2 },
}).any();

const isForm = (req: Request): boolean => req.is(['urlencoded', 'multipart']) !== false;

// A fetch of the outbox or of htmx may post without a body at all: `is` gives null then, not false.
const bearsBody = (req: Request): boolean => req.is('*/*') !== null;

/** Reads the fields and files of a posted form into `req.body` and `req.files`; any other kind of body is refused. */
export const receiveForm: RequestHandler = (req, res, next) => {
  req.body ??= {};
  if (!bearsBody(req)) {
    next();
    return;
  }
  if (!isForm(req)) throw refuse.unsupportedFile('form-expected');
  if (req.is('multipart') === false) {
    readFields(req, res, next);
    return;
  }
  // Ten megabytes are read only for one who has opened a page of ours before.
  if (findCookie(req, CSRF_COOKIE) === undefined) throw refuse.forbidden('page-expired');
  readFiles(req, res, next);
};

/** The files of one field; browsers send an empty nameless part where none was chosen, which is left out. */
export const uploadsOf = (req: Request, field: string): readonly Upload[] =>
  (Array.isArray(req.files) ? req.files : [])
    .filter((file) => file.fieldname === field && file.size > 0)
    .map((file) => ({ name: file.originalname, type: file.mimetype, bytes: file.buffer }));
