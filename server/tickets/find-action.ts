// Which action of the address a person may take on a ticket, and if not, why not.
import { actionForms } from '../../workflows/domain/action-forms.ts';
import { availableActions } from '../../workflows/domain/available-actions.ts';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import { chooseRow } from '../../workflows/domain/decide.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import { rolesOn } from '../../workflows/domain/standing.ts';
import { rows } from '../../workflows/domain/transition-grammar.ts';
import { refuse } from '../errors.ts';
import type { OpenTicket } from './open-ticket.ts';

/** An action that may be taken now, or the reason in words why it may not (somebody was quicker, something is missing). */
export type FoundAction =
  | { readonly ok: true; readonly action: AvailableAction }
  | { readonly ok: false; readonly zh: string; readonly reason: string };

const outsiders: readonly string[] = ['system', 'citizen', 'linkedSystem'];

/** Actions that some member of staff can take; the others come from clocks, the public and other systems. */
const staffActions = new Map(
  rows
    .filter((row) => row.who.some(([first]) => first !== undefined && !outsiders.includes(first)))
    .map((row) => [
      row.action,
      {
        zh: row.zh.replace(/[（(].*$/, ''),
        roles: new Set(rows.filter((one) => one.action === row.action).flatMap((one) => one.who.flat())),
      },
    ]),
);

const parseTask = (value: unknown): number | undefined => {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || !/^\d{1,4}$/.test(value)) throw refuse.badRequest('task-unreadable');
  return Number(value);
};

/**
 * Finds the action by its name in the address. Throws not-found for a name that no form bears, forbidden for one that none
 * of this person's roles may ever take here; everything else that stands in the way is told in words.
 */
export const findAction = ({ file: { state }, staff }: OpenTicket, name: string, typedTask: unknown): FoundAction => {
  const known = Object.hasOwn(actionForms, name) || name === 'sign' ? staffActions.get(name) : undefined;
  if (!known) throw refuse.notFound('no-such-action');
  const task = parseTask(typedTask);
  const own = rolesOn(staff, state, task);
  if (![...known.roles].some((role) => own.has(role))) throw refuse.forbidden('wrong-role');
  const action = availableActions(state, staff).find(
    (one) => one.action === name && (task === undefined || one.task === task),
  );
  if (action) return { ok: true, action };
  const row = chooseRow(state, name, task);
  return {
    ok: false,
    zh: known.zh,
    reason: 'code' in row ? explainRefusal(row) : '这一步须由另一位同事来做（四眼原则）',
  };
};
