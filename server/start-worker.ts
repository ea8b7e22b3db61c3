import { createPayloadCodec } from '../workflows/codec/payload-codec.ts';
import { TICKET_TASK_QUEUE } from '../workflows/domain/ids.ts';
import { createReconcileActivities } from '../workflows/reconcile/reconcile.activities.ts';
import { createTicketActivities } from '../workflows/ticket/ticket.activities.ts';
import { createWorker } from '../workflows/worker.ts';
import { settleUpload } from './attachments/settle-upload.ts';
import type { Config } from './config.ts';
import { buildDeps } from './deps.ts';
import type { Built, Deps } from './deps.ts';
import { watchLateness } from './metrics/watch-lateness.ts';
import type { LatenessWatch } from './metrics/watch-lateness.ts';
import type { Service } from './start-web.ts';
import { connectWorker } from './temporal/connect-worker.ts';
import { scheduleReconcile } from './temporal/reconcile-schedule.ts';
import { batchPosts } from './worker/batch-posts.ts';
import { catchUpLastChanged } from './worker/catch-up.ts';
import { installWorkerRuntime } from './worker/install-worker-runtime.ts';
import { loadBundle } from './worker/load-bundle.ts';

const ticketActivities = ({ tickets, inbox, news, rulings, knowledge, dispatch }: Deps, { watch }: LatenessWatch) =>
  createTicketActivities({
    journal: tickets,
    timing: () => knowledge.current(),
    inbox: { post: batchPosts((notices) => inbox.post(notices)) },
    news: { post: (told) => news.post(told), deliver: (one) => dispatch.tellNews(one) },
    rulings: {
      record: (ruling) => rulings.record(ruling, knowledge.current().catalogue.rules[ruling.category]?.version),
    },
    watch,
  });

const sweepActivities = (deps: Deps) => {
  const { tickets, news, uploads, dispatch, clock } = deps;
  return createReconcileActivities({
    now: clock.now,
    listUnstarted: (before) => tickets.listUnstarted(before),
    start: (ticket) => dispatch.startTicket(ticket),
    listUndelivered: (before) => news.listUndelivered(before),
    deliver: (one) => dispatch.tellNews(one),
    listUploads: (before) => uploads.listUnsettled(before),
    settleUpload: (upload) => settleUpload(deps, upload),
  });
};

const assemble = async (config: Config, { deps, temporal }: Built) => {
  installWorkerRuntime(deps.log);
  const codec = createPayloadCodec(config.codecKeys);
  const lateness = watchLateness({ store: deps.lateness, now: deps.clock.now, log: deps.log });
  const native = await connectWorker({ address: config.temporalAddress });
  await scheduleReconcile(temporal);
  const activities = { ...ticketActivities(deps, lateness), ...sweepActivities(deps) };
  const parts = {
    connection: native,
    namespace: config.temporalNamespace,
    taskQueue: TICKET_TASK_QUEUE,
    activities,
    codec,
  };
  return {
    lateness,
    native,
    activities,
    worker: await createWorker({ ...parts, bundle: await loadBundle(config.dataDir, config.workflowBundle) }),
  };
};

/** Serves tickets until closed. Rejects where MongoDB or Temporal does not answer: whoever started it tries again. */
export const startWorker = async (config: Config): Promise<Service> => {
  const built = await buildDeps(config);
  const { log, tickets, dispatch, clock } = built.deps;
  const { worker, native, lateness, activities } = await assemble(config, built);
  const ended = worker.run();
  // A worker that ended by itself serves nobody: the process must not look alive.
  ended.catch((error: unknown) => {
    log.fatal({ err: error }, 'the worker broke');
    process.exit(1);
  });
  // What a crash left behind is not kept waiting for the next turn of the Schedule.
  const caughtUp = Promise.allSettled([
    activities.startUnstarted(),
    activities.resendNews(),
    catchUpLastChanged(tickets, dispatch, clock.now()),
    tickets.recount(),
  ]);
  log.info({ queue: TICKET_TASK_QUEUE }, 'worker is up');
  return {
    close: async () => {
      worker.shutdown();
      await Promise.allSettled([ended, caughtUp]);
      await native.close();
      await lateness.close();
      await built.close();
    },
  };
};
