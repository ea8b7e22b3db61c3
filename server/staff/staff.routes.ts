import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { currentStaff, findStaff } from '../middleware/current-staff.ts';
import { parseForm } from '../middleware/parse-form.ts';
import { limitSignIns } from '../middleware/rate-limits.ts';
import { goTo } from '../middleware/reply.ts';
import { anyone, requireStaff } from '../middleware/require-staff.ts';
import { homeOf } from './desks.ts';
import { presentDemo } from './present-demo.ts';
import { closeSession, openSession } from './session.ts';
import { findByPassword } from './sign-in.ts';
import { signInForm, signInQuery } from './sign-in.schema.ts';

const wrong = [{ name: 'login', text: '工号或口令不对。连错 10 次会锁定 15 分钟。' }];

/** Sign-in, sign-out and the way to one's own desk. */
export const staffRoutes = ({ staff, config, knowledge }: Pick<Deps, 'staff' | 'config' | 'knowledge'>): Router => {
  const router = Router();
  const unitName = (id: string): string => knowledge.current().catalogue.departments[id]?.short ?? id;

  const show = (res: Response, view: object): void => {
    const demo = config.isDemo ? presentDemo(unitName) : {};
    res.set('Cache-Control', 'no-store').render('pages/sign-in', { layout: 'bare', title: '登录', ...demo, ...view });
  };

  const signIn = async (req: Request, res: Response): Promise<void> => {
    const { login, next } = signInQuery.parse(req.body);
    const form = parseForm(signInForm, req.body);
    const found = form.ok ? await findByPassword(staff, form.value.login, form.value.password) : null;
    if (!found) {
      show(res.status(422), { login, next, errors: form.ok ? wrong : form.errors });
      return;
    }
    await openSession(req, found.id);
    goTo(req, res, next ?? homeOf(found.roles));
  };

  router.get('/sign-in', anyone, (req, res) => {
    const there = findStaff(req);
    if (there) goTo(req, res, homeOf(there.roles));
    else show(res, signInQuery.parse(req.query));
  });
  router.post('/sign-in', anyone, limitSignIns(), signIn);
  router.post('/sign-out', anyone, async (req, res) => {
    await closeSession(req, res);
    goTo(req, res, '/sign-in');
  });
  router.get('/staff', requireStaff(), (req, res) => goTo(req, res, homeOf(currentStaff(req).roles)));
  return router;
};
