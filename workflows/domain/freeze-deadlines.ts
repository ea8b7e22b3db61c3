// Turns "start the clock of this rule" into absolute instants, once, when the command is accepted. From then on they are
// data of the event: a changed rule or calendar never moves a running clock.
import type { Calendar } from './calendar.ts';
import type { ClockOrder, DueWord, LimitOf } from './clock-book.ts';
import { ruleFor } from './deadlines.ts';
import type { DeadlineTable } from './deadlines.ts';
import type { DraftEvent } from './decide.ts';
import type { Clock, ClockFact, TicketEvent, TicketState } from './ticket.ts';
import {
  advance,
  countedMs,
  dueAfter,
  dueAfterPause,
  dueAfterShare,
  reachesProvisional,
  stepAt,
} from './working-time.ts';
import type { Limit, LimitUnit } from './working-time.ts';

/** What the office has laid down about time: its table of limits and its calendar. */
export interface Timing {
  readonly deadlines: DeadlineTable;
  readonly calendar: Calendar;
}

interface Due {
  readonly dueAt: Date;
  readonly counts: LimitUnit;
  readonly length: number;
  readonly rule: string;
  readonly steps?: readonly Date[];
}

/** Working days are whole ones, as in the due instant itself. */
const lengthOf = ({ n, unit }: Limit, share: number): number =>
  unit === 'workingDay' ? Math.ceil(n * share) : n * share;

const limitDue = (from: Date, of: LimitOf, share: number, { deadlines, calendar }: Timing): Due => {
  const rule = ruleFor(deadlines, of.clock, of.facts);
  if (!rule) throw new Error(`no limit is laid down for the clock ${of.clock} of such a ticket`);
  const own = share === 1 ? dueAfter(from, rule.limit, calendar) : dueAfterShare(from, rule.limit, share, calendar);
  const dueAt =
    of.plus === undefined ? own : limitDue(own, { clock: of.plus, facts: of.facts }, 1, { deadlines, calendar }).dueAt;
  return {
    dueAt,
    counts: rule.limit.unit,
    length: lengthOf(rule.limit, share),
    rule: `${rule.id} v${deadlines.version}`,
  };
};

/** Half of what is left of the lead's own limit; where nothing is left, the share of the full limit. */
const shareDue = (from: Date, of: LimitOf, lead: Clock | undefined, timing: Timing): Due => {
  const { deadlines, calendar } = timing;
  // A paused finish stands where its pause began.
  const left = lead ? countedMs(new Date(lead.pausedAt ?? from), new Date(lead.dueAt), lead.counts, calendar) : 0;
  if (!lead || left === 0) return limitDue(from, of, deadlines.assistShare, timing);
  const dueAt = advance(from, Math.ceil(left * deadlines.assistShare), lead.counts, calendar);
  return { dueAt, counts: lead.counts, length: 0, rule: `assist-share v${deadlines.version}` };
};

const dueOf = (word: DueWord, clock: Clock, lead: Clock | undefined, timing: Timing): Due => {
  const kept = { counts: clock.counts, length: clock.length, rule: clock.rule };
  switch (word.by) {
    case 'limit': {
      const due = limitDue(new Date(word.from), word.of, word.of.again ? timing.deadlines.againShare : 1, timing);
      return word.neverLater && new Date(clock.dueAt) < due.dueAt ? { ...due, dueAt: new Date(clock.dueAt) } : due;
    }
    case 'pause': {
      const shifted = (at: string): Date =>
        dueAfterPause(new Date(at), new Date(word.pausedAt), new Date(word.resumedAt), clock.counts, timing.calendar);
      return { ...kept, dueAt: shifted(clock.dueAt), steps: clock.steps.map(shifted) };
    }
    case 'extend':
      return { ...kept, dueAt: dueAfter(new Date(clock.dueAt), word.extra, timing.calendar) };
    case 'instant':
      return { counts: clock.counts, length: 0, rule: '', dueAt: new Date(word.at) };
    case 'share':
      return shareDue(new Date(word.from), word.of, lead, timing);
  }
};

const withDue = (clock: Clock, { steps, ...due }: Due, { deadlines, calendar }: Timing): Clock => {
  const startedAt = new Date(clock.startedAt);
  const instants =
    steps ?? deadlines.steps.map((percent) => stepAt(startedAt, due.dueAt, percent, due.counts, calendar));
  return {
    ...clock,
    ...due,
    dueAt: due.dueAt.toISOString(),
    steps: instants.map((at) => at.toISOString()),
    provisional: reachesProvisional(due.dueAt, calendar),
  };
};

const freezeOrder = (order: ClockOrder, clocks: Map<string, Clock>, timing: Timing): ClockFact => {
  const before = order.base ?? clocks.get(order.copyOf ?? order.key);
  if (!before) throw new Error(`the ticket has no clock ${order.key}`);
  const patched = { ...before, ...order.patch };
  const lead = [...clocks.values()].find(
    (clock) => clock.name === 'finish' && (clock.state === 'running' || clock.state === 'paused'),
  );
  const clock = order.due ? withDue(patched, dueOf(order.due, before, lead, timing), timing) : patched;
  clocks.set(clock.key, clock);
  return { do: order.do, clock };
};

/** Gives every clock of a decided event its instants. Throws if the office's table lacks a limit that the event needs. */
export const freezeDeadlines = (state: Pick<TicketState, 'clocks'>, draft: DraftEvent, timing: Timing): TicketEvent => {
  const clocks = new Map(state.clocks.map((clock) => [clock.key, clock]));
  return { ...draft, clocks: draft.clocks.map((order) => freezeOrder(order, clocks, timing)) };
};
