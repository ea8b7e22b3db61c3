// evolve(state, event) → state. An event says itself what it changed, so applying one needs no rule.
import type { Clock, ClockFact, TicketEvent, TicketState } from './ticket.ts';

/** How many command ids a ticket remembers: more than one person can have in flight. */
const RECENT = 64;

const withFact = (clocks: readonly Clock[], { clock }: ClockFact): readonly Clock[] =>
  clocks.some((one) => one.key === clock.key)
    ? clocks.map((one) => (one.key === clock.key ? clock : one))
    : [...clocks, clock];

/** The state after an event. Accepts every event that was decided; an event already applied leaves the state as it is. */
export const evolve = (state: TicketState, event: TicketEvent): TicketState => {
  if (event.seq <= state.version) return state;
  return {
    ...state,
    ...event.changes,
    version: event.seq,
    status: event.to,
    counters: { ...state.counters, ...event.counters },
    clocks: event.clocks.reduce(withFact, state.clocks),
    recent: [...state.recent, event.commandId].slice(-RECENT),
  };
};
