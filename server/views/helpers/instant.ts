import type { HelperOptions } from 'handlebars';
import { presentInstant } from '../present-time.ts';

/** `{{instant at}}`: a Date or ISO text as 今天 15:30, in the page's language; nothing for nothing. */
export const createInstant =
  (now: () => Date) =>
  (at: unknown, options: HelperOptions): string => {
    const date = at instanceof Date ? at : new Date(typeof at === 'string' ? at : Number.NaN);
    const root = options.data as { root: { lang?: string } };
    return Number.isNaN(date.getTime()) ? '' : presentInstant(date, now(), root.root.lang === 'en' ? 'en' : 'zh');
  };
