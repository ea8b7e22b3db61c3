// The board as a page: what a first visit shows, and what a form of it that was refused comes back with.
import type { Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { currentStaff } from '../middleware/current-staff.ts';
import { readChoice } from './board-choice.ts';
import type { BoardChoice } from './board-choice.ts';
import { loadBoard } from './load-board.ts';
import type { BoardRequest } from './load-board.ts';

const usualReason = '请尽快办理并回复进展。';

/** What was typed into a form and ticked before it came back. */
export const typedIn = (req: Request): Record<string, unknown> => (req.body ?? {}) as Record<string, unknown>;

/** The choice in an address; a posted form of the board carries it in its fields. */
export const choiceIn = ({ knowledge }: Pick<Deps, 'knowledge'>, req: Request): BoardChoice =>
  readChoice(req.method === 'POST' ? typedIn(req) : req.query, knowledge.current().catalogue.departments);

/** What the board is asked for by this request. */
export const boardRequestOf = (deps: Pick<Deps, 'knowledge'>, req: Request): BoardRequest => ({
  choice: choiceIn(deps, req),
  after: req.query['after'],
  staff: currentStaff(req),
});

/** The board; with `errors` it is the answer to a form of it, and keeps what was typed and ticked there. */
export const renderBoard = async (
  deps: Deps,
  req: Request,
  res: Response,
  errors?: readonly object[],
): Promise<void> => {
  const { rows, narrowing, ...board } = await loadBoard(deps, boardRequestOf(deps, req));
  const { reason = usualReason, nos, name } = typedIn(req);
  const picked = [nos].flat();
  res.status(errors ? 422 : 200).render('pages/supervision/board', {
    layout: 'staff',
    title: '督办',
    shape: 'desk',
    live: '/live',
    ...board,
    narrowing: { ...narrowing, ...(typeof name === 'string' && { typed: name }) },
    rows: rows.map((row, index) => ({ ...row, current: index === 0, picked: picked.includes(row.no) })),
    whyFirst: rows[0]?.why,
    reason: String(reason),
    ...(errors && { errors }),
  });
};
