import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Client, ScheduleOptions } from '@temporalio/client';
import { RECONCILE_SCHEDULE_ID, RECONCILE_WORKFLOW_ID, TICKET_TASK_QUEUE } from '../../workflows/domain/ids.ts';
import { RECONCILE_WORKFLOW } from '../../workflows/reconcile/reconcile.messages.ts';

const schedule = {
  scheduleId: RECONCILE_SCHEDULE_ID,
  spec: { intervals: [{ every: '30 seconds' }] },
  // A sweep looks at everything that is left: two at once, or those missed in a standstill, would find the same.
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '30 seconds' },
  action: {
    type: 'startWorkflow',
    workflowType: RECONCILE_WORKFLOW,
    workflowId: RECONCILE_WORKFLOW_ID,
    taskQueue: TICKET_TASK_QUEUE,
    workflowExecutionTimeout: '6 minutes',
  },
} satisfies ScheduleOptions;

/** Makes sure that the sweep is scheduled, and as this version of the house wants it. Safe to call at every start. */
export const scheduleReconcile = async ({ schedule: schedules }: Client): Promise<void> => {
  try {
    await schedules.create(schedule);
  } catch (error: unknown) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await schedules.getHandle(RECONCILE_SCHEDULE_ID).update((found) => ({ ...found, ...schedule }));
  }
};
