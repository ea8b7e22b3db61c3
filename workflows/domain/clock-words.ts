// Applies the words of the clock column (start, stop, pause …) to the clocks of a ticket.
import type { DueWord } from './clock-book.ts';
import { clockKind } from './clock-names.ts';
import type { ClockName } from './clock-names.ts';
import { holds } from './guards.ts';
import type { Clock, Instant } from './ticket.ts';
import type { ClockVerb, ClockWord } from './transition-grammar.ts';
import type { Work } from './work.ts';

const saidInstant = (work: Work, name: string): Instant | null => {
  const value = work.command.said[name];
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
};
const dayMs = 86_400_000;

/** Redo and failed check give a share of the limit; only a (new) dispatch or 会商 gives the whole. */
const isAgain = (work: Work): boolean => work.changes.dispatchNo === undefined;

const limitDue = (work: Work, clock: ClockName): DueWord => ({
  by: 'limit',
  from: work.at,
  of: { clock, facts: work.facts(), ...(clock === 'finish' && isAgain(work) && { again: true }) },
});

/** Unsigned, the right to return lasts the sign limit and the window; once signed, the window alone. */
const windowDue = (work: Work): DueWord =>
  work.command.action === 'dispatch'
    ? { by: 'limit', from: work.at, of: { clock: 'sign', facts: work.facts(), plus: 'returnWindow' } }
    : limitDue(work, 'returnWindow');

const startDue = (work: Work, clock: ClockName): DueWord => {
  if (clock === 'assist') return { by: 'share', from: work.at, of: { clock: 'finish', facts: work.facts() } };
  if (clock === 'returnWindow') return windowDue(work);
  // An order still open keeps the ticket out of the archive: asked again the next day.
  if (work.command.action === 'due:archive') {
    return { by: 'instant', at: new Date(Date.parse(work.at) + dayMs).toISOString() };
  }
  const milestoneAt = clock === 'milestone' ? saidInstant(work, 'milestoneAt') : null;
  return milestoneAt === null ? limitDue(work, clock) : { by: 'instant', at: milestoneAt };
};

const start = (work: Work, name: ClockName, task: number | null): void => {
  const { per } = clockKind(name);
  const assisting = work.tasks().find((one) => one.i === task);
  const unit = per === 'ticket' ? null : per === 'task' ? (assisting?.unit ?? null) : work.lead;
  work.book.start(name, { unit, task, dispatch: work.dispatchNo(), round: work.counters.round }, startDue(work, name));
};

/** The instant at which a duty was met: approval looks back to the submission, everything else is what was received now. */
const metAt = (work: Work, clock: Clock): Instant =>
  clock.name === 'finish' && work.command.action === 'approve' ? (work.state.submittedAt ?? work.at) : work.at;

const stop = (work: Work, clock: Clock): void => {
  const at = metAt(work, clock);
  const statedAt = work.command.action === 'arriveOffline' ? saidInstant(work, 'doneAt') : null;
  // While a clock is paused its due instant stands still: what counts is how it stood when the pause began.
  const inTime = (statedAt ?? clock.pausedAt ?? at) <= clock.dueAt;
  // Red and yet in time: our server had it before the due instant, or the check-in was made off-line before it.
  if (clock.state === 'red' && inTime) {
    work.metInTimeAfterAll = work.command.action !== 'arriveOffline';
    work.book.change(clock, 'excuse', { state: 'met', endedAt: statedAt ?? at });
    return;
  }
  work.book.change(clock, 'stop', { state: inTime ? 'met' : 'late', endedAt: at });
};

const extendDue = (work: Work): DueWord => {
  const planEndAt = saidInstant(work, 'planEndAt');
  if (planEndAt !== null) {
    const days = Math.max(1, Math.ceil((Date.parse(planEndAt) - Date.parse(work.at)) / dayMs));
    return { by: 'extend', extra: { n: days, unit: 'day' } };
  }
  return { by: 'extend', extra: { n: work.state.extensionDays, unit: 'workingDay' } };
};

const revive = (work: Work, clock: Clock): void => {
  if (clock.state === 'red') {
    work.book.succeed(clock, 'revive', { by: 'instant', at: saidInstant(work, 'newDueAt') ?? work.at }, work.at);
  }
};

