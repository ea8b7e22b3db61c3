import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { plainDocuments } from '../stores/collection.ts';
import type { SavedView } from './saved-view.store.ts';

/** All saved views of one person in one document, so that their number is limited by the write itself. */
export interface SavedViewsDocument {
  /** The id of the person. */
  readonly _id: string;
  readonly views: readonly SavedView[];
}

const text = { type: String, required: true } as const;

const view = new Schema<SavedView>(
  {
    id: text,
    name: text,
    view: text,
    lead: { type: String, default: null },
    level: { type: Number, default: null },
  },
  { _id: false, id: false, strict: 'throw' },
);

const schema = new Schema<SavedViewsDocument>(
  { _id: text, views: { type: [view], required: true } },
  plainDocuments('savedViews'),
);

/** The model of saved views on one connection. */
export const savedViewModel = (connection: Connection) => connection.model('SavedViews', schema);
