// The record of tickets. One event is one atomic write on one document, compared and set on its version.
import type { AnyBulkWriteOperation, Connection } from 'mongoose';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { ticketStatuses } from '../../workflows/domain/ticket-status.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Instant, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { isDuplicate } from '../stores/collection.ts';
import { NotFound } from '../stores/not-found.ts';
import { writeTogether } from '../stores/write-together.ts';
import { unpackLog } from './event-log.ts';
import { createTicketFinder } from './find-tickets.ts';
import type { RunListing, Scope, TicketLists } from './find-tickets.ts';
import { kinOf } from './kin.ts';
import { pileOf } from './list-fields.ts';
import { narrowFor } from './narrow-for.ts';
import { isQueryCodeOf, queryCodeOf } from './query-code.ts';
import { createStartedMarks } from './started-marks.ts';
import { createStatusCountStore } from './status-count.store.ts';
import type { StatusCounts, StatusCountStore } from './status-count.store.ts';
import { boardFilter, scopeOf } from './list-scope.ts';
import type { BoardFilter, Filter } from './list-scope.ts';
import { appended, documentOf, fileOf, recordOf } from './ticket-document.ts';
import type { TicketDocument } from './ticket-document.ts';
import { ticketListings } from './ticket-lists.ts';
import { ticketModel } from './ticket.model.ts';

import type { TicketFile, TicketRecord } from './ticket-record.ts';

/** A ticket that was written, as far as live pages and a starting worker must know. */
export interface ChangedTicket {
  readonly no: TicketNo;
  readonly status: TicketStatus;
  readonly units: readonly string[];
  readonly updatedAt: Instant;
}

/** Who stands behind a ticket: key into the vault and the mask to show. */
export interface Contact {
  readonly personId: string;
  readonly contactMask: string | null;
}

/** What the product asks of the record of tickets. Only `findX` without a scope may be given to nobody but the system. */
export interface TicketStore extends TicketLists {
  /**
   * Stores a ticket with the log that it has so far: of a new one, its first event. A message taken in before gives the
   * ticket that it became.
   */
  insert(ticket: {
    readonly record: TicketRecord;
    readonly events: readonly TicketEvent[];
  }): Promise<{ readonly record: TicketRecord; readonly created: boolean }>;
  /**
   * Appends `event` if the record stands at `state.version` and its command was not stored before; `next` is the state it
   * leads to. Gives the stored events that `state` lacks: the appended one, or those that came first. Who appends is the
   * ticket's workflow, so the ticket counts as started.
   */
  append(state: TicketState, event: TicketEvent, next: TicketState): Promise<readonly TicketEvent[]>;
  /** The state of a ticket if its record stands at `version`. */
  findState(no: TicketNo, version: number): Promise<TicketState | undefined>;
  /** The stored events with a `seq` greater than `version`, oldest first. */
  listAfter(no: TicketNo, version: number): Promise<readonly TicketEvent[]>;
  /** Records that the contact of a ticket is now kept in the vault (补留联系方式). */
  setContact(no: TicketNo, contact: Contact): Promise<void>;
  findRecord(no: TicketNo): Promise<TicketRecord | null>;
  findFile(no: TicketNo): Promise<TicketFile | null>;
  /** The ticket that the message of this intake key became. */
  findByIntake(key: string): Promise<TicketFile | null>;
  /** The file as `visibleTo` may read it; throws {@link NotFound} also for what lies outside their scope. */
  getFile(no: TicketNo, scope: Scope): Promise<TicketFile>;
  /** For the citizen: the file if the code is right. Tries are limited by the route. */
  findByQuery(no: TicketNo, queryCode: string): Promise<TicketFile | null>;
  queryCodeOf(no: TicketNo): string;
  /** Tickets whose workflow is not known to run, what is due first on top, at most `limit` (500). */
  listUnstarted(before: Instant, options?: { readonly limit?: number }): Promise<readonly TicketRecord[]>;
  /** Takes a ticket off that list, within a moment. */
  markStarted(no: TicketNo): void;
  /** What was written since, oldest first, at most 500. Instants are the writer's: ask from a few seconds before the last answer. */
  listChanged(since: Instant): Promise<readonly ChangedTicket[]>;
  /** How many are yellow or red at `now`; counts no further than 1,000. */
  countAtRisk(now: Instant, scope: Scope & BoardFilter): Promise<number>;
  countsByStatus(): Promise<StatusCounts>;
  /** Counts every status anew: for a worker's start, never for a page. */
  recount(): Promise<void>;
  /** Writes the counts and marks gathered by this process; before it ends. */
  flush(): Promise<void>;
}

/** What the store needs beside its connection. */
export interface TicketStoreParts {
  /** Key of the query codes. */
  readonly queryKey: Buffer;
  readonly now: () => Date;
}

const MANY = 500;
const COUNTED = 1_000;

const withoutLog = { events: 0 } as const;

type TicketModel = ReturnType<typeof ticketModel>;

/** What the parts of the store share. */
interface Parts extends TicketStoreParts {
  readonly model: TicketModel;
  readonly counts: StatusCountStore;
}

const eventsOf = async (model: TicketModel, no: TicketNo): Promise<readonly TicketEvent[]> => {
  const document = await model.findOne({ _id: no }, { events: 1 }).lean();
  if (!document) throw new NotFound(`ticket ${no}`);
  return unpackLog(document.events);
};

