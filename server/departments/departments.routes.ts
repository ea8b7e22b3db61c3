// The phone of a handling unit: its inbox, its assisting tasks, a search, and oneself.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import { roleName } from '../../workflows/domain/roles.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import { refuse } from '../errors.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { isFragment } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { presentTicketRow } from '../tickets/present-pile.ts';
import { sightOf } from '../tickets/sight.ts';
import { createWording } from '../tickets/wording.ts';
import type { Wording } from '../tickets/wording.ts';
import { presentUnitAssist } from './present-unit-assist.ts';
import { presentUnitInbox, shows } from './present-unit-inbox.ts';
import { unitTabs } from './unit-tabs.ts';
import type { UnitTab } from './unit-tabs.ts';

const inUnit = requireStaff('liaison', 'handler', 'deptLeader');
const MOST = 100;
const SEARCHED_DAYS = 365;

const inboxQuery = z.object({ show: z.enum(shows).catch('all') });
const searchQuery = z.object({ q: z.string().trim().max(100).catch('') });

/** The unit somebody works for; an account of a unit's role without one is refused. */
const unitOf = (staff: Actor): string => {
  if (staff.unit === null) throw refuse.forbidden('no-unit');
  return staff.unit;
};

const frame = (tab: UnitTab, unitName: string, subheading: string) => ({
  layout: 'phone',
  live: '/live',
  heading: unitName,
  subheading,
  nav: unitTabs(tab),
  title: `${subheading} · ${unitName}`,
});

const wordingNow = ({ knowledge, clock }: Pick<Deps, 'knowledge' | 'clock'>): Wording =>
  createWording(knowledge.current(), clock.now());

const showInbox =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const staff = currentStaff(req);
    const unit = unitOf(staff);
    const wording = wordingNow(deps);
    const { records, next } = await deps.tickets.listUnit(unit, { visibleTo: staff, limit: MOST });
    const inbox = presentUnitInbox(records, staff, inboxQuery.parse(req.query).show, wording, next !== null);
    if (isFragment(req)) res.render('fragments/departments/_inbox', { layout: false, ...inbox });
    else res.render('pages/departments/inbox', { ...frame('/unit', wording.unitName(unit), '待办'), ...inbox });
  };

const showAssist =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const staff = currentStaff(req);
    const unit = unitOf(staff);
    const wording = wordingNow(deps);
    const { records } = await deps.tickets.listUnit(unit, { visibleTo: staff, limit: MOST });
    const view = {
      rows: presentUnitAssist(records, staff, wording),
      empty: { title: '没有协办任务', text: '别的单位请本单位协办的事会出现在这里。', icon: 'users-group' },
    };
    if (isFragment(req)) res.render('fragments/departments/_assist', { layout: false, ...view });
    else res.render('pages/departments/assist', { ...frame('/unit/assist', wording.unitName(unit), '协办'), ...view });
  };

const showSearch =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const staff = currentStaff(req);
    const unit = unitOf(staff);
    const wording = wordingNow(deps);
    const { q } = searchQuery.parse(req.query);
    const found = isTicketNo(q)
      ? await deps.tickets.listByNos([q], { visibleTo: staff })
      : await deps.tickets.search(q, { visibleTo: staff, days: SEARCHED_DAYS });
    const rows = found.map((record) => ({
      ...presentTicketRow(record, staff, sightOf(staff, record.state), wording),
      note: record.no,
      act: undefined,
    }));
    const empty = {
      title: q === '' ? '本单位还没有件' : '没有找到',
      text: q === '' ? '办过的件一年内都能在这里查到。' : '换个词试试，或输入完整工单号。',
      icon: 'search',
    };
    res.render('pages/departments/search', {
      ...frame('/unit/search', wording.unitName(unit), '查件'),
      q,
      rows,
      empty,
    });
  };

const showMe =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const staff = currentStaff(req);
    const wording = wordingNow(deps);
    const unread = await deps.inbox.countUnread(staff);
    const facts = [
      { label: '姓名', text: staff.name },
      { label: '岗位', text: staff.roles.map(roleName).join('、') },
      { label: '单位', text: wording.unitName(unitOf(staff)) },
    ];
    res.render('pages/departments/me', {
      ...frame('/unit/me', wording.unitName(unitOf(staff)), '我的'),
      facts,
      unread,
    });
  };

/** `/unit` and its three neighbours; only members of handling units come here. */
export const departmentsRoutes = (deps: Deps): Router => {
  const router = Router();
  router.get('/unit', inUnit, showInbox(deps));
  router.get('/unit/assist', inUnit, showAssist(deps));
  router.get('/unit/search', inUnit, showSearch(deps));
  router.get('/unit/me', inUnit, showMe(deps));
  return router;
};
