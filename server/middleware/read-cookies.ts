import type { Request, RequestHandler } from 'express';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not ours: we write only what decodes.
    return text;
  }
};

const parseCookies = (header: string): Record<string, string> => {
  const found = Object.create(null) as Record<string, string>;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) found[pair.slice(0, at).trim()] ??= decoded(pair.slice(at + 1).trim());
  }
  return found;
};

/** The cookie of that name, if the browser sent one. Anybody may have written it. */
export const findCookie = (req: Request, name: string): string | undefined =>
  (req.cookies as Record<string, string>)[name];

/** Reads the cookies of the request into `req.cookies`, where the CSRF library looks for its own. */
export const readCookies: RequestHandler = (req, _res, next) => {
  req.cookies = parseCookies(req.get('cookie') ?? '');
  next();
};
