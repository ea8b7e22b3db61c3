// Keeps the state of one ticket inside its workflow: decides on it, has events stored, and evolves what was stored.
import { ActivityFailure, ApplicationFailure, CancelledFailure, sleep } from '@temporalio/workflow';
import { decide } from '../domain/decide.ts';
import type { DraftEvent } from '../domain/decide.ts';
import { clockDueCommand, decideDue } from '../domain/decide-due.ts';
import { decideNews } from '../domain/decide-news.ts';
import { evolve } from '../domain/evolve.ts';
import { noteOfLateEvidence } from '../domain/late-evidence.ts';
import { newsOf } from '../domain/news.ts';
import { nextDue } from '../domain/next-due.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Command, TicketEvent, TicketState } from '../domain/ticket.ts';
import { createQueue } from './queue.ts';
import type { Queue } from './queue.ts';
import type { TicketActivities } from './ticket.activities.ts';
import { BROKEN, REFUSED } from './ticket.messages.ts';
import type { Performed } from './ticket.messages.ts';

/** A fault of ours or of the office's tables is mended by people, in minutes rather than seconds. */
export const PAUSE_AFTER_FAULT = '1 minute';

/** What a workflow does with its ticket. All that changes it happens one after another, in the order of the calls. */
export interface TicketKeeper {
  readonly state: () => TicketState;
  /** Throws the refusal of a command that certainly cannot be performed; changes nothing. */
  readonly refuse: (command: Command) => void;
  /** Performs a command once, however often it comes; throws its refusal as an `ApplicationFailure`. */
  readonly perform: (command: Command) => Promise<Performed>;
  /** Takes in news; never refused. */
  readonly hear: (command: Command) => Promise<void>;
  /** Fires the clock that is due now, if one is. */
  readonly fireDue: () => Promise<void>;
  /** Reads from the store what is newer than the state, up to a version it is known to hold. */
  readonly readOn: (version: number) => Promise<void>;
  /** True while news is on its way to other tickets. */
  readonly isTelling: () => boolean;
}

const refused = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({ message: refusal.code, type: REFUSED, details: [refusal], nonRetryable: true });

// One command that cannot be decided or stored fails alone; any other error would repeat the workflow task for ever.
const asFailure = (error: unknown): unknown =>
  error instanceof ApplicationFailure || error instanceof CancelledFailure
    ? error
    : ApplicationFailure.create({ message: 'the command could not be carried out', type: BROKEN, nonRetryable: true });

const draftOf = (state: TicketState, command: Command): DraftEvent => {
  const decision = decide(state, command);
  if (!decision.ok) throw refused(decision.refusal);
  return decision.draft;
};

/** Nobody hears of a failure in these tasks: they are tried until they succeed, for the ticket must not lose its clocks. */
const insistIn =
  (queue: Queue) =>
  (task: () => Promise<void>): Promise<void> =>
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

/** The state as it grows, and the only way to let it grow. */
const createRecord = (
  initial: TicketState,
  { appendEvent, catchUp, deliverNews }: TicketActivities,
  changed: (state: TicketState) => void,
) => {
  let state = initial;
  let telling = 0;
  changed(state);

  const take = (stored: readonly TicketEvent[]): void => {
    const news = stored
      .filter(({ seq }) => seq > state.version)
      .flatMap((event) => {
        const { parent } = state;
        state = evolve(state, event);
        return newsOf(event, state, parent);
      });
    changed(state);
    if (news.length === 0) return;
    telling += 1;
    // Not waited for: the Schedule tells again what was not heard.
    deliverNews(news)
      .catch(() => undefined)
      .finally(() => {
        telling -= 1;
      });
  };

  return {
    state: () => state,
    isTelling: () => telling > 0,
    take,
    // Evolves what was stored: after a crash the same command finds the event it wrote then, and where another event came
    // first the command is decided again on what that left.
    append: async ({ id }: Command, decideOn: (now: TicketState) => DraftEvent | undefined): Promise<void> => {
      while (!state.recent.includes(id)) {
        const draft = decideOn(state);
        if (!draft) return;
        const appended = await appendEvent({ no: state.no, version: state.version, draft });
        // Older than what a ticket remembers.
        if (appended === 'known') return;
        take(appended === 'behind' ? await catchUp(state) : [{ ...draft, clocks: appended }]);
      }
    },
  };
};

/** Evidence is kept first: whoever is refused may be out of reach by the time the refusal arrives. */
const performOn = async ({ state, append }: ReturnType<typeof createRecord>, command: Command): Promise<void> => {
  const note = noteOfLateEvidence(state(), command);
  if (note) await append({ ...command, id: note.commandId }, (now) => noteOfLateEvidence(now, command));
  await append(command, (now) => draftOf(now, command));
};

/** Takes charge of a ticket that stands at `initial`; `changed` is told of that state and of every later one. */
export const createTicketKeeper = (
  initial: TicketState,
  activities: TicketActivities,
  changed: (state: TicketState) => void,
): TicketKeeper => {
  const record = createRecord(initial, activities, changed);
  const { state, isTelling, take, append } = record;
  const queue = createQueue();
  const insist = insistIn(queue);

  const fire = async (): Promise<void> => {
    const due = nextDue(state());
    const now = new Date().toISOString();
    if (!due || due.at > now) return;
    const command = clockDueCommand(due.clock, due.step, now);
    // Asked again on every state: what a faster command has met does not fire any more.
    await append(command, (current) => {
      const still = nextDue(current);
      return still?.clock === due.clock && still.step === due.step ? decideDue(current, command) : undefined;
    });
  };

  return {
    state,
    isTelling,
    refuse: (command) => {
      // Behind another command the present state says nothing: then the turn itself decides.
      if (!queue.isIdle() || state().recent.includes(command.id) || noteOfLateEvidence(state(), command)) return;
      draftOf(state(), command);
    },
    perform: async (command) => {
      try {
        await queue.run(() => performOn(record, command));
      } catch (error: unknown) {
        throw asFailure(error);
      }
      return { status: state().status, version: state().version };
    },
    hear: (command) => insist(() => append(command, (now) => decideNews(now, command))),
    fireDue: () => insist(fire),
    readOn: (version) =>
      insist(async () => {
        if (version > state().version) take(await activities.catchUp(state()));
      }),
  };
};
