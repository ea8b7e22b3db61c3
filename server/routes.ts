// Every door of the product, one line each. A feature is found by its path here.
import type { Router } from 'express';
import { attachmentsRoutes } from './attachments/attachments.routes.ts';
import { replayRoutes } from './channels/replay/replay.routes.ts';
import { webFormRoutes } from './channels/web-form/web-form.routes.ts';
import { departmentsRoutes } from './departments/departments.routes.ts';
import type { Deps } from './deps.ts';
import { dispatchRoutes } from './dispatch/dispatch.routes.ts';
import { healthRoutes } from './health/health.routes.ts';
import { inboxRoutes } from './inbox/inbox.routes.ts';
import { liveRoutes } from './live/live.routes.ts';
import { metricsRoutes } from './metrics/metrics.routes.ts';
import { operatorRoutes } from './operator/operator.routes.ts';
import { reviewRoutes } from './review/review.routes.ts';
import { staffRoutes } from './staff/staff.routes.ts';
import { savedViewsRoutes } from './supervision/saved-views.routes.ts';
import { supervisionRoutes } from './supervision/supervision.routes.ts';
import { ticketsRoutes } from './tickets/tickets.routes.ts';
import { trackingRoutes } from './tracking/tracking.routes.ts';

/** Makes the router of one feature. */
export type CreateRoutes = (deps: Deps) => Router;

/** For machines: no session, no form, no token of a page; each route has its own guard. */
export const machineRoutes: readonly CreateRoutes[] = [healthRoutes, metricsRoutes, replayRoutes];

/** For people: behind session, posted form, token against forged posts, and the frame of a page. */
export const pageRoutes: readonly CreateRoutes[] = [
  webFormRoutes, // / and /demands: the public form
  trackingRoutes, // /track
  staffRoutes, // /sign-in, /sign-out, /staff
  operatorRoutes, // /desk/operator
  dispatchRoutes, // /desk/dispatch
  reviewRoutes, // /desk/check, /desk/callback, /desk/shift, /desk/consult
  supervisionRoutes, // /desk/supervise
  savedViewsRoutes, // /desk/supervise/views
  departmentsRoutes, // /unit
  ticketsRoutes, // /tickets/:no and every action on it
  inboxRoutes, // /inbox
  attachmentsRoutes, // /attachments
  liveRoutes, // /live
];
