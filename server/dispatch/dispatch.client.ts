// The only feature file that knows @temporalio/client: everything that is told to a ticket goes through here.
import {
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { TICKET_TASK_QUEUE, ticketWorkflowId } from '../../workflows/domain/ids.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { canHearNews, newsCommand } from '../../workflows/domain/news.ts';
import type { News } from '../../workflows/domain/news.ts';
import type { Refusal } from '../../workflows/domain/refusals.ts';
import type { Command, TicketState } from '../../workflows/domain/ticket.ts';
import {
  catchUpSignal,
  newsSignal,
  performUpdate,
  REFUSED,
  TICKET_WORKFLOW,
} from '../../workflows/ticket/ticket.messages.ts';
import type { Performed } from '../../workflows/ticket/ticket.messages.ts';
import type { ticket } from '../../workflows/ticket/ticket.workflow.ts';

/** How a command ended. `pending`: sent, the answer is still out. `unavailable`: the clock server cannot be reached. */
export type PerformOutcome =
  | ({ readonly ok: true } & Performed)
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: 'pending' | 'unavailable' };

/** Every way in which the server speaks to tickets. All of it may be repeated with the same arguments. */
export interface DispatchClient {
  /** Starts the ticket's workflow; one that was started before counts as success. False: not reached, the sweep will start it. */
  readonly startTicket: (ticket: StartableTicket) => Promise<boolean>;
  /** Sends a command and waits a few seconds for its outcome. Throws only for bugs and for tickets that do not exist. */
  readonly perform: (no: TicketNo, command: Command) => Promise<PerformOutcome>;
  /** Tells a ticket news of another and marks it delivered; throws if the clock server cannot be reached. */
  readonly tellNews: (news: News) => Promise<void>;
  /** Tells a ticket which version the store holds, so that it reads what it missed in a crash. */
  readonly catchUp: (ticket: StartableTicket) => Promise<void>;
  /** True if the clock server answers now. */
  readonly isReachable: () => Promise<boolean>;
}

/** As much of a ticket as its workflow is started with. */
export interface StartableTicket {
  readonly no: TicketNo;
  readonly state: TicketState;
}

/** What the client needs of the house. */
export interface DispatchParts {
  readonly temporal: Client;
  readonly tickets: {
    findRecord(no: TicketNo): Promise<StartableTicket | null>;
    markStarted(no: TicketNo): void;
  };
  readonly news: { markDelivered(key: string): Promise<unknown> };
  readonly now: () => Date;
  readonly taskQueue?: string;
  /** How long `perform` waits for an outcome. */
  readonly waitMs?: number;
}

const answerWithinMs = 1_500;

const causeOf = (error: unknown): unknown => (error instanceof WorkflowUpdateFailedError ? error.cause : undefined);

const findRefusal = (error: unknown): Refusal | undefined => {
  const cause = causeOf(error);
  return cause instanceof ApplicationFailure && cause.type === REFUSED ? (cause.details?.[0] as Refusal) : undefined;
};

// gRPC statuses that say nothing of whether the command arrived: the same id is sent again later.
const noAnswer: readonly number[] = [1, 4, 8, 14];
const isNoAnswer = (error: unknown): boolean => {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const grpc = error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : error;
  return isGrpcServiceError(grpc) && noAnswer.includes(grpc.code);
};

