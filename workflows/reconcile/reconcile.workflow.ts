import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities } from './reconcile.activities.ts';

// One attempt: the Schedule comes again in 30 s, and two sweeps at once would only tell everything twice.
const { startUnstarted, resendNews, settleUploads } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { maximumAttempts: 1 },
});

/** One sweep: starts tickets that a crash left without a workflow, tells again what was not heard, drops uploads that no ticket names. */
export async function reconcile(): Promise<void> {
  await Promise.allSettled([startUnstarted(), resendNews()]);
  // After the others, not beside them: nobody waits for it, and a sweep that is under way while the worker is renewed
  // replays as it began.
  await Promise.allSettled([settleUploads()]);
}
