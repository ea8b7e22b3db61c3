// The commands a plan amounts to, and what they would do if they were sent now.
import { decide } from '../../workflows/domain/decide.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import type { Refusal } from '../../workflows/domain/refusals.ts';
import type { Actor, Command, Instant, Said, TicketState } from '../../workflows/domain/ticket.ts';
import type { DispatchPlan } from './dispatch-plan.ts';

/** Who sends a plan out, when our server received it, and the id that makes a second sending harmless. */
export interface Sending {
  readonly commandId: string;
  readonly by: Actor;
  readonly receivedAt: Instant;
}

/** The id of the last command of one press of the button: all of a press derive theirs from the form's. */
export const endingIdOf = (commandId: string): string => `${commandId}:2`;

const urgencyReason = ({ proposal }: DispatchPlan): string =>
  proposal.urgentHints.length > 0
    ? `文中有${proposal.urgentHints.map((word) => `“${word}”`).join('')}，派单员确认`
    : '派单员确认为紧急件';

const acceptSaid = ({ type, category, kind }: DispatchPlan): Said => ({
  type,
  kind,
  ...(category !== null && { category }),
});

const dispatchSaid = ({ lead, assists, basis, overrideReason }: DispatchPlan): Said => ({
  lead,
  basis,
  ...(assists.length > 0 && { assists }),
  ...(overrideReason !== '' && { overrideReason }),
});

/** How the triage of a ticket ends: sent to a unit, put before a 会商, or answered from the knowledge base. */
export type Ending =
  | { readonly action: 'dispatch' }
  | { readonly action: 'convene'; readonly reason: string }
  | { readonly action: 'answerDirect'; readonly answer: string; readonly source: string };

const endingSaid = (ending: Ending, plan: DispatchPlan): Said => {
  switch (ending.action) {
    case 'dispatch':
      return dispatchSaid(plan);
    case 'convene':
      return { lead: plan.lead, reason: ending.reason };
    case 'answerDirect':
      return { answer: ending.answer, source: ending.source };
  }
};

/** An inquiry can be answered before it is accepted; everything else is accepted first. */
const owesAccept = ({ status, counters }: TicketState, { action }: Ending): boolean =>
  status === 'registered' && !(action === 'answerDirect' && counters.inquiry === 1);

/** 升为紧急 if confirmed, 受理 if that is still owed, then the ending. What an earlier sending already did is left out. */
export const planCommands = (
  state: TicketState,
  plan: DispatchPlan,
  ending: Ending,
  { commandId, by, receivedAt }: Sending,
): Command[] => {
  const command = (id: string, action: string, said: Said): Command => ({ id, action, by, receivedAt, said });
  return [
    ...(plan.urgent && state.counters.urg === 0
      ? [command(`${commandId}:1`, 'raiseUrgency', { reason: urgencyReason(plan) })]
      : []),
    ...(owesAccept(state, ending) ? [command(commandId, 'accept', acceptSaid(plan))] : []),
    command(endingIdOf(commandId), ending.action, endingSaid(ending, plan)),
  ];
};

/** The state after commands that nobody sent, or the first refusal among them. */
export type Foretold =
  { readonly ok: true; readonly state: TicketState } | { readonly ok: false; readonly refusal: Refusal };

/** Decides the commands one after another as the ticket itself would, with the office's own deadlines; nothing is kept. */
export const foretell = (state: TicketState, commands: readonly Command[], timing: Timing): Foretold => {
  let after = state;
  for (const command of commands) {
    const decision = decide(after, command);
    if (!decision.ok) return decision;
    after = evolve(after, freezeDeadlines(after, decision.draft, timing));
  }
  return { ok: true, state: after };
};
