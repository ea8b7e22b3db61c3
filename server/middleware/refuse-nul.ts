import type { RequestHandler } from 'express';
import { refuse } from '../errors.ts';

const NUL = '\0';

const bearsNul = (typed: unknown): boolean =>
  Array.isArray(typed) ? typed.some(bearsNul) : typeof typed === 'string' && typed.includes(NUL);

/** Refuses NUL in address and form. No keyboard makes it, and databases cut names and patterns off at it. */
export const refuseNul: RequestHandler = (req, _res, next) => {
  const fields = Object.entries((req.body ?? {}) as Readonly<Record<string, unknown>>).flat();
  if (req.originalUrl.includes('%00') || fields.some(bearsNul)) throw refuse.badRequest('nul-character');
  next();
};