const createWrites = ({ model, counts, now }: Parts): Pick<TicketStore, 'insert' | 'append' | 'setContact'> => {
  const stamp = (): Instant => now().toISOString();
  const insertTogether = writeTogether((documents: TicketDocument[]) =>
    model.insertMany(documents, { lean: true, ordered: false }),
  );
  // True where every event of the batch was appended; else each reads what stands in the log now.
  const appendTogether = writeTogether(async (appends: AnyBulkWriteOperation<TicketDocument>[]) => {
    const { modifiedCount } = await model.bulkWrite(appends, { ordered: false });
    return modifiedCount === appends.length;
  });
  return {
    async insert({ record, events }) {
      const document = documentOf(record, events, stamp());
      try {
        await insertTogether(document);
        counts.move(null, record.state.status);
        return { record: recordOf(document), created: true };
      } catch (error: unknown) {
        if (!isDuplicate(error)) throw error;
        const stored = await model.findOne({ intakeKey: document.intakeKey }, withoutLog).lean();
        // Not the message but the number was there already: two processes were given one, which the numbers must prevent.
        if (!stored) throw error;
        return { record: recordOf(stored), created: false };
      }
    },

    async append(state, event, next) {
      const { no, version } = state;
      const filter = { _id: no, version, 'events.commandId': { $ne: event.commandId } };
      const update = appended(state, event, next, stamp());
      const isSure = await appendTogether({ updateOne: { filter, update } });
      const newer = isSure ? [event] : (await eventsOf(model, no)).filter(({ seq }) => seq > version);
      // Also what an attempt wrote that gave up waiting; should both have counted, the next start of a worker counts anew.
      if (newer[0]?.commandId === event.commandId) counts.move(state.status, next.status);
      return newer;
    },

    async setContact(no, { personId, contactMask }) {
      await model.updateOne(
        { _id: no },
        { $set: { personId, contactMask, updatedAt: stamp() }, $addToSet: { kin: kinOf.person(personId) } },
      );
    },
  };
};

const createReads = ({
  model,
  queryKey,
}: Parts): Pick<
  TicketStore,
  'findRecord' | 'findState' | 'findFile' | 'findByIntake' | 'getFile' | 'findByQuery' | 'listAfter'
> => {
  const findOne = async (filter: Filter): Promise<TicketFile | null> => {
    const document = await model.findOne(filter).lean();
    return document && fileOf(document);
  };
  const findFile = (no: TicketNo): Promise<TicketFile | null> => findOne({ _id: no });
  return {
    findFile,
    findByIntake: (key) => findOne({ intakeKey: key }),
    listAfter: async (no, version) => (await eventsOf(model, no)).filter(({ seq }) => seq > version),
    findByQuery: async (no, code) => (isQueryCodeOf(queryKey, no, code) ? findFile(no) : null),

    findState: async (no, version) => (await model.findOne({ _id: no, version }, { state: 1 }).lean())?.state,

    async findRecord(no) {
      const document = await model.findOne({ _id: no }, withoutLog).lean();
      return document && recordOf(document);
    },

    async getFile(no, { visibleTo }) {
      const document = await model.findOne({ _id: no, ...scopeOf(visibleTo) }).lean();
      if (!document) throw new NotFound(`ticket ${no}`);
      return narrowFor(visibleTo, fileOf(document));
    },
  };
};

const createRun =
  ({ model }: Parts): RunListing =>
  async ({ filter, by, order }, also, limit) => {
    const found = await model
      .find({ ...filter, ...also }, withoutLog)
      .sort({ [by]: order })
      .limit(limit)
      .lean();
    return found.map((document) => ({ record: recordOf(document), dueKey: document.dueKey }));
  };

const createSweeps = (parts: Parts): Pick<TicketStore, 'listUnstarted' | 'listChanged' | 'countAtRisk' | 'recount'> => {
  const { model, counts } = parts;
  const run = createRun(parts);
  return {
    listUnstarted: async (before, { limit = MANY } = {}) =>
      (await run(ticketListings.unstarted(before), {}, limit)).map(({ record }) => record),

    async listChanged(since) {
      const found = await model
        .find(ticketListings.changed(since).filter, { updatedAt: 1, list: 1 })
        .sort({ updatedAt: 1 })
        .limit(MANY)
        .lean();
      return found.map(({ _id: no, list, updatedAt }) => ({ no, status: list.status, units: list.units, updatedAt }));
    },

    countAtRisk: (at, { visibleTo, ...filter }) =>
      model.countDocuments(
        { ...ticketListings.risk(at).filter, ...boardFilter(filter), ...scopeOf(visibleTo) },
        { limit: COUNTED },
      ),

    recount: () =>
      counts.recount(async () => {
        const counted = ticketStatuses.map(
          async ({ code }) => [code, await model.countDocuments({ 'list.piles': pileOf.status(code) })] as const,
        );
        return Object.fromEntries(await Promise.all(counted));
      }),
  };
};

/** The record of tickets on one connection. */
export const createTicketStore = (connection: Connection, given: TicketStoreParts): TicketStore => {
  const model = ticketModel(connection);
  const counts = createStatusCountStore(connection);
  const unstarted = { 'list.piles': pileOf.unstarted() };
  const started = createStartedMarks((nos) =>
    model.updateMany({ _id: { $in: [...nos] }, ...unstarted }, { $pull: unstarted }),
  );
  const parts: Parts = { ...given, model, counts };
  const fetch = async (nos: readonly TicketNo[], also: Filter): Promise<readonly TicketRecord[]> =>
    (await model.find({ _id: { $in: [...nos] }, ...also }, withoutLog).lean()).map(recordOf);
  return {
    ...createTicketFinder({ run: createRun(parts), fetch, now: given.now }),
    ...createWrites(parts),
    ...createReads(parts),
    ...createSweeps(parts),
    queryCodeOf: (no) => queryCodeOf(given.queryKey, no),
    countsByStatus: () => counts.read(),
    markStarted: started.mark,
    flush: async () => {
      await Promise.all([counts.flush(), started.flush()]);
    },
  };
};
