// Checks of what a command names that the domain leaves to its sender: units, categories, tickets, and the grassroots guard.
import type { Catalogue } from '../../workflows/domain/catalogue.ts';
import type { Field, FieldError } from '../../workflows/domain/form-fields.ts';
import { refuseLead, refuseOverruling } from '../../workflows/domain/routing.ts';
import type { Said, TicketState } from '../../workflows/domain/ticket.ts';
import type { NameBook } from './parse-said.ts';

const listed = (value: Said[string] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];

/** Units by id, short or full name; categories by code or by the name of the leaf. */
export const createNameBook = ({ departments, categories }: Catalogue): NameBook => ({
  findUnit: (text) =>
    Object.hasOwn(departments, text)
      ? text
      : Object.values(departments).find((unit) => unit.short === text || unit.name === text)?.id,
  findCategory: (text) =>
    Object.hasOwn(categories, text)
      ? text
      : Object.values(categories).find(({ path }) => path[2] === text || path.join(' › ') === text)?.code,
});

const unknownNames = (fields: readonly Field[], said: Said, { departments, categories }: Catalogue): FieldError[] =>
  fields.flatMap((field) => {
    const known =
      field.kind === 'unit' || field.kind === 'units'
        ? departments
        : field.kind === 'category'
          ? categories
          : undefined;
    const strange = known && listed(said[field.name]).find((one) => !Object.hasOwn(known, one));
    if (strange === undefined) return [];
    return [
      { field: field.name, text: field.kind === 'category' ? `目录里没有“${strange}”` : `没有叫“${strange}”的单位` },
    ];
  });

/** Which unit of a command would lead (or join) and must have the power for the matter. */
const pushedDown: Readonly<Record<string, string>> = {
  dispatch: 'lead',
  addAssist: 'unit',
  convene: 'lead',
  ruleOther: 'lead',
  orderRedo: 'lead',
};

const withoutPower = (action: string, said: Said, state: TicketState, catalogue: Catalogue): FieldError[] => {
  const unit = said[pushedDown[action] ?? ''];
  const { category } = state.demand;
  if (typeof unit !== 'string' || category === null || typeof said['overrideReason'] === 'string') return [];
  const conflict = refuseLead(unit, category, catalogue);
  return conflict
    ? [
        {
          field: action === 'dispatch' || action === 'addAssist' ? 'overrideReason' : (pushedDown[action] ?? ''),
          text: conflict.text,
        },
      ]
    : [];
};

const againstRuling = (action: string, { lead, overrideReason }: Said, state: TicketState, catalogue: Catalogue) => {
  if (action !== 'dispatch' || typeof lead !== 'string' || typeof overrideReason === 'string') return [];
  const conflict = refuseOverruling(lead, state.ruledLead, catalogue);
  return conflict ? [{ field: 'overrideReason', text: conflict.text }] : [];
};

/** What is wrong with the names in a command; files and other tickets are looked up by the caller, who has the stores. */
export const checkNamed = (
  action: string,
  fields: readonly Field[],
  said: Said,
  state: TicketState,
  catalogue: Catalogue,
): FieldError[] => {
  const unknown = unknownNames(fields, said, catalogue);
  if (unknown.length > 0) return unknown;
  const overruled = againstRuling(action, said, state, catalogue);
  return overruled.length > 0 ? overruled : withoutPower(action, said, state, catalogue);
};
