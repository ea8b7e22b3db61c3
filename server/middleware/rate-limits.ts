import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Options } from 'express-rate-limit';
import { refuse } from '../errors.ts';

const MINUTE_MS = 60_000;

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

const limit = (options: Partial<Options>): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw refuse.tooMany();
    },
    ...options,
  });

const reads = ['GET', 'HEAD', 'OPTIONS'];

/** Posts in a minute: by person where someone is signed in, else by address. Reading is not counted. */
export const limitPosts = (limits: {
  readonly publicPostsPerMinute: number;
  readonly staffPostsPerMinute: number;
}): RequestHandler =>
  limit({
    limit: (req) => (req.staffId === undefined ? limits.publicPostsPerMinute : limits.staffPostsPerMinute),
    keyGenerator: (req) => req.staffId ?? addressOf(req),
    skip: (req) => reads.includes(req.method),
  });

const loginOf = (req: Request): string => {
  const typed: unknown = (req.body as { login?: unknown } | undefined)?.login;
  return typeof typed === 'string' ? typed.slice(0, 80).toLowerCase() : '';
};

/** Locks a login for a quarter of an hour after ten wrong passwords, and an address after fifty, whatever logins it tried. */
export const limitSignIns = (): RequestHandler[] => {
  const quarterHour = { windowMs: 15 * MINUTE_MS, skipSuccessfulRequests: true };
  return [
    limit({ ...quarterHour, limit: 10, keyGenerator: (req) => `login ${loginOf(req)}` }),
    limit({ ...quarterHour, limit: 50, keyGenerator: addressOf }),
  ];
};

/** Ten wrong query codes a quarter of an hour from one address: a code cannot be found by trying. */
export const limitGuesses = (): RequestHandler =>
  limit({ windowMs: 15 * MINUTE_MS, limit: 10, skipSuccessfulRequests: true, keyGenerator: addressOf });

/** Requests a minute from one address, for machines that post much. */
export const limitMachine = (perMinute: number): RequestHandler => limit({ limit: perMinute, keyGenerator: addressOf });
