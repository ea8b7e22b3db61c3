/** The name under which the Schedule starts the workflow. */
export const RECONCILE_WORKFLOW = 'reconcile';
