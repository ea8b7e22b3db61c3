// How a ticket stands in its collection, and how it comes from there and goes there.
import { intakeKey } from '../../workflows/domain/ids.ts';
import type { Instant, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { packLog, unpackLog } from './event-log.ts';
import type { StoredEvent } from './event-log.ts';
import { CATEGORY_KIN, kinOf, kinsOf } from './kin.ts';
import { listFieldsOf, pileOf } from './list-fields.ts';
import type { ListFields } from './list-fields.ts';
import { NEVER, orderKey } from './ticket-indexes.ts';
import type { TicketFile, TicketIntake, TicketRecord } from './ticket-record.ts';

/** The document. State, intake and events are kept as they are: their shapes are the domain's business. */
export interface TicketDocument {
  readonly _id: string;
  readonly version: number;
  readonly state: TicketState;
  readonly events: readonly StoredEvent[];
  readonly intake: TicketIntake;
  readonly intakeKey: string;
  readonly personId: string | null;
  readonly contactMask: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly list: ListFields;
  /** `list.lateAt` and `list.riskAt`, made unique by the number: the first is order and cursor of a list in one text. */
  readonly dueKey: string;
  readonly riskKey: string | null;
  /** What it has in common with other tickets; see `kin.ts`. */
  readonly kin: readonly string[];
}

/** The ticket without its log. */
export const recordOf = (document: Omit<TicketDocument, 'events'>): TicketRecord => {
  const { _id: no, version, state, intake, personId, contactMask, createdAt, updatedAt } = document;
  return { no, version, state, intake, personId, contactMask, createdAt, updatedAt };
};

/** The ticket with its log. */
export const fileOf = (document: TicketDocument): TicketFile => ({
  ...recordOf(document),
  events: unpackLog(document.events),
});

/** Everything in the document that follows from the state. */
const derivedFrom = (state: TicketState) => {
  const list = listFieldsOf(state);
  return {
    version: state.version,
    state,
    list,
    dueKey: orderKey(list.lateAt ?? NEVER, state.no),
    riskKey: list.riskAt === null ? null : orderKey(list.riskAt, state.no),
  };
};

/** The document of a ticket whose workflow is still to be started. */
export const documentOf = (
  record: TicketRecord,
  events: readonly TicketEvent[],
  updatedAt: Instant,
): TicketDocument => {
  const { no, state, intake, personId, contactMask, createdAt } = record;
  const { list, ...derived } = derivedFrom(state);
  return {
    _id: no,
    ...derived,
    list: { ...list, piles: [...list.piles, pileOf.unstarted()] },
    kin: kinsOf(record),
    events: packLog(events),
    intake,
    intakeKey: intakeKey(intake.channel, intake.messageId),
    personId,
    contactMask,
    createdAt,
    updatedAt,
  };
};

/** What an event changes in the document: all that follows from the state it leads to, and the log. */
export const appended = (state: TicketState, event: TicketEvent, next: TicketState, updatedAt: Instant) => ({
  $set: { ...derivedFrom(next), [CATEGORY_KIN]: kinOf.category(next.demand.category), updatedAt },
  $push: { events: { $each: packLog([event], state.clocks) } },
});
