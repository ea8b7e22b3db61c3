import { Router } from 'express';
import { anyone } from '../middleware/require-staff.ts';

/** How to ask the two servers whether they are there. */
export interface HealthProbes {
  /** Rejects where MongoDB does not answer. */
  readonly pingStore: () => Promise<void>;
  readonly isTemporalUp: () => Promise<boolean>;
}

const fate = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  );

/**
 * `/health/live`: the process answers. `/health/ready`: it can serve, for which MongoDB is enough; Temporal away is
 * `degraded`, as intake and all pages go on and what was not started is started later.
 */
export const healthRoutes = ({ pingStore, isTemporalUp }: HealthProbes): Router => {
  const router = Router();
  router.get('/health/live', anyone, (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/health/ready', anyone, async (_req, res) => {
    const [store, temporal] = await Promise.all([fate(pingStore()), isTemporalUp()]);
    const status = !store ? 'unavailable' : temporal ? 'ok' : 'degraded';
    res.status(store ? 200 : 503).json({ status, mongodb: store ? 'up' : 'away', temporal: temporal ? 'up' : 'away' });
  });
  return router;
};
