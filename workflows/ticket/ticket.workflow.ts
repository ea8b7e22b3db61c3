// Wait, decide, append. Every rule lives in domain/; here stands only what makes a decision happen once and in time.
import {
  ActivityFailure, allHandlersFinished, ApplicationFailure, CancelledFailure, condition, continueAsNew, proxyActivities, proxyLocalActivities,
  setHandler, sleep, workflowInfo,
} from '@temporalio/workflow';
import { decide } from '../domain/decide.ts';
import type { DraftEvent } from '../domain/decide.ts';
import { clockDueCommand, decideDue } from '../domain/decide-due.ts';
import { decideNews } from '../domain/decide-news.ts';
import { evolve } from '../domain/evolve.ts';
import type { TicketNo } from '../domain/ids.ts';
import { newsOf } from '../domain/news.ts';
import type { News } from '../domain/news.ts';
import { nextDue } from '../domain/next-due.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Command, TicketEvent, TicketState } from '../domain/ticket.ts';
import { createAlarm } from './alarm.ts';
import { createQueue } from './queue.ts';
import type { TicketActivities } from './ticket.activities.ts';
import { BROKEN, catchUpSignal, newsSignal, performUpdate, REFUSED } from './ticket.messages.ts';
import type { Performed } from './ticket.messages.ts';

// Local: the append is one fast write, and a scheduled activity would double the cost of every click. It is repeated for
// ever, since a clock must outlive any fault of the store; waits of more than 5 s become timers, so that a long fault
// does not fill the history with heartbeats of the waiting task.
const { appendEvent, catchUp } = proxyLocalActivities<TicketActivities>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute', nonRetryableErrorTypes: [BROKEN] },
});

// Few attempts: news is stored before it is told, and the Schedule tells again what was not heard.
const { deliverNews } = proxyActivities<TicketActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { maximumAttempts: 3 },
});

/** A sleeping ticket is evicted and replayed from its start when it wakes; short histories keep that cheap. */
const HISTORY_EVENTS_PER_RUN = 400;

/** A fault of ours or of the office's tables is mended by people, in minutes rather than seconds. */
const PAUSE_AFTER_FAULT = '1 minute';

const refused = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({ message: refusal.code, type: REFUSED, details: [refusal], nonRetryable: true });

// One command that cannot be decided or stored fails alone; any other error would repeat the workflow task for ever.
const asFailure = (error: unknown): unknown =>
  error instanceof ApplicationFailure || error instanceof CancelledFailure
    ? error
    : ApplicationFailure.create({ message: 'the command could not be carried out', type: BROKEN, nonRetryable: true });

const isRunLong = (): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= HISTORY_EVENTS_PER_RUN;
};

/** The life of one ticket, from its first event (which intake wrote) until it is archived. */
export async function ticket(no: TicketNo, initial: TicketState): Promise<void> {
  let state = initial;
  let untold = 0;
  const queue = createQueue();
  const alarm = createAlarm();

  const tell = (news: readonly News[]): void => {
    untold += 1;
    deliverNews(news).catch(() => undefined).finally(() => { untold -= 1; });
  };

  const take = (stored: readonly TicketEvent[]): void => {
    const unknown = stored.filter(({ seq }) => seq > state.version);
    const news = unknown.flatMap((event) => {
      state = evolve(state, event);
      return newsOf(event, state);
    });
    if (news.length > 0) tell(news);
  };

  // Evolves what the store returned, never what was sent: after a crash the same command gives back the events it wrote
  // then, and where another event came first the command is decided again on what that left.
  const append = async (command: Pick<Command, 'id'>, decideOn: (now: TicketState) => DraftEvent | undefined): Promise<void> => {
    while (!state.recent.includes(command.id)) {
      const draft = decideOn(state);
      if (!draft) return;
      const stored = await appendEvent({ state, draft });
      take(stored);
      // Its own event may be older than what a ticket remembers.
      if (stored.length === 0 || stored.some(({ commandId }) => commandId === command.id)) return;
    }
  };

  const perform = async (command: Command): Promise<Performed> => {
    await append(command, (now) => {
      const decision = decide(now, command);
      if (!decision.ok) throw refused(decision.refusal);
      return decision.draft;
    });
    return { status: state.status, version: state.version };
  };

  const refuse = (command: Command): void => {
    // Behind another command the present state says nothing: then the turn itself decides.
    if (!queue.isIdle() || state.recent.includes(command.id)) return;
    const decision = decide(state, command);
    if (!decision.ok) throw refused(decision.refusal);
  };

  const fireDue = async (): Promise<void> => {
    const due = nextDue(state);
    const now = new Date().toISOString();
    if (!due || due.at > now) return;
    const command = clockDueCommand(due.clock, due.step, now);
    // Asked again on every state: what a faster command has met does not fire any more.
    await append(command, (current) => {
      const still = nextDue(current);
      return still?.clock === due.clock && still.step === due.step ? decideDue(current, command) : undefined;
    });
  };

  const readOn = async (version: number): Promise<void> => {
    if (version > state.version) take(await catchUp(state));
  };

  // Nobody hears of a failure in here; the ticket must live on, its clocks with it.
  const insist = (task: () => Promise<void>): Promise<void> =>
    queue.run(async () => {
      for (;;) {
        try {
          await task();
          return;
        } catch (error: unknown) {
          if (!(error instanceof ActivityFailure)) throw error;
          await sleep(PAUSE_AFTER_FAULT);
        }
      }
    });

  // Set before the first await: a message that finds no receiver is rejected.
  setHandler(performUpdate, (command) => queue.run(() => perform(command)).catch((error: unknown) => { throw asFailure(error); }), { validator: refuse });
  setHandler(newsSignal, (command) => insist(() => append(command, (now) => decideNews(now, command))));
  setHandler(catchUpSignal, (version) => insist(() => readOn(version)));

  const isQuiet = (): boolean => allHandlersFinished() && untold === 0;

  while (state.status !== 'archived') {
    const due = nextDue(state);
    const { version } = state;
    if (due && Date.parse(due.at) <= Date.now()) {
      await insist(fireDue);
      // Never without a rest where nothing came of it.
      if (state.version === version) await sleep(PAUSE_AFTER_FAULT);
      continue;
    }
    alarm.set(due?.at);
    await condition(() => alarm.hasRung() || state.version !== version || isRunLong());
    if (isRunLong()) {
      await condition(isQuiet);
      await continueAsNew<typeof ticket>(no, state);
    }
  }
  await condition(isQuiet);
}
