// What the dispatcher's form may bear. Everything is optional: an empty form sends out what the catalogue proposes.
import { z } from 'zod';
import { choices } from '../../workflows/domain/action-forms.ts';
import type { DemandType } from '../../workflows/domain/deadlines.ts';
import { LONGEST_TEXT } from '../../workflows/domain/form-fields.ts';
import type { PlanChanges } from './dispatch-plan.ts';
import type { Ending } from './plan-commands.ts';

const types = choices.type.map(([code]) => code) as [DemandType, ...DemandType[]];
const odd = '这一项看不懂，请重选';
const line = (most: number) => z.string(odd).trim().max(most, `最多 ${most} 字`).optional();
const id = z.string(odd).trim().max(60, odd).optional();

/** The fields of the plan, by name. `planned` marks a form that shows the assisting units: none chosen then means none wanted. */
export const planForm = z.object({
  lead: id,
  assists: z
    .union([z.string(), z.array(z.string()).max(20, '协办单位最多 20 个')], odd)
    .transform((one) =>
      [one]
        .flat()
        .map((unit) => unit.trim())
        .filter((unit) => unit !== ''),
    )
    .optional(),
  planned: z.literal('yes').optional(),
  category: id,
  type: z.union([z.enum(types, '请从列出的类型里选'), z.literal('')]).optional(),
  urgent: z.enum(['yes', 'no'], odd).optional(),
  basis: line(200),
  overrideReason: line(1000),
});

/** The reason of a 会商 that is called from the desk. */
export const conveneForm = z.object({
  reason: z.string(odd).trim().min(1, '请写为什么要会商').max(LONGEST_TEXT, `最多 ${LONGEST_TEXT} 字`),
});

/** An answer at once. Who asked will read `answer`; `source` is named with it. */
export const answerForm = z.object({
  answer: z.string(odd).trim().min(1, '请写答复：诉求人看到的就是这段话').max(LONGEST_TEXT, `最多 ${LONGEST_TEXT} 字`),
  source: z.string(odd).trim().min(1, '请写依据来源：知识条目或文件').max(200, '最多 200 字'),
});

const orNothing = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** The form as changes to a proposal. */
export const changesOf = (form: z.infer<typeof planForm>): PlanChanges => ({
  lead: orNothing(form.lead),
  assists: form.assists ?? (form.planned === undefined ? undefined : []),
  category: orNothing(form.category),
  type: form.type === '' ? undefined : form.type,
  urgent: form.urgent === undefined ? undefined : form.urgent === 'yes',
  basis: orNothing(form.basis),
  overrideReason: orNothing(form.overrideReason),
});

/** Whichever form belongs to the ending that the address names; its value is what the ending says. */
export const endingForms = {
  dispatch: z.object({}).transform((): Ending => ({ action: 'dispatch' })),
  convene: conveneForm.transform((said): Ending => ({ action: 'convene', ...said })),
  answer: answerForm.transform((said): Ending => ({ action: 'answerDirect', ...said })),
} as const;
