import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { anyone } from '../middleware/require-staff.ts';

/** `/metrics` for Prometheus: numbers only, nothing of a ticket or a person. Keep it inside by the proxy in front. */
export const metricsRoutes = ({ metrics }: Pick<Deps, 'metrics'>): Router => {
  const router = Router();
  router.get('/metrics', anyone, async (_req, res) => {
    const { type, text } = await metrics.print();
    res.set({ 'Content-Type': type, 'Cache-Control': 'no-store' }).send(text);
  });
  return router;
};
