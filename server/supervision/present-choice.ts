// The pills over the board and the line that narrows it: fixed views, the person's own, unit, 督办级别, and saving all that.
import type { Knowledge } from '../../knowledge-base/load.ts';
import type { IconName } from '../views/icon-names.ts';
import type { OptionView } from '../views/component-views.ts';
import { addressOf, boardLevels, choiceOf, hiddenFieldsOf } from './board-choice.ts';
import type { BoardChoice } from './board-choice.ts';
import { boardViews } from './board-views.ts';
import { LONGEST_NAME } from './supervision.schema.ts';
import { MOST_VIEWS } from './saved-view.store.ts';
import type { SavedView } from './saved-view.store.ts';

type Catalogue = Knowledge['catalogue'];

/** One view over the board. An icon marks the person's own. */
export interface BoardPill {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
  readonly count?: string;
  readonly icon?: IconName;
}

/** The line under the pills. */
export interface NarrowingView {
  /** Hidden fields of what is posted from the board, so that its answer leads back to this choice. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly view: string;
  readonly units: readonly OptionView[];
  readonly levels: readonly OptionView[];
  /** Leads to the same view of the whole office; only where it is narrowed. */
  readonly clear?: string;
  /** What is shown is a saved view of theirs, and may be removed. */
  readonly own?: { readonly id: string; readonly name: string };
  /** It may be saved; `hint` proposes a name. */
  readonly save?: { readonly hint: string; readonly longest: number };
  /** It may not: they have as many as they may. */
  readonly full?: string;
}

/** True where the board shows less than the whole office. */
export const isNarrowed = ({ narrow }: Pick<BoardChoice, 'narrow'>): boolean => Object.keys(narrow).length > 0;

const findOwn = (choice: BoardChoice, saved: readonly SavedView[], units: Catalogue['departments']) =>
  saved.find((one) => addressOf(choiceOf(one, units)) === addressOf(choice));

/** All pills: a fixed view keeps unit and level of what is shown, one of their own brings its own. */
export const presentViews = (
  choice: BoardChoice,
  saved: readonly SavedView[],
  known: Readonly<Record<string, string | undefined>>,
  { departments }: Catalogue,
): BoardPill[] => {
  const own = findOwn(choice, saved, departments);
  const fixed = boardViews.map((view): BoardPill => {
    const count = known[view.code];
    const current = own === undefined && view.code === choice.view.code;
    const pill = { text: view.text, href: addressOf({ ...choice, view }), current };
    return count === undefined || count === '0' ? pill : { ...pill, count };
  });
  const personal = saved.map((one): BoardPill => {
    const count = one === own ? known[choice.view.code] : undefined;
    const pill = { text: one.name, href: addressOf(choiceOf(one, departments)), current: one === own };
    return { ...pill, icon: 'star', ...(count !== undefined && count !== '0' && { count }) };
  });
  return [...fixed, ...personal];
};

const hintOf = ({ view, narrow: { lead, level } }: BoardChoice, { departments }: Catalogue): string =>
  [
    lead === undefined ? '' : (departments[lead]?.short ?? ''),
    view.text,
    level === undefined ? '' : `${level} 级`,
  ].join('');

const savingOf = (
  choice: BoardChoice,
  saved: readonly SavedView[],
  catalogue: Catalogue,
): Pick<NarrowingView, 'own' | 'save' | 'full'> => {
  const own = findOwn(choice, saved, catalogue.departments);
  if (own) return { own: { id: own.id, name: own.name } };
  if (saved.length >= MOST_VIEWS) return { full: `已存满 ${MOST_VIEWS} 个视图，删掉一个再存` };
  return { save: { hint: hintOf(choice, catalogue).slice(0, LONGEST_NAME), longest: LONGEST_NAME } };
};

/** The line that narrows the board, and saves or removes what it shows. */
export const presentNarrowing = (
  choice: BoardChoice,
  saved: readonly SavedView[],
  catalogue: Catalogue,
): NarrowingView => ({
  fields: hiddenFieldsOf(choice),
  view: choice.view.code,
  units: Object.values(catalogue.departments).map(({ id, short }) => ({
    value: id,
    text: short,
    ...(id === choice.narrow.lead && { selected: true }),
  })),
  levels: boardLevels.map((level) => ({
    value: String(level),
    text: `${level} 级`,
    ...(level === choice.narrow.level && { selected: true }),
  })),
  ...(isNarrowed(choice) && { clear: addressOf({ ...choice, narrow: {} }) }),
  ...savingOf(choice, saved, catalogue),
});