/** The calls themselves, without deadlines and without a thought of what their failures mean. */
const createCalls = ({ temporal, tickets, taskQueue = TICKET_TASK_QUEUE }: DispatchParts) => {
  const startOptions = ({ no, state }: StartableTicket) => ({
    workflowId: ticketWorkflowId(no),
    taskQueue,
    args: [no, state] as Parameters<typeof ticket>,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
  });
  return {
    async get(no: TicketNo): Promise<StartableTicket> {
      const found = await tickets.findRecord(no);
      if (!found) throw new Error(`there is no ticket ${no}`);
      return found;
    },
    start: (found: StartableTicket) =>
      temporal.workflow.start<typeof ticket>(TICKET_WORKFLOW, {
        ...startOptions(found),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      }),
    update: (no: TicketNo, command: Command): Promise<Performed> =>
      temporal.workflow
        .getHandle<typeof ticket>(ticketWorkflowId(no))
        .executeUpdate(performUpdate, { updateId: command.id, args: [command] }),
    startAndUpdate: (found: StartableTicket, command: Command): Promise<Performed> => {
      const startWorkflowOperation = new WithStartWorkflowOperation<typeof ticket>(
        TICKET_WORKFLOW,
        startOptions(found),
      );
      return temporal.workflow.executeUpdateWithStart(performUpdate, {
        updateId: command.id,
        args: [command],
        startWorkflowOperation,
      });
    },
    signal: (found: StartableTicket, { name }: typeof newsSignal | typeof catchUpSignal, arg: Command | number) =>
      temporal.workflow.signalWithStart<typeof ticket, [Command | number]>(TICKET_WORKFLOW, {
        ...startOptions(found),
        signal: name,
        signalArgs: [arg],
      }),
  };
};

type Calls = ReturnType<typeof createCalls>;

/** Sends a command to the workflow, or starts the workflow with it. */
const createAttempt = (calls: Calls, { tickets }: DispatchParts) => {
  // The start was lost, or the workflow has ended: the store knows which.
  const performUnstarted = async (no: TicketNo, command: Command): Promise<PerformOutcome> => {
    const found = await calls.get(no);
    if (found.state.status === 'archived') return { ok: false, refusal: { code: 'wrong-status', status: 'archived' } };
    const done = await calls.startAndUpdate(found, command);
    tickets.markStarted(no);
    return { ok: true, ...done };
  };
  return async (no: TicketNo, command: Command): Promise<PerformOutcome> => {
    try {
      return { ok: true, ...(await calls.update(no, command)) };
    } catch (error: unknown) {
      if (error instanceof WorkflowNotFoundError) return performUnstarted(no, command);
      throw error;
    }
  };
};

/** Calls with a time limit, and the question whether anybody answers at all. */
const createLine = (temporal: Client) => {
  const within = <Result>(ms: number, call: () => Promise<Result>): Promise<Result> =>
    temporal.withDeadline(Date.now() + ms, call);
  const isReachable = (): Promise<boolean> =>
    within(answerWithinMs, () => temporal.workflowService.getSystemInfo({})).then(
      () => true,
      () => false,
    );
  return { within, isReachable };
};

/** Makes the client. It does not connect: that happens with the first word, so that the web starts without Temporal. */
export const createDispatchClient = (parts: DispatchParts): DispatchClient => {
  const { temporal, tickets, news, now, waitMs = 5_000 } = parts;
  const calls = createCalls(parts);
  const attempt = createAttempt(calls, parts);
  const { within, isReachable } = createLine(temporal);

  const perform: DispatchClient['perform'] = async (no, command) => {
    try {
      return await within(waitMs, () => attempt(no, command));
    } catch (error: unknown) {
      const refusal = findRefusal(error);
      if (refusal) return { ok: false, refusal };
      if (isNoAnswer(error)) return { ok: (await isReachable()) ? 'pending' : 'unavailable' };
      throw error;
    }
  };

  return {
    isReachable,

    startTicket: async (found) => {
      try {
        await within(waitMs, () => calls.start(found));
      } catch (error: unknown) {
        if (isNoAnswer(error)) return false;
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
      tickets.markStarted(found.no);
      return true;
    },

    perform,

    tellNews: async (told) => {
      const found = await calls.get(told.to);
      // An archived ticket has nothing to learn any more, but a child that joins it must still hear how it ended.
      if (canHearNews(found.state) || told.action === 'adopt') {
        await within(waitMs, () => calls.signal(found, newsSignal, newsCommand(told, now().toISOString())));
      }
      await news.markDelivered(told.key);
    },

    catchUp: async (found) => {
      await within(waitMs, () => calls.signal(found, catchUpSignal, found.state.version));
    },
  };
};
