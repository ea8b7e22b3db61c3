// decide(state, command) → an event, or a refusal. Pure: the same question has the same answer, wherever it is asked.
import { formOf } from './action-forms.ts';
import { changesOf } from './changes.ts';
import { findOpenClock, openClockBook } from './clock-book.ts';
import type { ClockOrder } from './clock-book.ts';
import { applyClockWord, recountAsOrdinary, takeBackRed } from './clock-words.ts';
import { checkFields } from './form-fields.ts';
import { holds } from './guards.ts';
import type { Circumstances } from './guards.ts';
import type { Refusal } from './refusals.ts';
import { checkSense } from './sense.ts';
import { refuseSamePerson, refuseSignature } from './standing.ts';
import { addCause, issueOrder, SUP, withdrawOrder } from './supervision.ts';
import { inHandStatus } from './ticket-status.ts';
import type { TicketStatus } from './ticket-status.ts';
import type { Command, Counters, Instant, TicketEvent, TicketState } from './ticket.ts';
import { rowsFor } from './transition-grammar.ts';
import type { Row, Setting } from './transition-grammar.ts';
import { createWork } from './work.ts';
import type { Work } from './work.ts';

/** An event whose clocks have no due instants yet. */
export type DraftEvent = Omit<TicketEvent, 'clocks'> & { readonly clocks: readonly ClockOrder[] };
/** The answer to a command. */
export type Decision =
  { readonly ok: true; readonly draft: DraftEvent } | { readonly ok: false; readonly refusal: Refusal };

const circumstances = (state: TicketState, task: number | undefined, at: Instant | undefined): Circumstances => ({
  status: state.status,
  counters: state.counters,
  clocks: state.clocks,
  tasks: state.tasks,
  task: task ?? null,
  ...(at !== undefined && { at }),
});

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

/** The one row whose guards hold for a command received `at` (or now, as the clocks stand); else what the nearest row needs. */
export const chooseRow = (state: TicketState, action: string, task?: number, at?: Instant): Row | Refusal => {
  const possible = rowsFor(state.status, action);
  if (possible.length === 0) return { code: 'wrong-status', status: state.status };
  const now = circumstances(state, task, at);
  const failing = possible.map((row) => ({
    row,
    needed: row.guards.filter((guard) => !holds(guard, now)).map((guard) => guard.text),
  }));
  const fit = failing.find(({ needed }) => needed.length === 0);
  const nearest = [...failing].sort((a, b) => a.needed.length - b.needed.length)[0];
  return fit?.row ?? { code: 'guard', needed: nearest?.needed ?? [] };
};

const isRefusal = (answer: Row | Refusal): answer is Refusal => 'code' in answer;

/** The orders whose answer must name the version it means. */
const namesOrderVersion: readonly string[] = ['answerOrder', 'strikeOff', 'rejectAnswer', 'setNewDue'];

const refuseOrderVersion = (state: TicketState, command: Command): Refusal | undefined => {
  const version = state.order?.version ?? 0;
  return namesOrderVersion.includes(command.action) && command.said['orderVersion'] !== version
    ? { code: 'stale-order', version }
    : undefined;
};

const refuseForm = (state: TicketState, command: Command): Refusal | undefined => {
  const errors = [...checkFields(formOf(command.action), command.said), ...checkSense(state, command)];
  return errors.length > 0 ? { code: 'form', errors } : undefined;
};

const setCounter = (work: Work, setting: Extract<Setting, { set: 'counter' }>): void => {
  const before = work.counters[setting.name];
  const by = setting.value === '@st' ? work.state.status : setting.value;
  const after = setting.op === '=' ? by : Number(before) + (setting.op === '+' ? 1 : -1) * Number(by);
  work.counters = { ...work.counters, [setting.name]: typeof after === 'number' ? Math.max(0, after) : after };
};

const applySetting = (work: Work, setting: Setting): void => {
  if (setting.set === 'counter') setCounter(work, setting);
  else if (setting.set === 'task') work.setTask(setting.value as 0 | 1 | 2 | 3);
  else if (setting.set === 'tasks') work.endTasks();
  else issueByRow(work);
};

