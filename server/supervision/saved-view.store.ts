// The views of the board that a supervisor has saved. They are that person's alone: every question names who asks.
import type { Connection } from 'mongoose';
import { isDuplicate } from '../stores/collection.ts';
import { savedViewModel } from './saved-view.model.ts';

/** One saved view: a fixed view by its code, narrowed to a unit and a 督办级别 where these are not null. */
export interface SavedView {
  /** The id of the command that saved it, so that a second sending saves nothing twice. */
  readonly id: string;
  readonly name: string;
  readonly view: string;
  readonly lead: string | null;
  readonly level: number | null;
}

/** `taken`: another view of theirs has the name. `full`: they have as many as they may. */
export type KeepOutcome = 'kept' | 'taken' | 'full';

/** Saved views, person by person. */
export interface SavedViewStore {
  /** What this person saved, oldest first, at most {@link MOST_VIEWS}. */
  listBy(staffId: string): Promise<readonly SavedView[]>;
  /** Saves a view once, however often it is told. */
  keep(staffId: string, view: SavedView): Promise<KeepOutcome>;
  /** Removes a view and gives it, so that it can be saved again; null where this person has none of that id. */
  remove(staffId: string, id: string): Promise<SavedView | null>;
}

/** How many views a person may save: what fits beside the fixed ones and is still read at a glance. */
export const MOST_VIEWS = 12;

// Two first views at once: the second finds the document made meanwhile and looks again.
const ATTEMPTS = 3;

const outcomeFor = (views: readonly SavedView[], { id, name }: SavedView): KeepOutcome | undefined => {
  if (views.some((one) => one.id === id)) return 'kept';
  if (views.some((one) => one.name === name)) return 'taken';
  return views.length >= MOST_VIEWS ? 'full' : undefined;
};

/** The saved views on one connection. */
export const createSavedViewStore = (connection: Connection): SavedViewStore => {
  const model = savedViewModel(connection);
  const listBy: SavedViewStore['listBy'] = async (staffId) =>
    (await model.findOne({ _id: staffId }).lean())?.views ?? [];

  const keep = async (staffId: string, view: SavedView, attempts: number): Promise<KeepOutcome> => {
    const known = outcomeFor(await listBy(staffId), view);
    if (known !== undefined) return known;
    const room = {
      _id: staffId,
      'views.id': { $ne: view.id },
      'views.name': { $ne: view.name },
      [`views.${MOST_VIEWS - 1}`]: { $exists: false },
    };
    try {
      await model.updateOne(room, { $push: { views: view } }, { upsert: true });
      return 'kept';
    } catch (error: unknown) {
      if (!isDuplicate(error) || attempts === 0) throw error;
      return keep(staffId, view, attempts - 1);
    }
  };

  return {
    listBy,
    keep: (staffId, view) => keep(staffId, view, ATTEMPTS),
    async remove(staffId, id) {
      const found = (await listBy(staffId)).find((view) => view.id === id);
      if (!found) return null;
      await model.updateOne({ _id: staffId }, { $pull: { views: { id } } });
      return found;
    },
  };
};
