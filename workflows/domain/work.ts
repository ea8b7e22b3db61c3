// One decision in the making: what the chosen row has changed so far. Lives only inside `applyRow` and `decideDue`.
import type { ClockBook } from './clock-book.ts';
import type { DraftEvent } from './decide.ts';
import type { DeadlineFacts } from './deadlines.ts';
import { countOver } from './guards.ts';
import type { Circumstances } from './guards.ts';
import { choices } from './action-choices.ts';
import { addressesOf } from './standing.ts';
import { CAUSE } from './supervision.ts';
import type { SupervisionDesk } from './supervision.ts';
import { isOpen } from './ticket-status.ts';
import type { TicketStatus } from './ticket-status.ts';
import type { AssistTask, Command, Counters, TicketChanges, TicketState } from './ticket.ts';

/** The unfinished decision, seen by the functions that apply a row's words. */
export interface Work extends SupervisionDesk {
  readonly command: Command;
  readonly changes: { -readonly [K in keyof TicketChanges]: TicketChanges[K] };
  /** What an order that this command issues is about, in words. */
  readonly causeText: string;
  /** Set when a red clock was met by something that reached us in time. */
  metInTimeAfterAll: boolean;
  tasks(): readonly AssistTask[];
  setTask(a: AssistTask['a']): void;
  endTasks(): void;
  startNewAssists(): void;
  facts(): DeadlineFacts;
  dispatchNo(): number;
  now(): Circumstances;
  answeredBy(): string[];
  missingAnswers(): string[];
  wasSoleCause(): boolean;
  finish(row: { readonly id: string }, to: TicketStatus): DraftEvent;
}

const causeTextOf = ({ action, said }: Command): string => {
  const code = String(said['cause'] ?? '');
  const named = choices.orderCause.find(([one]) => one === code)?.[1];
  const text = said['text'] ?? said['reason'] ?? '';
  return [named, text].filter(Boolean).join('：') || action;
};

const outcomeOf = (action: string): AssistTask['outcome'] => (action === 'assistAnswer' ? 'answered' : 'waived');

const changedCounters = (before: Counters, after: Counters): Partial<Counters> =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name as keyof Counters] !== value));

const taskMethods = (work: () => Work): Pick<Work, 'tasks' | 'setTask' | 'endTasks' | 'startNewAssists'> => ({
  tasks: () => work().changes.tasks ?? work().state.tasks,
  setTask(a) {
    const { command, changes } = work();
    const outcome = a === 0 ? outcomeOf(command.action) : null;
    changes.tasks = work()
      .tasks()
      .map((task) => (task.i === command.task ? { ...task, a, outcome } : task));
  },
  endTasks() {
    work().changes.tasks = work()
      .tasks()
      .map((task) => (task.a === 0 ? task : { ...task, a: 0, outcome: 'cancelled' }));
  },
  startNewAssists() {
    const { book, at, counters } = work();
    for (const task of work().tasks()) {
      if (task.a !== 1 || work().state.tasks.some((one) => one.i === task.i) || book.open('assist', task.i)) continue;
      const where = { unit: task.unit, task: task.i, dispatch: work().dispatchNo(), round: counters.round };
      book.start('assist', where, { by: 'share', from: at, of: { clock: 'finish', facts: work().facts() } });
    }
  },
});

const orderMethods = (work: () => Work): Pick<Work, 'answeredBy' | 'missingAnswers' | 'wasSoleCause'> => ({
  answeredBy() {
    const { order, command } = work();
    const own = addressesOf(command.by).filter((address) => order?.addressees.includes(address));
    return [...new Set([...(order?.answeredBy ?? []), ...own])];
  },
  missingAnswers() {
    const answered = work().answeredBy();
    return (work().order?.addressees ?? []).filter((address) => !answered.includes(address));
  },
  wasSoleCause() {
    const { state } = work();
    return state.counters.cause === CAUSE.singleClock && countOver(state.clocks) === 1;
  },
});

/** Where a decision ends: everything that changed, as one event. */
const finishWork = (work: Work, row: { readonly id: string }, to: TicketStatus): DraftEvent => {
  const { state, command, changes, counters, book } = work;
  // No unit holds such a ticket; 异议复核 alone keeps the parent's lead in mind for the answer that waits behind it.
  if (counters.served === 0 && to !== 'objectionReview' && (changes.lead ?? state.lead) !== null) changes.lead = null;
  // A ticket that goes on has no outcome; while an objection is open the former one still stands.
  if (isOpen(to) && to !== 'objectionReview' && (changes.outcome ?? state.outcome) !== null) changes.outcome = null;
  if (work.order !== state.order) changes.order = work.order;
  return {
    seq: state.version + 1,
    commandId: command.id,
    row: row.id,
    action: command.action,
    at: command.receivedAt,
    by: command.by,
    ...(command.cosign && { cosign: command.cosign }),
    ...(command.task !== undefined && { task: command.task }),
    from: state.status,
    to,
    said: command.said,
    counters: changedCounters(state.counters, counters),
    clocks: book.orders,
    changes,
  };
};

/** Begins a decision. */
export const createWork = (state: TicketState, command: Command, book: ClockBook): Work => {
  const self = (): Work => work;
  const work: Work = {
    state,
    command,
    book,
    at: command.receivedAt,
    by: command.by.id,
    counters: state.counters,
    order: state.order,
    lead: state.lead,
    changes: {},
    causeText: causeTextOf(command),
    metInTimeAfterAll: false,
    ...taskMethods(self),
    ...orderMethods(self),
    facts: () => {
      const demand = work.changes.demand ?? state.demand;
      return { urgent: work.counters.urg === 1, type: demand.type, kind: demand.kind };
    },
    dispatchNo: () => work.changes.dispatchNo ?? state.dispatchNo,
    now: () => ({
      status: state.status,
      counters: work.counters,
      clocks: book.clocks(),
      tasks: work.tasks(),
      task: command.task ?? null,
    }),
    finish: (row, to) => finishWork(work, row, to),
  };
  return work;
};
