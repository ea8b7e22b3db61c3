// Lives a ticket in the past: commands at their minutes, clocks firing between them at theirs, through the same decider
// that the workflow uses. So a seeded ticket has steps that have fired, and its workflow, started now, repeats none.
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import { clockDueCommand, decideDue } from '../../workflows/domain/decide-due.ts';
import { decide } from '../../workflows/domain/decide.ts';
import type { DraftEvent } from '../../workflows/domain/decide.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { nextDue } from '../../workflows/domain/next-due.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import { registerTicket } from '../../workflows/domain/register.ts';
import type { NewTicket } from '../../workflows/domain/register.ts';
import type { Actor, Said, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';

/** One command of a life: minutes after 登记, action, who, what was said, and the task it concerns. */
export interface LifeStep {
  readonly minute: number;
  readonly action: string;
  readonly by: Actor;
  readonly said: Said;
  readonly task?: number;
  readonly cosign?: Actor;
}

/** What each event changed: the state before and after it. */
export interface LivedEvent {
  readonly before: TicketState;
  readonly event: TicketEvent;
  readonly after: TicketState;
}

// A clock never fires at its very instant; a seeded office shows the lag that a healthy one has.
const FIRING_LAG_MS = 400;

/** Lives a ticket from its registration until `until`; throws if a step of the script is refused: the script is wrong. */
export const liveOut = (start: NewTicket, steps: readonly LifeStep[], until: Date, timing: Timing): LivedEvent[] => {
  const { blank, draft } = registerTicket(start);
  const lived: LivedEvent[] = [];
  let state = blank;
  const take = (next: DraftEvent): void => {
    const event = freezeDeadlines(state, next, timing);
    const after = evolve(state, event);
    lived.push({ before: state, event, after });
    state = after;
  };
  const fireUntil = (instant: number): void => {
    for (let due = nextDue(state); due && Date.parse(due.at) + FIRING_LAG_MS <= instant; due = nextDue(state)) {
      take(
        decideDue(
          state,
          clockDueCommand(due.clock, due.step, new Date(Date.parse(due.at) + FIRING_LAG_MS).toISOString()),
        ),
      );
    }
  };
  take(draft);
  const begunAt = Date.parse(start.at);
  for (const [index, step] of steps.entries()) {
    const at = begunAt + step.minute * 60_000;
    if (at > until.getTime()) break;
    fireUntil(at);
    const { minute: _minute, ...rest } = step;
    const decision = decide(state, {
      ...rest,
      id: `seed:${start.no}:${index}`,
      receivedAt: new Date(at).toISOString(),
    });
    if (!decision.ok) {
      throw new Error(`the sample life of ${start.no} breaks at ${step.action}: ${explainRefusal(decision.refusal)}`);
    }
    take(decision.draft);
  }
  fireUntil(until.getTime());
  return lived;
};
