import type { Request, Response } from 'express';
import type { TimeLanguage } from '../views/present-time.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
const COOKIE = 'lang';

const asked = (req: Request): string | undefined =>
  typeof req.query['lang'] === 'string' ? req.query['lang'] : undefined;
const remembered = (req: Request): string | undefined =>
  /(?:^|; )lang=(zh|en)(?:;|$)/.exec(req.get('cookie') ?? '')?.[1];

const links = (req: Request, current: TimeLanguage) => {
  const path = req.method === 'GET' ? req.path : '/';
  return [
    { code: 'zh-CN', text: '中文', href: `${path}?lang=zh`, current: current === 'zh' },
    { code: 'en', text: 'English', href: `${path}?lang=en`, current: current === 'en' },
  ];
};

/**
 * The language of a public page: `?lang=` wins and is remembered in this browser, else what was remembered, else Chinese.
 * Fills `lang` and `languages` of the layout.
 */
export const usePublicLanguage = (req: Request, res: Response): TimeLanguage => {
  const choice = asked(req);
  const language = (choice ?? remembered(req)) === 'en' ? 'en' : 'zh';
  if (choice === 'zh' || choice === 'en') {
    res.cookie(COOKIE, choice, { maxAge: YEAR_MS, sameSite: 'lax', httpOnly: true });
  }
  res.locals['lang'] = language === 'en' ? 'en' : 'zh-CN';
  res.locals['languages'] = links(req, language);
  return language;
};
