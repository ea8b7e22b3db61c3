// One key of the dispatcher: accepts where that is still owed, and sends the ticket out. Two commands, one press.
import { formOf } from '../../workflows/domain/action-forms.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import type { Refusal } from '../../workflows/domain/refusals.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Command, TicketState } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import type { FieldProblem } from '../errors.ts';
import { checkNamed } from '../tickets/check-named.ts';
import type { DispatchPlan } from './dispatch-plan.ts';
import { endingIdOf, foretell, planCommands } from './plan-commands.ts';
import type { Ending, Sending } from './plan-commands.ts';

/** What sending out needs of the house. */
export type SendOutDeps = Pick<Deps, 'dispatch' | 'knowledge'>;

/** `wrong`: a field must be mended. `moved`: the ticket is no longer where it was; `text` says where. */
export type SentOut =
  | { readonly is: 'done'; readonly status: TicketStatus }
  | { readonly is: 'pending' | 'unavailable' }
  | { readonly is: 'wrong'; readonly errors: readonly FieldProblem[] }
  | { readonly is: 'moved'; readonly text: string };

const refused = (refusal: Refusal): SentOut =>
  refusal.code === 'form'
    ? { is: 'wrong', errors: refusal.errors.map(({ field, text }) => ({ name: field, text })) }
    : { is: 'moved', text: explainRefusal(refusal) };

const strangeNames = (
  state: TicketState,
  plan: DispatchPlan,
  command: Command,
  { catalogue }: ReturnType<SendOutDeps['knowledge']['current']>,
): SentOut | undefined => {
  const accepted = { ...state, demand: { ...state.demand, category: plan.category } };
  const errors = checkNamed(command.action, formOf(command.action), command.said, accepted, catalogue);
  return errors.length > 0
    ? { is: 'wrong', errors: errors.map(({ field, text }) => ({ name: field, text })) }
    : undefined;
};

/**
 * Sends the commands of a plan. All of them are decided on the state at hand before the first is sent, so that a plan
 * that would be refused half-way changes nothing. The same sending again has the first one's effect and outcome.
 */
export const sendOut = async (
  { dispatch, knowledge }: SendOutDeps,
  state: TicketState,
  plan: DispatchPlan,
  ending: Ending,
  sending: Sending,
): Promise<SentOut> => {
  if (state.recent.includes(endingIdOf(sending.commandId))) return { is: 'done', status: state.status };
  const commands = planCommands(state, plan, ending, sending);
  const strange = commands.map((command) => strangeNames(state, plan, command, knowledge.current())).find(Boolean);
  if (strange) return strange;
  const foretold = foretell(state, commands, knowledge.current());
  if (!foretold.ok) return refused(foretold.refusal);
  let status = state.status;
  for (const command of commands) {
    const outcome = await dispatch.perform(state.no, command);
    if (outcome.ok === false) return refused(outcome.refusal);
    if (outcome.ok !== true) return { is: outcome.ok };
    ({ status } = outcome);
  }
  return { is: 'done', status };
};
