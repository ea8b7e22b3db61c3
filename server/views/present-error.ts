import type { ActionView } from './component-views.ts';
import { errorWords, errorWordsByCode } from './error-words.ts';
import type { ErrorStatus, ErrorWords } from './error-words.ts';
import type { TimeLanguage } from './present-time.ts';

/** What an error page says: what happened, whether anything was lost, what to do, and the number to quote. */
export type ErrorView = ErrorWords & {
  readonly actions: readonly ActionView[];
  readonly reference: string;
};

const hasWords = (status: number): status is ErrorStatus => Object.hasOwn(errorWords.zh, status);

const wordsOf = (status: number, code: string, language: TimeLanguage): ErrorWords => {
  const special = Object.hasOwn(errorWordsByCode, code) ? errorWordsByCode[code] : undefined;
  const nearest = hasWords(status) ? status : status >= 500 ? 500 : 400;
  return special ? special[language] : errorWords[language][nearest];
};

const actionsOf = (status: number, language: TimeLanguage): readonly ActionView[] =>
  status === 401
    ? [{ text: language === 'en' ? 'Sign in' : '去登录', href: '/sign-in', tone: 'primary' }]
    : [{ text: language === 'en' ? 'Home' : '回到首页', href: '/', icon: 'chevron-left' }];

/**
 * Words for an error page or banner. `reference` is the request's id, the only technical thing a stranger sees; `code`
 * is the problem's, for the few that need words of their own.
 */
export const presentError = (
  status: number,
  reference: string,
  language: TimeLanguage = 'zh',
  code = '',
): ErrorView => ({ ...wordsOf(status, code, language), actions: actionsOf(status, language), reference });