const hasten = (work: Work, clock: Clock): void => {
  if (clock.state === 'red') return;
  const neverLater: DueWord =
    work.command.action === 'rateUnsatisfied'
      ? {
          by: 'limit',
          from: work.at,
          of: { clock: 'callback', facts: { ...work.facts(), urgent: true } },
          neverLater: true,
        }
      : { by: 'limit', from: work.at, of: { clock: clock.name, facts: work.facts() }, neverLater: true };
  work.book.succeed(clock, 'hasten', neverLater);
};

/** Red only because the command that came in time was handled after the clock had fired: it runs again to its old due. */
export const takeBackRed = (work: Work, clock: Clock): Clock | undefined => {
  work.book.succeed(clock, 'revive');
  work.metInTimeAfterAll = true;
  return work.book.open(clock.name, clock.task);
};

const pause = (work: Work, clock: Clock): void => {
  const running = clock.state === 'red' && work.at <= clock.dueAt ? takeBackRed(work, clock) : clock;
  if (running?.state === 'running') work.book.change(running, 'pause', { state: 'paused', pausedAt: work.at });
};

/** A result handed in from a 会商 ends its pause: time at the leader's desk is the unit's own time. */
const endOfPause = (work: Work): Instant =>
  work.command.action === 'sendBack' ? (work.state.submittedAt ?? work.at) : work.at;

const onOpenClock: Readonly<Record<Exclude<ClockVerb, 'start'>, (work: Work, clock: Clock) => void>> = {
  stop,
  cancel: (work, clock) => work.book.change(clock, 'cancel', { state: 'cancelled', endedAt: work.at }),
  pause,
  resume: (work, clock) => {
    if (clock.pausedAt === null) return;
    work.book.change(
      clock,
      'resume',
      { state: 'running', pausedAt: null },
      { by: 'pause', pausedAt: clock.pausedAt, resumedAt: endOfPause(work) },
    );
  },
  rebase: (work, clock) => {
    if (clock.state !== 'red') work.book.succeed(clock, 'rebase', extendDue(work));
  },
  hasten,
  revive,
};

const tasksConcerned = (work: Work, word: ClockWord): (number | null)[] => {
  if (clockKind(word.clock).per !== 'task') return [null];
  return word.named ? [work.command.task ?? work.tasks().at(-1)?.i ?? null] : work.tasks().map((task) => task.i);
};

/** Applies one word to the clock it names, and to each task's clock where it names those of all tasks. */
export const applyClockWord = (work: Work, word: ClockWord): void => {
  if (!word.only.every((guard) => holds(guard, work.now()))) return;
  for (const task of tasksConcerned(work, word)) {
    const clock = work.book.open(word.clock, task);
    if (word.verb === 'start') start(work, word.clock, task);
    else if (clock) onOpenClock[word.verb](work, clock);
  }
};

/** Clocks whose limit depends on urgency and that go on when a ticket is lowered to ordinary. */
const lowered: readonly ClockName[] = [
  'triage',
  'dispatch',
  'overall',
  'sign',
  'contact',
  'finish',
  'returnWindow',
  'consult',
  'assistReview',
];

/** A finish that follows one already ended under the same dispatch had a share of the limit only (redo, failed check). */
const hadShare = (work: Work, clock: Clock): boolean =>
  clock.name === 'finish' &&
  work.state.clocks.some(
    (one) => one.name === 'finish' && one.dispatch === clock.dispatch && (one.state === 'met' || one.state === 'late'),
  );

const ordinaryDue = (work: Work, clock: Clock): DueWord => {
  const { name } = clock;
  const isUnsigned = name === 'returnWindow' && work.state.status === 'awaitingSign';
  const of = {
    facts: work.facts(),
    ...(isUnsigned ? { clock: 'sign' as const, plus: name } : { clock: name }),
    ...(hadShare(work, clock) && { again: true }),
  };
  return { by: 'limit', from: clock.startedAt, of };
};

/** 降为一般: what runs is counted anew from its own start by the ordinary limit; what is red stays red. */
export const recountAsOrdinary = (work: Work): void => {
  for (const clock of work.book.clocks()) {
    if (clock.state === 'running' && lowered.includes(clock.name)) {
      work.book.succeed(clock, 'rebase', ordinaryDue(work, clock));
    }
  }
};