/** A draft that nobody took up is issued as it stands; an answer sent back needs no new cause; all else names its own. */
const issueByRow = (work: Work): void => {
  const { action } = work.command;
  if (action === 'due:draft') issueOrder(work, null, work.counters.cause);
  else issueOrder(work, action === 'rejectAnswer' ? null : { clock: null, text: work.causeText });
};

/** Rows on the 督办单 whose effect the counters alone cannot say. */
const superviseByHand = (work: Work, row: Row): void => {
  if (row.id === 'V2b') addCause(work, { clock: null, text: work.causeText });
  if (row.id === 'V3' && work.order) work.order = { ...work.order, answeredBy: work.answeredBy() };
};

const targetOf = (row: Row, state: TicketState, counters: Counters): TicketStatus => {
  if (row.to === '=') return state.status;
  if (row.to === 'inHand') return inHandStatus(counters.round);
  return (row.to === '@back' ? counters.back : row.to) as TicketStatus;
};

/** What holds the finish (悬) until somebody has decided. */
const holding: readonly string[] = ['askExtension', 'submit'];

/** Asked or submitted in time, though the finish had fired: it runs again to its old due and is held until that is decided. */
const excuseInTime = (work: Work): void => {
  const finish = findOpenClock(work.state.clocks, 'finish');
  if (finish?.state === 'red' && holding.includes(work.command.action) && work.at <= finish.dueAt) {
    takeBackRed(work, finish);
  }
};

/** A child whose parent was answered without any unit is answered, not served: there is nobody yet who could redo it. */
const countUnit = (work: Work): void => {
  if (work.lead === null && work.counters.served !== 0) work.counters = { ...work.counters, served: 0 };
};

/** What a corrected type of demand entails: 咨询 may be answered at once, a 举报 may not be withdrawn in silence. */
const countType = (work: Work): void => {
  const type = work.changes.demand?.type;
  if (type === undefined) return;
  work.counters = { ...work.counters, inquiry: type === 'consult' ? 1 : 0, ...(type === 'report' && { grave: 1 }) };
};

/** Applies a row that was chosen; the caller has checked that the command may use it. */
export const applyRow = (state: TicketState, command: Command, row: Row): DraftEvent => {
  const book = openClockBook(state, command.receivedAt);
  const work = createWork(state, command, book);
  Object.assign(work.changes, changesOf(state, command, row));
  countType(work);
  work.lead = work.changes.lead === undefined ? state.lead : work.changes.lead;
  const isPartialAnswer = row.id === 'V3' && work.missingAnswers().length > 0;
  if (!isPartialAnswer) row.settings.forEach((setting) => applySetting(work, setting));
  countUnit(work);
  superviseByHand(work, row);
  if (row.action === 'lowerUrgency') recountAsOrdinary(work);
  if (!isPartialAnswer) row.clocks.forEach((word) => applyClockWord(work, word));
  work.startNewAssists();
  excuseInTime(work);
  // An order that this very row issues stands on a reason of its own.
  const issuesOrder = row.settings.some((setting) => setting.set === 'order');
  if (work.metInTimeAfterAll && !issuesOrder && state.counters.sup !== SUP.none && work.wasSoleCause()) {
    withdrawOrder(work);
  }
  return work.finish(row, targetOf(row, state, work.counters));
};

/** A new task has no number yet: one that is named beside it must not be taken for it. */
const ownTask = (command: Command): Command => {
  if (command.action !== 'addAssist') return command;
  const { task: _task, ...rest } = command;
  return rest;
};

/**
 * Decides a command on the state it meets. Refused commands have changed nothing. Does not check scope of sight, and
 * not whether units, categories or files that were named exist: whoever sends the command has looked them up.
 */
export const decide = (state: TicketState, received: Command): Decision => {
  const command = ownTask(received);
  const row = chooseRow(state, command.action, command.task, command.receivedAt);
  if (isRefusal(row)) return refuse(row);
  const refusal =
    refuseSignature(row, state, command) ??
    refuseSamePerson(state, command) ??
    refuseOrderVersion(state, command) ??
    refuseForm(state, command);
  return refusal ? refuse(refusal) : { ok: true, draft: applyRow(state, command, row) };
};
