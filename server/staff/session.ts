import type { Request, Response } from 'express';
import { SESSION_COOKIE } from '../middleware/set-up-session.ts';

const settled = (start: (done: (error: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error instanceof Error ? reject(error) : resolve()));
  });

/** Opens a session for `staffId` under a new id: one that was handed to the browser before sign-in is worth nothing. */
export const openSession = async (req: Request, staffId: string): Promise<void> => {
  await settled((done) => req.session.regenerate(done));
  req.session.staffId = staffId;
  await settled((done) => req.session.save(done));
};

/** Ends the session on the server, not only in the browser. */
export const closeSession = async (req: Request, res: Response): Promise<void> => {
  await settled((done) => req.session.destroy(done));
  res.clearCookie(SESSION_COOKIE);
};
