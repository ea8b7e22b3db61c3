import type { Request, Response } from 'express';

/** True where htmx asked for a part of a page; a boosted link wants the whole page. */
export const isFragment = (req: Request): boolean =>
  req.get('HX-Request') === 'true' && req.get('HX-Boosted') !== 'true';

/** True for programs, which get problem+json instead of a page. A GET has no body: `is` gives null for it. */
export const wantsJson = (req: Request): boolean =>
  !isFragment(req) && (typeof req.is('json') === 'string' || req.accepts(['html', 'json']) === 'json');

const follow = (req: Request, res: Response, path: string): void => {
  if (isFragment(req)) {
    res.set('HX-Redirect', path).status(204).end();
    return;
  }
  res.redirect(303, path);
};

/** Sends the browser to another page after a successful post; htmx follows its own header, as it never sees a 303. */
export const goTo = (req: Request, res: Response, path: string): void => {
  // Right after sign-out there is no session any more.
  const session = req.session as Request['session'] | undefined;
  if (session?.flash === undefined) {
    follow(req, res, path);
    return;
  }
  // The headers of an answer leave before its session is stored: a quick browser would open the page without the flash.
  session.save(() => follow(req, res, path));
};
