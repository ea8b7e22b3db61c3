import { z } from 'zod';
import { LONGEST_TEXT } from '../../../workflows/domain/form-fields.ts';

const SHANGHAI = '+08:00';

/** `2019/2/28 11:25:05` or an ISO text, civil time of Asia/Shanghai where no zone stands; null for anything else. */
export const parseStatedAt = (text: string): string | null => {
  const [, year, month, day, time] =
    /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})[ T](\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text.trim()) ?? [];
  const two = (part = ''): string => part.padStart(2, '0');
  const iso =
    year === undefined || time === undefined
      ? text
      : `${year}-${two(month)}-${two(day)}T${time.padStart(time.length > 5 ? 8 : 5, '0')}${SHANGHAI}`;
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

/** One message of the past, as `npm run replay` posts it. `caller` is a code and no number: nobody can be called by it. */
export const replayMessage = z.object({
  id: z.string().min(1).max(120),
  title: z.string().trim().max(200).default(''),
  body: z.string().trim().min(1).max(LONGEST_TEXT),
  caller: z.string().max(120).optional(),
  at: z
    .string()
    .max(40)
    .transform((text, context) => {
      const at = parseStatedAt(text);
      if (at !== null) return at;
      context.addIssue({ code: 'custom', message: 'not a time' });
      return z.NEVER;
    })
    .optional(),
});
