import { z } from 'zod';
import { choices } from '../../workflows/domain/action-forms.ts';
import { isTicketNo } from '../../workflows/domain/ids.ts';

const MOST_AT_ONCE = 50;

const many = z
  .union([z.string(), z.array(z.string())], { error: '请先选中要办的件' })
  .transform((value) => [...new Set([value].flat())])
  .refine((nos) => nos.length > 0 && nos.every(isTicketNo), '请先选中要办的件')
  .refine((nos) => nos.length <= MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 件`);

/** 催办: which tickets, and what to say. */
export const remindForm = z.object({
  nos: many,
  reason: z.string({ error: '请写催办内容' }).trim().min(1, '请写催办内容').max(1000, '最多 1000 字'),
});

/** The preview of 督办单 for the ticked tickets. */
export const previewForm = z.object({ nos: many });

const causes = choices.orderCause.map(([code]) => code) as [string, ...string[]];

const orderText = z.string({ error: '请写督办内容' }).trim().min(1, '请写督办内容').max(4000, '督办内容最多 4000 字');

/** 督办单 for these tickets: one cause for all, the text of each in `text-<no>`. */
export const orderForm = (nos: readonly string[]) =>
  z.object({
    ...Object.fromEntries(nos.map((no) => [`text-${no}`, orderText])),
    cause: z.enum(causes, { error: '请选事由' }),
  });
