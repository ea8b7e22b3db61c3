import type { Request, RequestHandler, Response } from 'express';
import { roleName } from '../../workflows/domain/roles.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import { homeOf } from '../staff/desks.ts';
import { presentInstant } from '../views/present-time.ts';
import type { ShellView } from '../views/component-views.ts';
import { findStaff } from './current-staff.ts';
import { takeFlash } from './flash.ts';
import { isFragment } from './reply.ts';

type Nav = NonNullable<ShellView['nav']>;

/** What the frame round every page is drawn from. */
export interface ShellParts {
  readonly now: () => Date;
  readonly csrfTokenFor: (req: Request, res: Response) => string;
  readonly unitName: (id: string) => string;
  /** The navigation of `staff` on the page `path`, with what waits at each desk. */
  readonly navFor: (staff: Actor, path: string) => Promise<Nav>;
}

// Express reads the locals when it renders: only a rendered page takes the flash or sets the token's cookie.
const lazily = (locals: Response['locals'], name: string, read: () => unknown): void => {
  const set = (value: unknown): void => {
    Object.defineProperty(locals, name, { value, enumerable: true, configurable: true, writable: true });
  };
  Object.defineProperty(locals, name, { get: read, set, enumerable: true, configurable: true });
};

const staffShell = async (staff: Actor, path: string, { now, unitName, navFor }: ShellParts) => ({
  user: {
    id: staff.id,
    name: staff.name,
    role: staff.roles.map(roleName).join('、'),
    ...(staff.unit === null ? {} : { unit: unitName(staff.unit) }),
  },
  nav: await navFor(staff, path),
  home: homeOf(staff.roles),
  watermark: `${staff.name} ${presentInstant(now(), now())}`,
});

/** Fills `res.locals` with what the layouts print: token, time, person, navigation, flash. Fragments need only the token. */
export const setUpShell =
  (parts: ShellParts): RequestHandler =>
  async (req, res, next) => {
    lazily(res.locals, 'csrfToken', () => parts.csrfTokenFor(req, res));
    res.locals['now'] = parts.now();
    const staff = findStaff(req);
    if (!isFragment(req) && req.method === 'GET') lazily(res.locals, 'flash', () => takeFlash(req));
    if (staff && !isFragment(req)) Object.assign(res.locals, await staffShell(staff, req.path, parts));
    next();
  };
