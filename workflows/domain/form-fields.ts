// What a field of an action's form may be, and how its value is checked. The same words draw the form on a page.
import { isTicketNo } from './ids.ts';
import type { Said } from './ticket.ts';

/** One choice of a list: the code that is kept and the words that are shown. */
export type Option = readonly [code: string, zh: string];

/**
 * One field of a form. `file`s are attachment ids, `unit` a department id, `instant` an ISO text, `place` free text,
 * `days` whole days. `because` says to the person who fills it in why it is asked.
 */
export interface Field {
  readonly name: string;
  readonly zh: string;
  readonly kind:
    | 'text'
    | 'longText'
    | 'choice'
    | 'instant'
    | 'place'
    | 'files'
    | 'unit'
    | 'units'
    | 'category'
    | 'days'
    | 'number'
    | 'check'
    | 'ticketNo'
    | 'hidden';
  readonly required?: boolean;
  readonly because?: string;
  readonly options?: readonly Option[];
  readonly max?: number;
}

/** What is wrong with one field, in words for the person who filled it in. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** The longest text any field takes, in characters; a field may ask for less. */
export const LONGEST_TEXT = 8000;

const isText = (value: unknown): value is string => typeof value === 'string';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= 20 && value.every((one) => isText(one) && one.length <= 200);
const isInstant = (value: unknown): boolean => isText(value) && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const isWhole = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;

const fits = (field: Field, value: unknown): boolean => {
  switch (field.kind) {
    case 'text':
    case 'place':
    case 'unit':
    case 'category':
      return isText(value) && value.length <= (field.max ?? 200);
    case 'longText':
      return isText(value) && value.length <= (field.max ?? LONGEST_TEXT);
    case 'choice':
      return isText(value) && (field.options ?? []).some(([code]) => code === value);
    case 'instant':
      return isInstant(value);
    case 'files':
    case 'units':
      return isTexts(value);
    case 'days':
      return isWhole(value, field.max ?? 366) && value !== 0;
    case 'number':
    case 'hidden':
      return isWhole(value, field.max ?? 1_000_000);
    case 'check':
      return typeof value === 'boolean';
    case 'ticketNo':
      return isText(value) && isTicketNo(value);
  }
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === false ||
  (isText(value) && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** All that is wrong with what was said; unknown fields are wrong too, so that nothing unforeseen gets into an event. */
export const checkFields = (fields: readonly Field[], said: Said): FieldError[] => {
  const missing = fields
    .filter((field) => field.required && isEmpty(said[field.name]))
    .map((field) => ({ field: field.name, text: `请填写“${field.zh}”${field.because ? `：${field.because}` : ''}` }));
  const wrong = fields
    .filter((field) => !isEmpty(said[field.name]) && !fits(field, said[field.name]))
    .map((field) => ({ field: field.name, text: `“${field.zh}”填写有误` }));
  const unknown = Object.keys(said)
    .filter((name) => !fields.some((field) => field.name === name))
    .map((name) => ({ field: name, text: '表单里没有这一项' }));
  return [...missing, ...wrong, ...unknown];
};
