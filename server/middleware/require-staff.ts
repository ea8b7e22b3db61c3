import type { Request, RequestHandler, Response } from 'express';
import type { Role } from '../../workflows/domain/roles.ts';
import { refuse } from '../errors.ts';
import { findStaff } from './current-staff.ts';
import { isFragment, wantsJson } from './reply.ts';

const guards = new WeakSet<RequestHandler>();

const guard = (handler: RequestHandler): RequestHandler => {
  guards.add(handler);
  return handler;
};

/** True for the handlers below: a test asks it of the first handler of every route. */
export const isGuard = (handler: RequestHandler): boolean => guards.has(handler);

/** A route that is open to all, said on purpose. */
export const anyone: RequestHandler = guard((_req, _res, next) => next());

// Back to a page only: the address of a post would be opened by GET, and a header may say anything.
const pageToReturnTo = (req: Request): string => {
  const page = isFragment(req) ? (req.get('HX-Current-URL') ?? '') : req.method === 'GET' ? req.originalUrl : '';
  if (page === '' || !URL.canParse(page, 'http://here')) return '/staff';
  const { pathname, search } = new URL(page, 'http://here');
  return `${pathname}${search}`;
};

const askToSignIn = (req: Request, res: Response): void => {
  if (wantsJson(req)) throw refuse.unauthenticated();
  const signIn = `/sign-in?next=${encodeURIComponent(pageToReturnTo(req))}`;
  if (isFragment(req)) res.set('HX-Redirect', signIn).status(401).end();
  else res.redirect(303, signIn);
};

/** Lets in who bears one of the roles, or anybody signed in where none is named. Says nothing of units or tickets. */
export const requireStaff = (...roles: readonly Role[]): RequestHandler =>
  guard((req, res, next) => {
    const staff = findStaff(req);
    if (!staff) {
      askToSignIn(req, res);
      return;
    }
    if (roles.length > 0 && !staff.roles.some((role) => roles.includes(role))) throw refuse.forbidden('wrong-role');
    next();
  });

/** For machines that know a key, which `isRight` compares; without it the answer is 401. */
export const requireKey = (isRight: (req: Request) => boolean): RequestHandler =>
  guard((req, _res, next) => {
    if (!isRight(req)) throw refuse.unauthenticated('key-needed');
    next();
  });
