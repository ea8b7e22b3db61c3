// `/desk/supervise/views`: saves what the board shows under a name, for the one who asks, and takes it away again.
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { setFlash } from '../middleware/flash.ts';
import { commandIdOf, parseForm } from '../middleware/parse-form.ts';
import { goTo } from '../middleware/reply.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { addressOf, choiceOf, hiddenFieldsOf, readChoice } from './board-choice.ts';
import { renderBoard } from './render-board.ts';
import { MOST_VIEWS } from './saved-view.store.ts';
import { removeViewForm, savedViewForm } from './supervision.schema.ts';

const refusedWords = {
  taken: '已有叫这个名字的视图，请换一个',
  full: `已存满 ${MOST_VIEWS} 个视图，删掉一个再存`,
} as const;

const save =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const { departments } = deps.knowledge.current().catalogue;
    const id = commandIdOf(req);
    const form = parseForm(savedViewForm(departments), req.body);
    if (!form.ok) {
      await renderBoard(deps, req, res, form.errors);
      return;
    }
    const { name } = form.value;
    const choice = readChoice(form.value, departments);
    const { lead = null, level = null } = choice.narrow;
    const outcome = await deps.savedViews.keep(currentStaff(req).id, { id, name, view: choice.view.code, lead, level });
    if (outcome === 'kept') {
      setFlash(req, { kind: 'done', title: `已存为视图“${name}”`, text: '只有您自己看得到。' });
      goTo(req, res, addressOf(choice));
      return;
    }
    await renderBoard(deps, req, res, [{ name: 'name', text: refusedWords[outcome] }]);
  };

const remove =
  (deps: Deps) =>
  async (req: Request, res: Response): Promise<void> => {
    const form = parseForm(removeViewForm, req.body);
    if (!form.ok) {
      await renderBoard(deps, req, res, form.errors);
      return;
    }
    const removed = await deps.savedViews.remove(currentStaff(req).id, form.value.id);
    if (!removed) {
      goTo(req, res, '/desk/supervise');
      return;
    }
    const choice = choiceOf(removed, deps.knowledge.current().catalogue.departments);
    setFlash(req, {
      kind: 'done',
      title: `已删除视图“${removed.name}”`,
      text: '里面的件都还在。',
      action: {
        text: '撤销',
        key: 'Z',
        post: '/desk/supervise/views',
        fields: [...hiddenFieldsOf(choice), { name: 'name', value: removed.name }],
      },
    });
    goTo(req, res, addressOf(choice));
  };

/** Saved views of the supervisors' board. */
export const savedViewsRoutes = (deps: Deps): Router => {
  const router = Router();
  const guard = requireStaff('supervisor');
  router.post('/desk/supervise/views', guard, save(deps));
  router.post('/desk/supervise/views/remove', guard, remove(deps));
  return router;
};
