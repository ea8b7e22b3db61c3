import type { RequestHandler } from 'express';
import session from 'express-session';

const TWELVE_HOURS_MS = 12 * 3_600_000;

/** Name of the cookie that carries the session's id. */
export const SESSION_COOKIE = 'session';

/** What sessions need; `store` is MongoDB in service and memory in tests. */
export interface SessionOptions {
  readonly store: session.Store;
  readonly secret: string;
  readonly https: boolean;
}

/** Sessions of staff: twelve hours after the last click they end. Citizens get none, so their pages write nothing. */
export const setUpSession = ({ store, secret, https }: SessionOptions): RequestHandler =>
  session({
    store,
    secret,
    name: SESSION_COOKIE,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: https, maxAge: TWELVE_HOURS_MS },
  });
