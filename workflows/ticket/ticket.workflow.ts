// Wait, decide, append. Every rule lives in domain/; here stands only when it is asked.
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { TicketNo } from '../domain/ids.ts';
import { nextDue } from '../domain/next-due.ts';
import type { TicketState } from '../domain/ticket.ts';
import { createAlarm } from './alarm.ts';
import { createTicketKeeper, PAUSE_AFTER_FAULT } from './ticket-keeper.ts';
import type { TicketActivities } from './ticket.activities.ts';
import { BROKEN, catchUpSignal, newsSignal, performUpdate } from './ticket.messages.ts';

// Local: the append is one fast write, and a scheduled activity would double the cost of every click. It is repeated for
// ever, since a clock must outlive any fault of the store; waits of more than 5 s become timers, so that a long fault
// does not fill the history with heartbeats of the waiting task.
const { appendEvent, catchUp } = proxyLocalActivities<TicketActivities>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '5 seconds',
  retry: {
    initialInterval: '100 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '1 minute',
    nonRetryableErrorTypes: [BROKEN],
  },
});

// Few attempts: news is stored before it is told, and the Schedule tells again what was not heard.
const { deliverNews } = proxyActivities<TicketActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { maximumAttempts: 3 },
});

/** A sleeping ticket is evicted and replayed from its start when it wakes; short histories keep that cheap. */
const HISTORY_EVENTS_PER_RUN = 400;

const isRunLong = (): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= HISTORY_EVENTS_PER_RUN;
};

/** The life of one ticket, from its first event (which intake wrote) until it is archived. */
export async function ticket(no: TicketNo, initial: TicketState): Promise<void> {
  const alarm = createAlarm();
  const arm = (state: TicketState): void => alarm.set(nextDue(state)?.at);
  const keeper = createTicketKeeper(initial, { appendEvent, catchUp, deliverNews }, arm);
  const isArchived = (): boolean => keeper.state().status === 'archived';
  const isQuiet = (): boolean => allHandlersFinished() && !keeper.isTelling();

  // Set before the first await: a message that finds no receiver is rejected.
  setHandler(performUpdate, keeper.perform, { validator: keeper.refuse });
  setHandler(newsSignal, keeper.hear);
  setHandler(catchUpSignal, keeper.readOn);

  while (!isArchived()) {
    await condition(() => alarm.hasRung() || isRunLong() || isArchived());
    if (isRunLong()) {
      await condition(isQuiet);
      await continueAsNew<typeof ticket>(no, keeper.state());
    }
    const { version } = keeper.state();
    if (alarm.hasRung()) await keeper.fireDue();
    // Nothing came of it: it must not be tried again without a rest.
    if (alarm.hasRung() && keeper.state().version === version) await sleep(PAUSE_AFTER_FAULT);
  }
  await condition(isQuiet);
}
