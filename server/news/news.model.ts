import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { News } from '../../workflows/domain/news.ts';
import type { Instant } from '../../workflows/domain/ticket.ts';
import { plainDocuments } from '../stores/collection.ts';

/** A piece of news. `undeliveredSince` stands only until it was told, so that the sparse index holds what waits. */
export interface NewsDocument extends Omit<News, 'key'> {
  readonly _id: string;
  readonly postedAt: Instant;
  readonly undeliveredSince?: Instant;
}

const text = { type: String, required: true } as const;

const schema = new Schema<NewsDocument>(
  {
    _id: text,
    to: text,
    action: text,
    said: { type: Schema.Types.Mixed, required: true },
    postedAt: text,
    undeliveredSince: String,
  },
  plainDocuments('news'),
);
schema.index({ undeliveredSince: 1 }, { sparse: true });

/** The model of news on one connection. */
export const newsModel = (connection: Connection) => connection.model('News', schema);
