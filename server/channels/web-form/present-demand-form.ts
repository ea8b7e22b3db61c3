// The public form in the language of the page, with what was typed before and what was wrong with it.
import { LONGEST_TEXT } from '../../../workflows/domain/form-fields.ts';
import type { FieldProblem } from '../../errors.ts';
import type { FieldView, OptionView } from '../../views/component-views.ts';
import type { TimeLanguage } from '../../views/present-time.ts';
import { LONGEST_LINE } from './web-form.schema.ts';

const words = {
  zh: {
    title: '什么事？说给我们听',
    body: '公交站牌倒了、路灯不亮、想问社保怎么办……写清楚什么事，我们负责找到人办',
    photos: '加照片',
    photosHint: '最多 5 张；照片里的拍摄地点等隐藏信息会去掉',
    place: '在哪里',
    placeHint: '路名、小区或旁边的标志物',
    phone: '怎么告诉您结果',
    phoneHint: '不留也可以匿名提交，凭查询码看进度',
    phonePlaceholder: '手机号',
    phoneWhy: '只用来联系您和回访。12345 看得到；主办单位经办人须写明理由、留下记录才能看到，其他单位看不到。',
    name: '怎么称呼您',
    type: '我要',
    more: '类型、称呼、保密（都可不填）',
    secret: '不让承办单位知道我是谁',
    secretHint: '由 12345 替您联系；举报一律保密',
    earlier: '接着这件已归档的事说：',
  },
  en: {
    title: 'What happened? Tell us',
    body: 'A fallen sign, a dark street lamp, a question about a permit… say what it is, and we will find who must act',
    photos: 'Add photos',
    photosHint: 'Up to 5; hidden data such as where it was taken is removed',
    place: 'Where',
    placeHint: 'Street, estate or a landmark nearby',
    phone: 'How to tell you the result',
    phoneHint: 'You may leave it empty and stay anonymous; the query code shows the progress',
    phonePlaceholder: 'Phone number',
    phoneWhy:
      'Used only to reach you. 12345 can see it; the handler of the unit in charge must put a reason on record to see it, other units never do.',
    name: 'Your name',
    type: 'I want to',
    more: 'Kind, name, secrecy (all optional)',
    secret: 'Do not tell the unit in charge who I am',
    secretHint: '12345 will contact you instead; reports of wrongdoing are always secret',
    earlier: 'A new fact about this archived ticket: ',
  },
} as const;

const kinds: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['help', '求助', 'get help'],
  ['complaint', '投诉', 'complain'],
  ['consult', '咨询', 'ask a question'],
  ['report', '举报', 'report wrongdoing'],
  ['suggestion', '建议', 'make a suggestion'],
  ['praise', '表扬', 'praise someone'],
];

/** What the page of the form prints. */
export interface DemandFormView {
  readonly title: string;
  readonly body: FieldView;
  readonly place: FieldView;
  readonly contact: FieldView;
  readonly more: readonly FieldView[];
  readonly moreText: string;
  readonly moreOpen: boolean;
  readonly photos: FieldView;
  readonly phoneWhy: string;
  readonly places: readonly string[];
  readonly errors?: readonly FieldProblem[];
  readonly earlier?: { readonly reference: string; readonly text: string };
  readonly lat?: string;
  readonly lng?: string;
}

/** What was typed before: texts by the name of their field. */
export type Typed = Readonly<Record<string, unknown>>;

type Words = (typeof words)[TimeLanguage];

const kindOptions = (language: TimeLanguage, chosen: string): OptionView[] =>
  kinds.map(([value, zh, en]) => ({ value, text: language === 'en' ? en : zh, selected: value === chosen }));

type Was = (name: string) => string;
type MakeField = (name: string, view: Omit<FieldView, 'name'>) => FieldView;
const moreNames: readonly string[] = ['type', 'name', 'secret'];

/** The fields that stand open on the page. */
const openFields = (say: Words, field: MakeField): Pick<DemandFormView, 'body' | 'photos' | 'place' | 'contact'> => ({
  body: field('body', {
    kind: 'textarea',
    label: say.title,
    required: true,
    placeholder: say.body,
    maxLength: LONGEST_TEXT,
  }),
  photos: field('photos', {
    kind: 'photo',
    label: say.photos,
    buttonText: say.photos,
    hint: say.photosHint,
    accept: 'image/jpeg,image/png,image/webp',
  }),
  place: field('place', { kind: 'text', label: say.place, hint: say.placeHint, maxLength: LONGEST_LINE }),
  contact: field('phone', {
    kind: 'tel',
    label: say.phone,
    hint: say.phoneHint,
    placeholder: say.phonePlaceholder,
    autocomplete: 'tel',
    inputmode: 'tel',
    maxLength: 24,
  }),
});

/** The folded fields are shown at once where one of them was used or is wrong. */
const isMoreOpen = (was: Was, errors: readonly FieldProblem[]): boolean =>
  errors.some(({ name }) => moreNames.includes(name)) ||
  was('name') !== '' ||
  was('secret') !== '' ||
  !['', 'help'].includes(was('type'));

/** The form. `places` are names of the gazetteer, offered while a person types. */
export const presentDemandForm = (
  language: TimeLanguage,
  places: readonly string[],
  typed: Typed = {},
  errors: readonly FieldProblem[] = [],
): DemandFormView => {
  const say = words[language];
  const was = (name: string): string => (typeof typed[name] === 'string' ? typed[name] : '');
  const field = (name: string, view: Omit<FieldView, 'name'>): FieldView => {
    const error = errors.find((one) => one.name === name)?.text;
    return { name, ...view, value: was(name), ...(error !== undefined && { error }) };
  };
  return {
    title: say.title,
    ...openFields(say, field),
    more: [
      field('type', { kind: 'choice', label: say.type, options: kindOptions(language, was('type') || 'help') }),
      field('name', { kind: 'text', label: say.name, autocomplete: 'name', maxLength: LONGEST_LINE }),
      field('secret', { kind: 'checkbox', label: say.secret, hint: say.secretHint }),
    ],
    moreText: say.more,
    moreOpen: isMoreOpen(was, errors),
    phoneWhy: say.phoneWhy,
    places,
    ...(errors.length > 0 && { errors }),
    ...(was('earlier') !== '' && {
      earlier: { reference: was('earlier'), text: `${say.earlier}${was('earlier').split('.')[0] ?? ''}` },
    }),
    ...(was('lat') !== '' && { lat: was('lat'), lng: was('lng') }),
  };
};
