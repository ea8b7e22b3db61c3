// What the board shows, as an address or a form carries it: a view, and the unit and 督办级别 that it is narrowed to.
import { limits } from '../../workflows/domain/ticket-transitions.ts';
import type { BoardFilter } from '../tickets/list-scope.ts';
import { findBoardView } from './board-views.ts';
import type { BoardView } from './board-views.ts';
import type { SavedView } from './saved-view.store.ts';

/** A view, and what it is narrowed to. */
export interface BoardChoice {
  readonly view: BoardView;
  readonly narrow: Pick<BoardFilter, 'lead' | 'level'>;
}

/** Every 督办级别 that an order can have. */
export const boardLevels: readonly number[] = Array.from({ length: limits.lvl }, (_, index) => index + 1);

/** The choice that untrusted fields stand for; what is unknown is left out, as an address may be old. */
export const readChoice = (fields: Readonly<Record<string, unknown>>, units: Readonly<object>): BoardChoice => {
  const { view, lead, level } = fields;
  const found = boardLevels.find((one) => String(one) === level);
  return {
    view: findBoardView(view),
    narrow: {
      ...(typeof lead === 'string' && Object.hasOwn(units, lead) && { lead }),
      ...(found !== undefined && { level: found }),
    },
  };
};

/** The fields of a choice, as an address and a form carry them. */
const fieldsOf = ({ view, narrow: { lead, level } }: BoardChoice): Record<string, string> => ({
  view: view.code,
  ...(lead !== undefined && { lead }),
  ...(level !== undefined && { level: String(level) }),
});

/** The same as hidden fields: what is posted from the board leads back to what it showed. */
export const hiddenFieldsOf = (choice: BoardChoice): { readonly name: string; readonly value: string }[] =>
  Object.entries(fieldsOf(choice)).map(([name, value]) => ({ name, value }));

/** The address of a choice below `path`. */
export const addressOf = (choice: BoardChoice, path = '/desk/supervise'): string =>
  `${path}?${new URLSearchParams(fieldsOf(choice)).toString()}`;

/** The choice that a saved view stands for. One of a unit that is gone meanwhile is still there, without the unit. */
export const choiceOf = ({ view, lead, level }: SavedView, units: Readonly<object>): BoardChoice =>
  readChoice({ view, lead, level: String(level) }, units);
