import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities } from './reconcile.activities.ts';

// One attempt: the Schedule comes again in 30 s, and two sweeps at once would only tell everything twice.
const { startUnstarted, resendNews } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { maximumAttempts: 1 },
});

/** One sweep: starts tickets that a crash left without a workflow, and tells again what was not heard. */
export async function reconcile(): Promise<void> {
  await Promise.allSettled([startUnstarted(), resendNews()]);
}
