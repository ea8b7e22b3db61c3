// What the public form may bear. Messages are printed beside the fields, so each is in the language of the page.
import { z } from 'zod';
import type { DemandType } from '../../../workflows/domain/deadlines.ts';
import { LONGEST_TEXT } from '../../../workflows/domain/form-fields.ts';
import type { TimeLanguage } from '../../views/present-time.ts';

const types = [
  'help',
  'complaint',
  'consult',
  'report',
  'suggestion',
  'praise',
] as const satisfies readonly DemandType[];

/** The longest place and name that are taken, in characters. */
export const LONGEST_LINE = 100;

const PHONE = /^(?:\+?\d{7,15}|0\d{2,3}-?\d{7,8})$/;

const words = {
  zh: {
    body: '请写下是什么事',
    long: `最多 ${LONGEST_TEXT} 字`,
    line: `最多 ${LONGEST_LINE} 字`,
    phone: '号码像是写错了，请核对；不想留可以清空',
    type: '请从列出的类型里选',
    odd: '这一项看不懂，请重填',
    honeypot: '请把这一栏留空',
  },
  en: {
    body: 'Please say what happened',
    long: `At most ${LONGEST_TEXT} characters`,
    line: `At most ${LONGEST_LINE} characters`,
    phone: 'This number looks wrong; correct it, or leave it empty',
    type: 'Please choose one of the kinds',
    odd: 'We cannot read this',
    honeypot: 'Please leave this empty',
  },
} as const;

const degrees = (limit: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,10})?$/)
    .transform(Number)
    .pipe(z.number().min(-limit).max(limit))
    .optional()
    .catch(undefined);

const createForm = (language: TimeLanguage) => {
  const say = words[language];
  const line = z.string(say.odd).trim().max(LONGEST_LINE, say.line).default('');
  const phone = z
    .string(say.odd)
    .transform((typed) => typed.normalize('NFKC').replace(/[\s()]/g, ''))
    .refine((digits) => digits === '' || PHONE.test(digits), say.phone);
  return z.object({
    body: z.string(say.body).trim().min(1, say.body).max(LONGEST_TEXT, say.long),
    place: line,
    lat: degrees(90),
    lng: degrees(180),
    phone: phone.default(''),
    name: line,
    type: z.enum(types, say.type).default('help'),
    secret: z.literal('yes', say.odd).optional(),
    earlier: z.string(say.odd).max(80, say.odd).optional(),
    website: z.string(say.honeypot).max(0, say.honeypot).default(''),
  });
};

// Built once: to build one costs more than to read a form with it.
const forms = { zh: createForm('zh'), en: createForm('en') } as const;

/** The public form in one language. Photos come beside it; a pin that cannot be read is no reason to lose a demand. */
export const demandForm = (language: TimeLanguage) => forms[language];

/** A form that was read. */
export type DemandForm = z.infer<ReturnType<typeof demandForm>>;
