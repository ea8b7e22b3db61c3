// The buttons of a page: what this person may do now, with the form each action carries.
import { formOf } from './action-forms.ts';
import { chooseRow } from './decide.ts';
import type { Field } from './form-fields.ts';
import { isKeptSecretFrom, isThePerson, refuseSamePerson, rolesOn, signaturesFor } from './standing.ts';
import type { Actor, Command, TicketState } from './ticket.ts';
import { rows } from './transition-grammar.ts';
import type { Row } from './transition-grammar.ts';

/** One thing a person may do. `needsSecond`: the roles of which another person must sign too. */
export interface AvailableAction {
  readonly action: string;
  readonly zh: string;
  readonly row: string;
  readonly form: readonly Field[];
  readonly task: number | null;
  readonly needsSecond: readonly string[];
}

const taskActions: readonly string[] = ['assistAnswer', 'assistReturn', 'assistUphold', 'assistWaive'];
const allActions = [...new Set(rows.filter((row) => !row.who.flat().includes('system')).map((row) => row.action))];

const offered = (
  state: TicketState,
  actor: Actor,
  action: string,
  task: number | undefined,
): AvailableAction | undefined => {
  const row = chooseRow(state, action, task);
  if ('code' in row) return undefined;
  const own = rolesOn(actor, state, task);
  const signature = [...signaturesFor(row, state)]
    .sort((a, b) => a.length - b.length)
    .find((roles) => roles.some((role) => own.has(role)));
  const probe: Command = { id: '', action, by: actor, receivedAt: '', said: {} };
  if (!signature || refuseSamePerson(state, probe) || isKeptSecretFrom(state, action)) return undefined;
  const signing = signature.find((role) => own.has(role));
  const needsSecond = signature.filter((role) => role !== signing);
  return {
    action,
    zh: labelOf(row),
    row: row.id,
    form: formFor(state, action, actor),
    task: task ?? null,
    needsSecond,
  };
};

/**
 * Who leads already goes on leading provisionally: only a ticket without a lead is asked for one. Whoever withdraws for
 * the person must show that it is the person's wish.
 */
const formFor = (state: TicketState, action: string, actor: Actor): readonly Field[] =>
  formOf(action)
    .filter((field) => !(action === 'convene' && state.lead !== null && field.name === 'lead'))
    .map((field) => (field.name === 'proof' && !isThePerson(actor) ? { ...field, required: true } : field));

/** The label without the remark in brackets that tells the rows of one action apart. */
const labelOf = (row: Row): string => row.zh.replace(/[（(].*$/, '');

/** Every action that this person may take on the ticket now, in the order of the table. */
export const availableActions = (state: TicketState, actor: Actor): AvailableAction[] =>
  allActions.flatMap((action) => {
    const tasks = taskActions.includes(action)
      ? state.tasks.filter((task) => task.a !== 0).map((task) => task.i)
      : [undefined];
    return tasks.flatMap((task) => offered(state, actor, action, task) ?? []);
  });
