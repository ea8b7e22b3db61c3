// The worker process: tickets decide here, and nothing else writes their events after the first.
import { Runtime } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { TICKET_TASK_QUEUE } from '../../workflows/domain/ids.ts';
import { createReconcileActivities } from '../../workflows/reconcile/reconcile.activities.ts';
import { createTicketActivities } from '../../workflows/ticket/ticket.activities.ts';
import type { TicketPorts } from '../../workflows/ticket/ticket.activities.ts';
import { createWorker } from '../../workflows/worker.ts';
import type { DispatchClient, StartableTicket } from '../dispatch/dispatch.client.ts';
import type { Log } from '../log.ts';
import { connectWorker } from '../temporal/connect.ts';
import { scheduleReconcile } from '../temporal/reconcile-schedule.ts';
import { loadBundle } from './load-bundle.ts';
import { createWorkerLogger } from './worker-logger.ts';

/** What the worker is built from; `dataDir` keeps the workflow bundle between starts. */
export interface WorkerDeps {
  readonly config: { readonly temporalAddress: string; readonly temporalNamespace: string; readonly dataDir: string; readonly workflowBundle: string | undefined };
  readonly log: Log;
  readonly codec: PayloadCodec;
  readonly temporal: Client;
  readonly dispatch: DispatchClient;
  readonly ports: Omit<TicketPorts, 'news'> & { readonly news: Pick<TicketPorts['news'], 'post'> };
  readonly sweep: Pick<Parameters<typeof createReconcileActivities<StartableTicket>>[0], 'now' | 'listUnstarted' | 'listUndelivered'>;
  /** The tickets whose records changed last, at most `limit`. */
  readonly listLastChanged: (limit: number) => Promise<readonly StartableTicket[]>;
}

/** A worker at work. `done` is rejected if it breaks down; `stop` finishes what is under way first. */
export interface RunningWorker {
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

// As many commands as can have been under way when everything went down at once: their events may stand in the store
// while neither a workflow nor a waiting client is left that knows of them.
const lostAtOnce = 100;

const createActivities = ({ ports, sweep, dispatch }: WorkerDeps) => {
  const deliver = dispatch.tellNews;
  return {
    ...createTicketActivities({ ...ports, news: { ...ports.news, deliver } }),
    ...createReconcileActivities<StartableTicket>({ ...sweep, start: dispatch.startTicket, deliver }),
  };
};

/** What a crash may have left: done once at each start, and by the Schedule from then on. */
const catchUpOnce = async ({ log, dispatch, listLastChanged }: WorkerDeps, sweep: ReturnType<typeof createActivities>): Promise<void> => {
  const [started, told] = await Promise.all([sweep.startUnstarted(), sweep.resendNews()]);
  const changed = await listLastChanged(lostAtOnce);
  const reached = await Promise.allSettled(changed.map((ticket) => dispatch.catchUp(ticket)));
  log.info({ started, told, caughtUp: reached.filter(({ status }) => status === 'fulfilled').length }, 'swept after start');
};

/** Starts the worker; resolves once it polls. Fails if Temporal or the bundle cannot be had. */
export const startWorker = async (deps: WorkerDeps): Promise<RunningWorker> => {
  const { config, log, codec, temporal } = deps;
  // The process ends in order by itself; the runtime must not end it first.
  Runtime.install({ logger: createWorkerLogger(log), shutdownSignals: [] });
  const [connection, bundle] = await Promise.all([
    connectWorker({ address: config.temporalAddress }),
    loadBundle(config.dataDir, config.workflowBundle),
  ]);
  const activities = createActivities(deps);
  const worker = await createWorker({ connection, namespace: config.temporalNamespace, taskQueue: TICKET_TASK_QUEUE, activities, bundle, codec });
  const done = worker.run().finally(() => connection.close());
  await scheduleReconcile(temporal);
  void catchUpOnce(deps, activities).catch((error: unknown) => log.warn({ error }, 'the sweep after start failed; the Schedule repeats it'));
  return {
    done,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
};
