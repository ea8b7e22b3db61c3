// What a form sent, in the kinds of the action's fields. What cannot be read stays as it was typed, so that the field
// check of the domain names it and the person sees their own words again.
import type { Field } from '../../workflows/domain/form-fields.ts';
import type { Said } from '../../workflows/domain/ticket.ts';

/** The fields of a form as they arrive: texts, or lists of texts. */
export type Typed = Readonly<Record<string, unknown>>;

/** Finds the id for what was typed as a unit's name; undefined where nobody is called so. */
export interface NameBook {
  readonly findUnit: (text: string) => string | undefined;
  readonly findCategory: (text: string) => string | undefined;
}

type SaidValue = Said[string];
type Parse = (typed: string, names: NameBook) => SaidValue;

const localInstant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?$/;

/** `2026-11-24T09:14`, typed in civil time of Asia/Shanghai, as an ISO text in UTC. */
export const parseLocalInstant: Parse = (typed) => {
  const [, day, time, second = '00'] = localInstant.exec(typed) ?? [];
  if (day === undefined || time === undefined) return typed;
  const at = new Date(`${day}T${time}:${second}+08:00`);
  return Number.isNaN(at.getTime()) ? typed : at.toISOString();
};

/** An ISO text as a datetime-local field wants it: civil time of Asia/Shanghai, to the minute. */
export const formatLocalInstant = (iso: string): string => {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
};

const parseWhole: Parse = (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : typed);
const parseUnit: Parse = (typed, names) => names.findUnit(typed) ?? typed;

/** By kind of field; kinds not named are kept as typed. */
const parsers: Partial<Record<Field['kind'], Parse>> = {
  instant: parseLocalInstant,
  days: parseWhole,
  number: parseWhole,
  hidden: parseWhole,
  unit: parseUnit,
  category: (typed, names) => names.findCategory(typed) ?? typed,
  check: (typed) => ['yes', 'on', 'true', '1'].includes(typed),
};

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const isList = (field: Field): boolean => field.kind === 'units' || field.kind === 'files';

const parseField = (field: Field, typed: unknown, names: NameBook): SaidValue | undefined => {
  const given = texts(typed);
  if (given.length === 0) return undefined;
  if (isList(field)) return field.kind === 'units' ? given.map((one) => String(parseUnit(one, names))) : given;
  // Two values where one belongs were not made by our form; as a list they fail the check of the field.
  if (given.length > 1) return given;
  const [text = ''] = given;
  return parsers[field.kind]?.(text, names) ?? text;
};

/** The fields of this form from what was sent; empty ones are left out, names the form does not know are dropped. */
export const parseSaid = (fields: readonly Field[], typed: Typed, names: NameBook): Said =>
  Object.fromEntries(
    fields
      .map((field): [string, SaidValue | undefined] => [field.name, parseField(field, typed[field.name], names)])
      .filter((pair): pair is [string, SaidValue] => pair[1] !== undefined),
  );
