import { doubleCsrf } from 'csrf-csrf';
import type { Request, RequestHandler, Response } from 'express';

/** The cookie that holds the other half of the token: who has it has opened a page of ours. */
export const CSRF_COOKIE = 'csrf';

/** `protect` refuses posts without the right token; `tokenFor` gives the token a page prints (and sets its cookie). */
export interface Csrf {
  readonly protect: RequestHandler;
  readonly tokenFor: (req: Request, res: Response) => string;
}

const tokenIn = ({ body, headers }: Request): string | undefined => {
  const typed: unknown = (body as { _csrf?: unknown } | undefined)?._csrf;
  return typeof typed === 'string' ? typed : headers['x-csrf-token'];
};

/** Double submit: a signed token in cookie and form. Bound to the session where someone is signed in, so sign-in renews it. */
export const createCsrf = ({ secret, https }: { readonly secret: string; readonly https: boolean }): Csrf => {
  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (req) => (req.staffId === undefined ? 'public' : req.sessionID),
    getCsrfTokenFromRequest: tokenIn,
    cookieName: CSRF_COOKIE,
    cookieOptions: { sameSite: 'lax', httpOnly: true, secure: https, path: '/' },
    errorConfig: { statusCode: 403, message: 'page-expired', code: 'page-expired' },
  });
  return { protect: doubleCsrfProtection, tokenFor: (req, res) => generateCsrfToken(req, res) };
};
