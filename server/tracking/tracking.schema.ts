import { z } from 'zod';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import type { TimeLanguage } from '../views/present-time.ts';

const words = {
  zh: { no: '工单号像 2026-1124-0001', code: '查询码是 8 位', phone: '请写能打通的号码', name: '最多 40 字' },
  en: {
    no: 'A ticket number looks like 2026-1124-0001',
    code: 'The query code has 8 characters',
    phone: 'Please give a number that works',
    name: 'At most 40 characters',
  },
} as const;

const typedText = (message: string) =>
  z
    .string(message)
    .max(64, message)
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''));

/** Number and query code as people type them: spaces and full-width digits are forgiven. */
export const trackForm = (language: TimeLanguage) => {
  const say = words[language];
  return z.object({
    no: typedText(say.no).refine(isTicketNo, say.no),
    code: typedText(say.code).refine((code) => code.replace(/-/g, '').length === 8, say.code),
  });
};

/** 补留联系方式: the number goes to the vault before the command is given. */
export const contactForm = (language: TimeLanguage) => {
  const say = words[language];
  return z.object({
    phone: z
      .string(say.phone)
      .transform((typed) => typed.normalize('NFKC').replace(/[\s()-]/g, ''))
      .refine((digits) => /^\+?\d{7,15}$/.test(digits), say.phone),
    name: z.string(say.name).trim().max(40, say.name).default(''),
  });
};
