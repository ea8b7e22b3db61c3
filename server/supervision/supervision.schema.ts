import { z } from 'zod';
import { choices } from '../../workflows/domain/action-forms.ts';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import { boardLevels } from './board-choice.ts';
import { boardViews } from './board-views.ts';

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

/** The longest name of a saved view: what a pill can hold. */
export const LONGEST_NAME = 12;

const viewCodes = boardViews.map(({ code }) => code) as [string, ...string[]];
const levelCodes = boardLevels.map(String) as [string, ...string[]];
const oddUnit = '没有这个单位，请重选';

/** A view to be saved: its name, and what the board shows. `units` are the ids of all units. */
export const savedViewForm = (units: Readonly<object>) =>
  z.object({
    name: z
      .string({ error: '请给视图起个名字' })
      .trim()
      .min(1, '请给视图起个名字')
      .max(LONGEST_NAME, `名字最多 ${LONGEST_NAME} 个字`)
      .refine((name) => boardViews.every(({ text }) => text !== name), '已有叫这个名字的视图，请换一个'),
    view: z.enum(viewCodes, { error: '没有这样的视图，请重选' }),
    lead: z
      .string(oddUnit)
      .refine((lead) => lead === '' || Object.hasOwn(units, lead), oddUnit)
      .optional(),
    level: z.union([z.enum(levelCodes), z.literal('')], { error: '没有这个督办级别，请重选' }).optional(),
  });

/** Which saved view is to be removed. */
export const removeViewForm = z.object({ id: z.string().regex(/^[\w:-]{8,64}$/) });
