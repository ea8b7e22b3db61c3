// Notices wait here for roles in units; a person reads those of every role they hold. Each is posted once, however often
// an activity is repeated, because its key is its id.
import type { Connection } from 'mongoose';
import type { Notice } from '../../workflows/domain/notices.ts';
import { isUnitRole } from '../../workflows/domain/roles.ts';
import type { Actor, Instant } from '../../workflows/domain/ticket.ts';
import { isDuplicate } from '../stores/collection.ts';
import { keepFor } from '../stores/keep-for.ts';
import { writeTogether } from '../stores/write-together.ts';
import { noticeModel } from './inbox.model.ts';
import type { NoticeDocument } from './inbox.model.ts';

/** A notice as its reader finds it. */
export interface InboxNotice extends Notice {
  readonly isRead: boolean;
}

/** The inbox of everybody. */
export interface InboxStore {
  /** Posts notices; those whose key was posted before are left as they are. */
  post(notices: readonly Notice[]): Promise<void>;
  /** What one person has, newest first, at most `limit` (100) older than `before`. Reaches back 30 days. */
  listFor(
    actor: Actor,
    paging?: { readonly limit?: number; readonly before?: Instant },
  ): Promise<readonly InboxNotice[]>;
  /** How many of the last 7 days they have not read; counts no further than 100 and may be 5 s old. */
  countUnread(actor: Actor): Promise<number>;
  /** Marks as read for this person alone, and only what is addressed to them. */
  markRead(keys: readonly string[], actor: Actor): Promise<void>;
}

const MANY = 100;
const DAYS_KEPT = 90;
const DAYS_SHOWN = 30;
const DAYS_COUNTED = 7;
const dayMs = 86_400_000;
// Every page of everybody shows this number, and a store may have to walk all that is unread to find it.
const UNREAD_KEPT_MS = 5_000;

/** The addresses a person reads: `unit:<id>:<role>` for roles of their unit, `role:<code>` for those of the centre. */
const addressesOf = ({ roles, unit }: Actor): string[] =>
  roles.flatMap((role) => (isUnitRole(role) ? (unit === null ? [] : [`unit:${unit}:${role}`]) : [`role:${role}`]));

const documentOf = ({ key, ...notice }: Notice): NoticeDocument => ({
  ...notice,
  _id: key,
  readBy: [],
  expiresAt: new Date(Date.parse(notice.at) + DAYS_KEPT * dayMs),
});

const noticeOf = ({ _id: key, readBy, expiresAt: _, ...notice }: NoticeDocument, actor: Actor): InboxNotice => ({
  ...notice,
  key,
  isRead: readBy.includes(actor.id),
});

/** The inbox on one connection. */
export const createInboxStore = (connection: Connection, { now }: { readonly now: () => Date }): InboxStore => {
  const model = noticeModel(connection);
  const insertTogether = writeTogether((documents: NoticeDocument[]) =>
    model.insertMany(documents, { lean: true, ordered: false }),
  );
  const postOnce = async (notice: Notice): Promise<void> => {
    try {
      await insertTogether(documentOf(notice));
    } catch (error: unknown) {
      if (!isDuplicate(error)) throw error;
    }
  };
  const ago = (days: number): Instant => new Date(now().getTime() - days * dayMs).toISOString();
  const unread = keepFor<number>(UNREAD_KEPT_MS, now);
  const countUnread = async (actor: Actor): Promise<number> => {
    const at = { $gte: ago(DAYS_COUNTED) };
    const counts = await Promise.all(
      addressesOf(actor).map((to) => model.countDocuments({ to, at, readBy: { $ne: actor.id } }, { limit: MANY })),
    );
    const all = counts.reduce((sum, count) => sum + count, 0);
    return Math.min(MANY, all);
  };

  return {
    async post(notices) {
      await Promise.all(notices.map(postOnce));
    },

    async listFor(actor, { limit = MANY, before } = {}) {
      const at = { $gte: ago(DAYS_SHOWN), ...(before !== undefined && { $lt: before }) };
      const size = Math.min(limit, MANY);
      // One query an address: each is a range of the index, where a list of addresses would be sorted as a whole.
      const found = await Promise.all(
        addressesOf(actor).map((to) => model.find({ to, at }).sort({ at: -1 }).limit(size).lean<NoticeDocument[]>()),
      );
      const newest = found.flat().sort((one, other) => (one.at > other.at ? -1 : 1));
      return newest.slice(0, size).map((document) => noticeOf(document, actor));
    },

    countUnread: (actor) => unread.get(actor.id, () => countUnread(actor)),

    async markRead(keys, actor) {
      await model.updateMany(
        { _id: { $in: [...keys] }, to: { $in: addressesOf(actor) } },
        { $addToSet: { readBy: actor.id } },
      );
      unread.drop(actor.id);
    },
  };
};
