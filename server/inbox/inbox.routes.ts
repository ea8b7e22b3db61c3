// 消息: what the house told this person, newest first, and the mark that they have read it.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { isUnitRole } from '../../workflows/domain/roles.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import { unitTabs } from '../departments/unit-tabs.ts';
import type { Deps } from '../deps.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { goTo, isFragment } from '../middleware/reply.ts';
import { parseForm } from '../middleware/parse-form.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { refuse } from '../errors.ts';
import { maskNumbers } from '../tickets/present-event.ts';
import { sightOf } from '../tickets/sight.ts';
import { presentNotice } from './present-notice.ts';

const MANY = 100;

const texts = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(z.string().max(300)).max(MANY),
);
const readForm = z.object({ key: texts });

type InboxDeps = Pick<Deps, 'inbox' | 'tickets' | 'clock'>;

const listNotices = async ({ inbox, tickets, clock }: InboxDeps, staff: Actor) => {
  const notices = await inbox.listFor(staff, { limit: MANY });
  const known = await tickets.listByNos([...new Set(notices.map(({ no }) => no))], { visibleTo: staff });
  const titles = new Map(
    known.map(({ no, intake, state }) => [no, sightOf(staff, state).mask ? intake.title : maskNumbers(intake.title)]),
  );
  return notices.map((notice) => presentNotice(notice, titles.get(notice.no), clock.now()));
};

const showInbox =
  (deps: InboxDeps) =>
  async (req: Request, res: Response): Promise<void> => {
    const staff = currentStaff(req);
    const notices = await listNotices(deps, staff);
    const view = { title: '消息', notices, unread: notices.filter(({ unread }) => unread).length, live: '/live' };
    if (isFragment(req)) {
      res.render('fragments/inbox/_notices', { layout: false, ...view });
      return;
    }
    const isUnit = staff.unit !== null && staff.roles.some(isUnitRole);
    res.render('pages/inbox/inbox', {
      ...view,
      ...(isUnit
        ? { layout: 'phone', heading: '消息', back: '/unit/me', nav: unitTabs('/unit/me') }
        : { layout: 'staff' }),
    });
  };

const markRead =
  ({ inbox }: InboxDeps) =>
  async (req: Request, res: Response): Promise<void> => {
    const form = parseForm(readForm, req.body);
    if (!form.ok) throw refuse.unprocessable(form.errors);
    await inbox.markRead(form.value.key, currentStaff(req));
    goTo(req, res, '/inbox');
  };

/** The notices of whoever is signed in. */
export const inboxRoutes = (deps: Deps): Router => {
  const router = Router();
  router.get('/inbox', requireStaff(), showInbox(deps));
  router.post('/inbox/read', requireStaff(), markRead(deps));
  return router;
};
