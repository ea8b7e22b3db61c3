// All middleware in order. Read it from top to bottom: that is what happens to a request.
import compression from 'compression';
import express from 'express';
import type { Express } from 'express';
import { root } from './config.ts';
import type { Deps } from './deps.ts';
import { loadStaff } from './middleware/current-staff.ts';
import { answerErrors, answerUnknownPath } from './middleware/error-handler.ts';
import { limitPosts } from './middleware/rate-limits.ts';
import { readCookies } from './middleware/read-cookies.ts';
import { receiveForm } from './middleware/receive-form.ts';
import { refuseNul } from './middleware/refuse-nul.ts';
import { logRequests } from './middleware/request-log.ts';
import { secureHeaders } from './middleware/secure-headers.ts';
import { createCsrf } from './middleware/set-up-csrf.ts';
import { setUpSession } from './middleware/set-up-session.ts';
import { setUpShell } from './middleware/set-up-shell.ts';
import { machineRoutes, pageRoutes } from './routes.ts';
import { createNav } from './staff/nav.ts';
import { createViews } from './views/handlebars.ts';

/** The whole web application; it listens to nothing yet and holds no state of its own. */
export const createApp = (deps: Deps): Express => {
  const { assets, clock, config, knowledge, log, metrics, sessions } = deps;
  const https = config.publicUrl.startsWith('https:');
  const now = (): Date => clock.now();
  const csrf = createCsrf({ secret: config.sessionSecret, https });
  const unitName = (id: string): string => knowledge.current().catalogue.departments[id]?.short ?? id;

  const app = express();
  app.disable('x-powered-by');
  // Should even the error page fail, Express answers by itself: in this mode without a stack.
  app.set('env', 'production');
  app.set('trust proxy', config.trustProxy);
  createViews(app, { root, assets, now, office: knowledge.current().office.county });

  app.use(logRequests(log), metrics.timeRequests, secureHeaders({ https }));
  app.use('/assets', assets.router);
  app.use(compression({ filter: (req, res) => req.path !== '/live' && compression.filter(req, res) }));
  machineRoutes.forEach((create) => app.use(create(deps)));

  app.use(readCookies, setUpSession({ store: sessions, secret: config.sessionSecret, https }), loadStaff(deps.staff));
  app.use(setUpShell({ now, unitName, csrfTokenFor: csrf.tokenFor, navFor: createNav(deps) }));
  app.use(limitPosts(config.limits), receiveForm, refuseNul, csrf.protect);
  pageRoutes.forEach((create) => app.use(create(deps)));

  app.use(answerUnknownPath, answerErrors(log));
  return app;
};
