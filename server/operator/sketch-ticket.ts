// The ticket that a call would become if it were saved now: nothing is kept, but its clocks are computed as they will be.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import { registerTicket } from '../../workflows/domain/register.ts';
import type { Actor, TicketState } from '../../workflows/domain/ticket.ts';
import { createPlan } from '../dispatch/dispatch-plan.ts';
import type { DispatchPlan } from '../dispatch/dispatch-plan.ts';
import { foretell, planCommands } from '../dispatch/plan-commands.ts';
import type { TicketIntake } from '../tickets/ticket-record.ts';
import { guessType } from './guess-type.ts';
import type { CallSketch } from './operator.schema.ts';

/** What would become of a call. `dispatched` is the state after a dispatch as proposed, if that is possible. */
export interface SketchedTicket {
  readonly plan: DispatchPlan;
  readonly dispatched: TicketState | undefined;
}

const desk: Actor = { id: 'preview', name: '', roles: ['dispatcher'], unit: null };

/** The words of a call in the shape of an intake. */
export const toldIn = ({
  title,
  body,
  place,
}: Pick<CallSketch, 'title' | 'body' | 'place'>): Pick<TicketIntake, 'title' | 'body' | 'place'> => ({
  title,
  body,
  place: place === '' ? null : { text: place },
});

const registered = (call: CallSketch, knowledge: Knowledge, at: string): TicketState => {
  const type = call.type ?? guessType(`${call.title}${call.body}`).type;
  const category =
    call.category !== undefined && Object.hasOwn(knowledge.catalogue.categories, call.category) ? call.category : null;
  const { blank, draft } = registerTicket({
    no: '0000-0000-0000',
    at,
    by: desk,
    commandId: 'preview',
    urgent: call.urgent === 'yes',
    reachable: call.phone !== '',
    grave: false,
    said: {},
    demand: { type, category, kind: 'general', secret: call.secret === 'yes', tourist: false },
  });
  return evolve(blank, freezeDeadlines(blank, draft, knowledge));
};

/** Registers, accepts and dispatches a call in thought. */
export const sketchTicket = (call: CallSketch, knowledge: Knowledge, now: Date): SketchedTicket => {
  const at = now.toISOString();
  const state = registered(call, knowledge, at);
  const plan = createPlan({ intake: toldIn(call), state }, knowledge);
  const foretold = foretell(
    state,
    planCommands(state, plan, { action: 'dispatch' }, { commandId: 'preview', by: desk, receivedAt: at }),
    knowledge,
  );
  return { plan, dispatched: foretold.ok ? foretold.state : undefined };
};
