// The entry of the workflow bundle: what is not exported here cannot be started.
export { reconcile } from './reconcile/reconcile.workflow.ts';
export { ticket } from './ticket/ticket.workflow.ts';
