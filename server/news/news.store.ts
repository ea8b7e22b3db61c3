// What one ticket has to tell another (并单), stored before it is told: a crash between the two delays it, never loses it.
import type { Connection } from 'mongoose';
import type { News } from '../../workflows/domain/news.ts';
import type { Instant } from '../../workflows/domain/ticket.ts';
import { isDuplicate } from '../stores/collection.ts';
import { newsModel } from './news.model.ts';
import type { NewsDocument } from './news.model.ts';

/** News between tickets. */
export interface NewsStore {
  /** Stores news; what was stored before under its key, delivered or not, is left as it is. */
  post(news: readonly News[]): Promise<void>;
  /** What was posted before that instant and not yet delivered, oldest first, at most `limit` (500). */
  listUndelivered(before: Instant, options?: { readonly limit?: number }): Promise<readonly News[]>;
  markDelivered(key: string): Promise<void>;
}

const MANY = 500;

const newsOf = ({ _id: key, to, action, said }: NewsDocument): News => ({ key, to, action, said });

/** The news on one connection. */
export const createNewsStore = (connection: Connection, { now }: { readonly now: () => Date }): NewsStore => {
  const model = newsModel(connection);
  return {
    async post(news) {
      if (news.length === 0) return;
      const at = now().toISOString();
      const documents = news.map(({ key, ...rest }): NewsDocument => ({
        ...rest,
        _id: key,
        postedAt: at,
        undeliveredSince: at,
      }));
      try {
        await model.insertMany(documents, { lean: true, ordered: false });
      } catch (error: unknown) {
        if (!isDuplicate(error)) throw error;
      }
    },
    async listUndelivered(before, { limit = MANY } = {}) {
      const found = await model
        .find({ undeliveredSince: { $gt: '', $lte: before } })
        .sort({ undeliveredSince: 1 })
        .limit(limit)
        .lean<NewsDocument[]>();
      return found.map(newsOf);
    },
    async markDelivered(key) {
      await model.updateOne({ _id: key }, { $unset: { undeliveredSince: 1 } });
    },
  };
};
