import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { requireStaff } from '../middleware/require-staff.ts';

const HEARTBEAT_MS = 20_000;
const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  // A proxy that gathers answers before passing them on would make the page wait for ever.
  'X-Accel-Buffering': 'no',
};

/** `/live`: the names of changed tickets as they change, never their content: pages fetch that through guarded routes. */
export const liveRoutes = ({ live }: Pick<Deps, 'live'>): Router => {
  const router = Router();
  router.get('/live', requireStaff(), (req, res) => {
    res.writeHead(200, HEADERS);
    res.write('retry: 3000\n\n');
    const stop = live.listen(currentStaff(req), (changes) => {
      res.write(changes.map(({ no }) => `event: changed\ndata: ${no}\n\n`).join(''));
    });
    // Proxies close a connection that is silent; a comment line is no event for the page.
    const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
    res.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
  });
  return router;
};
