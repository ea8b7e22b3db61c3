// One field of an action's form as the look draws it: kind of control, choices from the catalogue, what was typed before.
import type { Catalogue } from '../../workflows/domain/catalogue.ts';
import type { Field, FieldError } from '../../workflows/domain/form-fields.ts';
import { LONGEST_TEXT } from '../../workflows/domain/form-fields.ts';
import type { Said } from '../../workflows/domain/ticket.ts';
import type { FieldView, OptionView } from '../views/component-views.ts';
import { formatLocalInstant } from './parse-said.ts';

/** What stands in the fields before anybody types, by name of the field. */
export type Prefilled = Said;

type Drawn = Pick<FieldView, 'kind'> & Partial<FieldView>;

/** More choices than this are a list to pull down, fewer are buttons for the thumb. */
const MANY_CHOICES = 7;
// Without HEIC in the list iPhones hand over a JPEG.
const PICTURES = 'image/jpeg,image/png,image/webp';

const unitOptions = ({ departments }: Catalogue): OptionView[] =>
  Object.values(departments).map(({ id, short, name }) => ({ value: id, text: short, hint: name }));

const categoryOptions = ({ categories }: Catalogue): OptionView[] =>
  Object.values(categories).map(({ code, path }) => ({
    value: code,
    text: `${path[2]}（${code}）`,
    hint: path.slice(0, 2).join(' › '),
  }));

const drawn: Readonly<Record<Field['kind'], (field: Field, catalogue: Catalogue) => Drawn>> = {
  text: () => ({ kind: 'text' }),
  place: () => ({ kind: 'text', autocomplete: 'off', placeholder: '路名、门牌或旁边的标志物' }),
  longText: ({ max = LONGEST_TEXT }) => ({ kind: 'textarea', rows: max > 2000 ? 6 : 3, maxLength: max }),
  choice: ({ options = [] }) => ({
    kind: options.length > MANY_CHOICES ? 'select' : 'choice',
    options: options.map(([value, text]) => ({ value, text })),
  }),
  instant: () => ({ kind: 'instant' }),
  files: ({ name }) =>
    name === 'photos'
      ? { kind: 'photo', accept: PICTURES, capture: 'environment', buttonText: '拍照或选照片' }
      : { kind: 'files', accept: `${PICTURES},application/pdf`, buttonText: '选照片或 PDF' },
  unit: (_field, catalogue) => ({ kind: 'unit', options: unitOptions(catalogue) }),
  units: (_field, catalogue) => ({ kind: 'units', options: unitOptions(catalogue) }),
  category: (_field, catalogue) => ({
    kind: 'unit',
    options: categoryOptions(catalogue),
    placeholder: '输入类别名称查找',
  }),
  days: () => ({ kind: 'number', min: '1', inputmode: 'numeric' }),
  number: () => ({ kind: 'number', min: '0', inputmode: 'numeric' }),
  check: () => ({ kind: 'checkbox' }),
  ticketNo: () => ({ kind: 'text', placeholder: '2026-1124-0001', autocomplete: 'off' }),
  hidden: () => ({ kind: 'hidden' }),
};

const valueText = (field: Field, value: Said[string] | undefined): string | undefined => {
  if (value === undefined || value === false || Array.isArray(value)) return undefined;
  return field.kind === 'instant' ? formatLocalInstant(String(value)) : String(value);
};

const isChosen = (option: OptionView, value: Said[string] | undefined): boolean =>
  Array.isArray(value) ? (value as readonly string[]).includes(option.value) : option.value === value;

const keptWords = (value: Said[string] | undefined): string | undefined =>
  Array.isArray(value) && value.length > 0 ? `已保存 ${value.length} 个文件，可以再加` : undefined;

/** One field of a form; `value` is what was typed before or is proposed, `errors` those of the whole form. */
export const presentField = (
  field: Field,
  value: Said[string] | undefined,
  errors: readonly FieldError[],
  catalogue: Catalogue,
): FieldView => {
  const look = drawn[field.kind](field, catalogue);
  const text = valueText(field, value);
  const error = errors.find((one) => one.field === field.name)?.text;
  const kept = field.kind === 'files' ? keptWords(value) : undefined;
  const hint = [kept, field.because].filter(Boolean).join('。');
  const options = look.options?.map((option) => (isChosen(option, value) ? { ...option, selected: true } : option));
  // The browser cannot ask for a file again that is kept already.
  const required = field.required === true && kept === undefined;
  return {
    ...look,
    name: field.name,
    label: field.zh,
    ...(required ? { required } : { optional: field.required !== true }),
    ...(options && { options }),
    ...(text !== undefined && { value: text }),
    ...(hint !== '' && { hint }),
    ...(error !== undefined && { error }),
    ...(field.max !== undefined && look.kind === 'text' && { maxLength: field.max }),
    ...(field.max !== undefined && field.kind === 'days' && { max: String(field.max) }),
  };
};

/** Ids of files that came with an earlier sending of this form, so that a refusal loses none of them. */
export const presentKeptFiles = (fields: readonly Field[], said: Said): FieldView[] =>
  fields
    .filter((field) => field.kind === 'files')
    .flatMap((field) => {
      const ids = said[field.name];
      return Array.isArray(ids)
        ? (ids as readonly string[]).map((id): FieldView => ({
            kind: 'hidden',
            name: `${field.name}Kept`,
            label: '',
            value: id,
          }))
        : [];
    });

/** The second signature: whoever signs too gives login and password into this form, and is not signed in by it. */
export const presentSecondSignature = (roles: readonly string[], errors: readonly FieldError[]): FieldView[] => {
  if (roles.length === 0) return [];
  const error = errors.find(({ field }) => field === 'cosignLogin')?.text;
  return [
    {
      kind: 'text',
      name: 'cosignLogin',
      label: `会签人登录名（${roles.join('、')}）`,
      required: true,
      autocomplete: 'off',
      secret: true,
      hint: '这一步要两人签；会签人本人输入',
      ...(error !== undefined && { error }),
    },
    {
      kind: 'password',
      name: 'cosignPassword',
      label: '会签人密码',
      required: true,
      autocomplete: 'off',
      secret: true,
    },
  ];
};
