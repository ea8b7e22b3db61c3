import type { Request, RequestHandler } from 'express';
import type { Actor } from '../../workflows/domain/ticket.ts';

declare module 'express-session' {
  interface SessionData {
    /** Who is signed in. Nothing else of the person is kept in the session: roles are read anew with each request. */
    staffId: string;
  }
}

const signedIn = new WeakMap<Request, Actor>();

/** Who is signed in, or null. */
export const findStaff = (req: Request): Actor | null => signedIn.get(req) ?? null;

/** Who is signed in; throws where the route has no `requireStaff`, which is a bug. */
export const currentStaff = (req: Request): Actor => {
  const staff = findStaff(req);
  if (!staff) throw new Error(`${req.method} ${req.path} asks who is signed in, but is not guarded`);
  return staff;
};

/** Where staff are looked up; null for an account that is gone or closed. */
export interface StaffById {
  readonly findById: (id: string) => Promise<Actor | null>;
}

/** Reads the account of the session with every request, so that a role taken away or an account closed counts at once. */
export const loadStaff =
  (staff: StaffById): RequestHandler =>
  async (req, _res, next) => {
    const { staffId } = req.session;
    const member = staffId === undefined ? null : await staff.findById(staffId);
    if (member) {
      signedIn.set(req, member);
      req.staffId = member.id;
    }
    next();
  };
