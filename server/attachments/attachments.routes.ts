// Photos and documents of a ticket, to whoever may read the ticket that names them.
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { attachmentIdsOf } from '../tickets/narrow-for.ts';
import { openTicket } from '../tickets/open-ticket.ts';

/** Only pictures that were drawn anew are shown in place; everything else is handed over as a file. */
const shownInPlace: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

const sendFile =
  (deps: Pick<Deps, 'attachments' | 'tickets' | 'clock' | 'knowledge'>) =>
  async (req: Request, res: Response): Promise<void> => {
    const { file: ticket } = await openTicket(deps, req);
    const id = String(req.params['id']);
    const file = attachmentIdsOf(ticket).has(id) ? await deps.attachments.findById(id) : null;
    if (!file) throw refuse.notFound('no-such-file');
    const place = shownInPlace.includes(file.type) ? 'inline' : 'attachment';
    res.set({
      'Content-Type': file.type,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': `${place}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=3600',
    });
    await pipeline(file.content, res);
  };

/** The files of a ticket, under the ticket's own address. */
export const attachmentsRoutes = (deps: Deps): Router => {
  const router = Router();
  router.get('/tickets/:no/files/:id', requireStaff(), sendFile(deps));
  return router;
};
