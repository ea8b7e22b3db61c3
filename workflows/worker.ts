import { Worker } from '@temporalio/worker';
import type { NativeConnection, WorkflowBundleOption } from '@temporalio/worker';
import type { PayloadCodec } from '@temporalio/common';
import type { ReconcileActivities } from './reconcile/reconcile.activities.ts';
import type { TicketActivities } from './ticket/ticket.activities.ts';

/** What a worker is made of. Without a codec payloads stand in clear text: for tests only. */
export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace?: string;
  readonly taskQueue: string;
  readonly activities: TicketActivities & Partial<ReconcileActivities>;
  readonly bundle: WorkflowBundleOption;
  readonly codec?: PayloadCodec;
}

/**
 * Sized for two cores and thousands of sleeping tickets: an evicted one costs a short replay when it wakes, a cached one
 * costs memory for weeks.
 */
export const workerLimits = {
  maxCachedWorkflows: 500,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
  maxConcurrentActivityTaskExecutions: 20,
  // Stopping waits this long for writes under way; they end in milliseconds unless the store is away.
  shutdownGraceTime: '5 seconds',
  shutdownForceTime: '10 seconds',
} as const;

/** Creates a worker that serves tickets and sweeps; it works once its `run()` is called, until its `shutdown()`. */
export const createWorker = ({
  connection,
  namespace = 'default',
  taskQueue,
  activities,
  bundle,
  codec,
}: WorkerParts): Promise<Worker> =>
  Worker.create({
    ...workerLimits,
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: bundle,
    ...(codec && { dataConverter: { payloadCodecs: [codec] } }),
  });
