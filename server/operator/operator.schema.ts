// What a call may bear. Nothing but the text is asked for, and not even that where a card answers or 119 is called.
import { z } from 'zod';
import { choices } from '../../workflows/domain/action-forms.ts';
import type { DemandType } from '../../workflows/domain/deadlines.ts';
import { LONGEST_TEXT } from '../../workflows/domain/form-fields.ts';

const PHONE = /^\+?\d{7,15}$/;
const odd = '这一项看不懂，请重填';
const types = choices.type.map(([code]) => code) as [DemandType, ...DemandType[]];
const services = choices.emergency.map(([code]) => code) as ['110', ...string[]];

const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s()-]/g, '');
const line = z.string(odd).trim().max(100, '最多 100 字').default('');
// A select that was left alone sends an empty text.
const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((typed) => (typed === '' ? undefined : typed), schema.optional());

const fields = {
  phone: z
    .string(odd)
    .transform(plainNumber)
    .refine((digits) => digits === '' || PHONE.test(digits), '号码像是写错了，请核对；不愿留可以清空')
    .default(''),
  name: line,
  body: z.string(odd).trim().max(LONGEST_TEXT, `最多 ${LONGEST_TEXT} 字`).default(''),
  title: line,
  place: line,
  type: orEmpty(z.enum(types, '请从列出的类型里选')),
  category: orEmpty(z.string(odd).max(20, odd)),
  urgent: z.literal('yes', odd).optional(),
  secret: z.literal('yes', odd).optional(),
  prefers: line,
  needs: line,
};

/** A call while it is being written: nothing is missing yet, and what cannot be read is left out; the next key mends it. */
export const callSketch = z.object({
  phone: z.string().transform(plainNumber).catch(''),
  body: z.string().trim().catch(''),
  title: line.catch(''),
  place: line.catch(''),
  type: fields.type.catch(undefined),
  category: fields.category.catch(undefined),
  urgent: fields.urgent.catch(undefined),
  secret: fields.secret.catch(undefined),
});

/** A call to be registered, and what is done with it at once: answered with a card, or handed to an emergency number. */
export const callForm = z
  .object({
    ...fields,
    answerCard: orEmpty(z.string(odd).max(80, odd)),
    emergency: orEmpty(z.enum(services, '只能转 110、119、120、122')),
    receipt: z.string(odd).trim().max(200, '最多 200 字').default(''),
  })
  .refine((call) => call.body !== '' || call.answerCard !== undefined || call.emergency !== undefined, {
    path: ['body'],
    message: '请写下来电人说了什么',
  });

/** More on a ticket the caller has already. */
export const appendForm = z.object({
  phone: fields.phone.refine((digits) => digits !== '', '先填来电号码，才知道是不是本人的件'),
  body: fields.body.refine((text) => text !== '', '请写下要补充的内容'),
  to: z.string(odd).max(24, odd),
});

/** A call as it was read. */
export type Call = z.infer<typeof callForm>;
/** A call that is being written. */
export type CallSketch = z.infer<typeof callSketch>;
