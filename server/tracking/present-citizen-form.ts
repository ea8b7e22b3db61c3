// The form of one citizen action: the fields of the domain's form, asked in the person's words.
import type { FieldProblem } from '../errors.ts';
import type { TicketFile } from '../tickets/ticket-record.ts';
import type { FieldView, FlashView } from '../views/component-views.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import { citizenActions, citizenDraft, effectOf } from './citizen-actions.ts';
import { say } from './say.ts';
import type { Phrase } from './say.ts';

type Drawn = Omit<FieldView, 'label' | 'hint' | 'buttonText' | 'options'> & {
  readonly label: Phrase;
  readonly hint?: Phrase;
  readonly buttonText?: Phrase;
  readonly options?: readonly (readonly [code: string, words: Phrase])[];
};

const longText = (name: string, label: Phrase, maxLength: number, required: boolean): Drawn => ({
  kind: 'textarea',
  name,
  label,
  maxLength,
  ...(required ? { required } : { optional: true }),
});
const photos: Drawn = {
  kind: 'photo',
  name: 'photos',
  label: ['照片', 'Photos'],
  optional: true,
  accept: 'image/jpeg,image/png,image/webp',
  buttonText: ['加照片', 'Add photos'],
  hint: ['最多 5 张；照片里的拍摄地点等隐藏信息会去掉', 'Up to 5; hidden data such as where it was taken is removed'],
};
const note = longText('note', ['想说的话', 'Anything to add'], 1000, false);

/** By action. Names of fields are those of the domain's form; photos come beside it, a number goes to the vault. */
const fieldsByAction: Readonly<Record<string, readonly Drawn[]>> = {
  supply: [longText('text', ['补充内容', 'What you supply'], 8000, true), photos],
  add: [longText('text', ['补充内容', 'What you add'], 8000, true), photos],
  urge: [note],
  withdraw: [note],
  satisfied: [
    { kind: 'checkbox', name: 'solved', label: ['问题解决了', 'It is solved'] },
    { kind: 'checkbox', name: 'contacted', label: ['承办单位联系过我', 'The unit in charge contacted me'] },
    note,
  ],
  cannotJudge: [note],
  rateUnsatisfied: [
    {
      kind: 'choice',
      name: 'item',
      label: ['哪一项不满意', 'What is wrong'],
      required: true,
      options: [
        ['contact', ['没有联系我', 'Nobody contacted me']],
        ['solved', ['没有解决', 'It is not solved']],
        ['attitude', ['态度', 'The manner']],
        ['speed', ['太慢', 'Too slow']],
        ['result', ['结果', 'The result']],
      ],
    },
    note,
  ],
  rate: [
    {
      kind: 'choice',
      name: 'judged',
      label: ['评价', 'Rating'],
      required: true,
      options: [
        ['satisfied', ['满意', 'Satisfied']],
        ['unsatisfied', ['不满意', 'Not satisfied']],
      ],
    },
    note,
  ],
  object: [longText('reason', ['理由或新情况', 'Your reasons, or what is new'], 4000, true), photos],
  giveContact: [
    {
      kind: 'tel',
      name: 'phone',
      label: ['手机号', 'Phone number'],
      required: true,
      autocomplete: 'tel',
      inputmode: 'tel',
      maxLength: 24,
      hint: ['存入保密库，工单里只显示 138****0001 这样的号码', 'Kept in a vault; the ticket shows only 138****0001'],
    },
    {
      kind: 'text',
      name: 'name',
      label: ['怎么称呼您', 'Your name'],
      optional: true,
      autocomplete: 'name',
      maxLength: 40,
    },
  ],
};

/** What was typed before, by the name of the field. */
export type TypedBefore = Readonly<Record<string, unknown>>;

/** The page of one action. */
export interface CitizenFormView {
  readonly title: string;
  readonly no: string;
  readonly missing?: string;
  readonly banner?: FlashView;
  readonly showsWho: boolean;
  readonly form: object;
}

/** What went wrong with an earlier sending, if one was. */
export interface Mishap {
  readonly typed: TypedBefore;
  readonly errors: readonly FieldProblem[];
  readonly banner?: FlashView;
}

const drawField = (
  { label, hint, buttonText, options, ...rest }: Drawn,
  { typed, errors }: Mishap,
  language: TimeLanguage,
): FieldView => {
  const value = typed[rest.name];
  const error = errors.find(({ name }) => name === rest.name)?.text;
  return {
    ...rest,
    label: say(label, language),
    ...(hint && { hint: say(hint, language) }),
    ...(buttonText && { buttonText: say(buttonText, language) }),
    ...(options && {
      options: options.map(([code, words]) => ({ value: code, text: say(words, language), selected: value === code })),
    }),
    ...(typeof value === 'string' && { value }),
    ...(error !== undefined && { error }),
  };
};

const missingText = (file: TicketFile, action: string): string | undefined => {
  const missing = file.events.findLast((event) => event.action === 'askMore')?.said['missing'];
  return action === 'supply' && typeof missing === 'string' ? missing : undefined;
};

/** The form of an action that `citizenActions` names, with its effect said before it is sent. */
export const presentCitizenForm = (
  file: TicketFile,
  action: string,
  language: TimeLanguage,
  mishap: Mishap = { typed: {}, errors: [] },
): CitizenFormView => {
  const words = citizenActions[action];
  const fields = (fieldsByAction[action] ?? []).map((field) => drawField(field, mishap, language));
  const missing = missingText(file, action);
  return {
    title: words ? say(words.title, language) : '',
    no: file.no,
    showsWho: action === 'giveContact',
    form: {
      action: `/track/${file.no}/actions/${action}`,
      fields,
      multipart: fields.some(({ kind }) => kind === 'photo'),
      draft: citizenDraft(file.no, action),
      effect: say(effectOf(file.state, action), language),
      submit: { text: words ? say(words.send ?? words.button, language) : '', icon: words?.icon },
      ...(mishap.errors.length > 0 && { errors: mishap.errors }),
    },
    ...(missing !== undefined && { missing }),
    ...(mishap.banner && { banner: mishap.banner }),
  };
};
