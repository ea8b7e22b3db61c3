// The few facts that lists sort and filter by, derived from the state at every write. Nothing here changes while time
// passes: "at risk" is a comparison with the instant that stands here, so no ticket is touched when a clock ticks.
import { findOpenClock } from '../../workflows/domain/clock-book.ts';
import { clockKind } from '../../workflows/domain/clock-names.ts';
import { isHeld, nextDue } from '../../workflows/domain/next-due.ts';
import { isOpen } from '../../workflows/domain/ticket-status.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Clock, Instant, TicketState } from '../../workflows/domain/ticket.ts';

/** Facts that a saved view of the board can ask for; only tickets that someone must still move bear one. */
export const marks = [
  'urgent',
  'red',
  'order',
  'orderDraft',
  'returnedTwice',
  'redo',
  'onLedger',
  'extensionAsked',
  'secret',
  'tourist',
] as const;
export type Mark = (typeof marks)[number];

/**
 * The name of a due-ordered pile: of the desk, of a unit, a saved view of the board, or of tickets whose workflow is not
 * known to run. All share one index.
 */
export const pileOf = {
  unstarted: (): string => 'unstarted',
  status: (status: TicketStatus): string => `status:${status}`,
  unit: (unit: string): string => `unit:${unit}`,
  mark: (mark: Mark): string => `mark:${mark}`,
} as const;

/** What lists know of a ticket. Instants are null where no such clock runs. */
export interface ListFields {
  readonly status: TicketStatus;
  readonly isOpen: boolean;
  readonly lead: string | null;
  /** Who has something to do with it now: the lead of an open ticket, open tasks, addressees of an open 督办单. */
  readonly units: readonly string[];
  /** Every unit that has or had a part in it; they keep the right to look. */
  readonly everUnits: readonly string[];
  readonly category: string | null;
  readonly type: string;
  readonly marks: readonly Mark[];
  /** Every pile it lies in: its status, its units, its marks; see {@link pileOf}. */
  readonly piles: readonly string[];
  /** The earliest due instant of a duty that stands, else the next instant of any clock. */
  readonly lateAt: Instant | null;
  /** The earliest instant at which a duty turns yellow (80 %); of a red one its due instant. */
  readonly riskAt: Instant | null;
}

const isDuty = (clock: Clock): boolean => !['row', 'lapse'].includes(clockKind(clock.name).onDue);

/** A paused clock presses nobody, nor does a finish that is held (submitted, or its extension undecided). */
const presses = (clock: Clock, state: TicketState): boolean =>
  isDuty(clock) && (clock.state === 'red' || (clock.state === 'running' && !isHeld(clock, state)));

const yellowAt = (clock: Clock): Instant =>
  clock.state === 'red' ? clock.dueAt : (clock.steps[clock.steps.length - 2] ?? clock.dueAt);

const earliest = (instants: readonly Instant[]): Instant | null => [...instants].sort()[0] ?? null;

const addressed = ({ order, counters }: TicketState): string[] =>
  counters.sup === 1
    ? (order?.addressees ?? []).filter((address) => address.startsWith('unit:')).map((address) => address.slice(5))
    : [];

const distinct = (units: readonly (string | null)[]): string[] => [...new Set(units.filter((unit) => unit !== null))];

const unitsOf = (state: TicketState): string[] =>
  distinct([
    ...(isOpen(state.status) ? [state.lead] : []),
    ...state.tasks.filter((task) => task.a !== 0).map((task) => task.unit),
    ...addressed(state),
  ]);

// Clocks are never removed from a ticket, so they remember every unit that ever led it.
const everUnitsOf = (state: TicketState): string[] =>
  distinct([
    state.lead,
    ...state.tasks.map((task) => task.unit),
    ...state.clocks.map((clock) => clock.unit),
    ...addressed(state),
  ]);

const marksOf = (state: TicketState, hasRed: boolean): Mark[] => {
  const { counters, status, demand } = state;
  const borne: Record<Mark, boolean> = {
    urgent: counters.urg === 1,
    red: hasRed,
    order: counters.sup === 1 || counters.sup === 2,
    orderDraft: counters.sup === 3,
    returnedTwice: counters.returns >= 2,
    redo: counters.round > 0,
    onLedger: status === 'onLedger',
    extensionAsked: findOpenClock(state.clocks, 'extension') !== undefined,
    secret: demand.secret,
    tourist: demand.tourist,
  };
  // A 督办单 that is not struck off yet keeps also an ended ticket on the board.
  return isOpen(status) || counters.sup > 0 ? marks.filter((mark) => borne[mark]) : [];
};

/** The list fields of a state. Pure: the same state always gives the same fields. */
export const listFieldsOf = (state: TicketState): ListFields => {
  const duties = state.clocks.filter((clock) => presses(clock, state));
  const units = unitsOf(state);
  const marked = marksOf(
    state,
    duties.some((clock) => clock.state === 'red'),
  );
  return {
    status: state.status,
    isOpen: isOpen(state.status),
    lead: state.lead,
    units,
    everUnits: everUnitsOf(state),
    category: state.demand.category,
    type: state.demand.type,
    marks: marked,
    piles: [pileOf.status(state.status), ...units.map(pileOf.unit), ...marked.map(pileOf.mark)],
    lateAt: earliest(duties.map((clock) => clock.dueAt)) ?? nextDue(state)?.at ?? null,
    riskAt: earliest(duties.map(yellowAt)),
  };
};
