import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { connectWorker } from '../../../server/temporal/connect-worker.ts';
import { workerLimits } from '../../../workflows/worker.ts';
import type { RunningWorker } from '../house.ts';
import type { BareActivities } from './bare.activities.ts';

/** The task queue of the reference. */
export const BARE_TASK_QUEUE = 'bare';

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

const bundleOnce = (): Promise<WorkflowBundleWithSourceMap> =>
  (bundle ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('bare.workflow.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  }));

/** Serves the reference in this process, with the options of the product's worker. Payloads are not even encrypted. */
export const startBareWorker = async (address: string, activities: BareActivities): Promise<RunningWorker> => {
  const connection = await connectWorker({ address });
  const worker = await Worker.create({
    ...workerLimits,
    connection,
    taskQueue: BARE_TASK_QUEUE,
    activities,
    workflowBundle: await bundleOnce(),
  });
  const ended = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await ended;
      await connection.close();
    },
  };
};
