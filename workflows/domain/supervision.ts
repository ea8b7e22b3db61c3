// The 督办单: one open order per ticket. New causes join it and raise its version; silence raises its level.
import type { ClockBook } from './clock-book.ts';
import { clockKind } from './clock-names.ts';
import type { ClockName } from './clock-names.ts';
import { isUnitRole } from './roles.ts';
import { limits } from './ticket-transitions.ts';
import type { Clock, Counters, Instant, SupervisionOrder, TicketState } from './ticket.ts';

/** What an order is about: one clock that went red, or a person's or a row's reason. */
export interface OrderCause {
  readonly clock: Clock | null;
  readonly text: string;
}

/** The values of the counter `sup`. */
export const SUP = { none: 0, issued: 1, answered: 2, draft: 3 } as const;
/** The values of the counter `cause`: a single clock, or anything else. */
export const CAUSE = { none: 0, singleClock: 1, other: 2 } as const;

/** Who must answer for a clock, as `unit:<id>` or `role:<code>`. */
export const addresseeOf = (name: ClockName, unit: string | null, lead: string | null): string => {
  const { owner, per } = clockKind(name);
  const own = per === 'ticket' ? (isUnitRole(owner) ? lead : null) : per === 'lead' ? (lead ?? unit) : (unit ?? lead);
  if (own !== null && (isUnitRole(owner) || owner === 'assistant')) return `unit:${own}`;
  return isUnitRole(owner) || owner === 'assistant' || owner === 'citizen' ? 'role:dispatcher' : `role:${owner}`;
};

/** The unit that owes a clock now: a task may have passed to another unit since the clock started (单位撤并). */
export const unitOf = (clock: Clock, { tasks }: Pick<TicketState, 'tasks'>): string | null =>
  tasks.find((task) => task.i === clock.task)?.unit ?? clock.unit;

/** What supervision may change while a command is decided. */
export interface SupervisionDesk {
  readonly state: TicketState;
  readonly at: Instant;
  readonly by: string;
  readonly book: ClockBook;
  counters: Counters;
  order: SupervisionOrder | null;
  lead: string | null;
}

/** A closed order is history (its events tell it); a new one begins afresh. */
const openOrder = (desk: SupervisionDesk): SupervisionOrder | null =>
  desk.counters.sup === SUP.none ? null : desk.order;

const startClock = (desk: SupervisionDesk, name: 'supervise' | 'strikeOff' | 'draft'): void => {
  const { demand, dispatchNo } = desk.state;
  const facts = { urgent: desk.counters.urg === 1, type: demand.type, kind: demand.kind };
  desk.book.start(
    name,
    { unit: null, dispatch: dispatchNo, round: desk.counters.round },
    { by: 'limit', from: desk.at, of: { clock: name, facts } },
  );
};

const endClocks = (desk: SupervisionDesk, ...names: ('supervise' | 'strikeOff' | 'draft')[]): void => {
  for (const name of names) {
    const clock = desk.book.open(name);
    if (clock) desk.book.change(clock, 'cancel', { state: 'cancelled', endedAt: desk.at });
  }
};

const defaultAddressee = (desk: SupervisionDesk, { clock }: OrderCause): string => {
  if (clock) return addresseeOf(clock.name, unitOf(clock, desk.state), desk.lead);
  return desk.lead === null ? 'role:dispatcher' : `unit:${desk.lead}`;
};

/** Versions count on through the orders of a ticket, so that an answer to a former order never fits a later one. */
const withCause = (desk: SupervisionDesk, cause: OrderCause): SupervisionOrder => {
  const order = openOrder(desk);
  return {
    version: (desk.order?.version ?? 0) + 1,
    level: order?.level ?? 0,
    issuedAt: order?.issuedAt ?? null,
    issuedBy: order?.issuedBy ?? null,
    causes: [...(order?.causes ?? []), { at: desk.at, clock: cause.clock?.key ?? null, text: cause.text, by: desk.by }],
    addressees: [...new Set([...(order?.addressees ?? []), defaultAddressee(desk, cause)])],
    answeredBy: [],
  };
};

/** ORDER: issues the 督办单, or raises the one that is open: level + 1 (the top level stays), the answer is asked for anew. */
export const issueOrder = (desk: SupervisionDesk, cause: OrderCause | null, kind: number = CAUSE.other): void => {
  const level = Math.min(desk.counters.lvl + 1, limits.lvl);
  const order = cause ? withCause(desk, cause) : openOrder(desk);
  const version = (desk.order?.version ?? 0) + 1;
  desk.order = order && { ...order, version, level, issuedAt: desk.at, issuedBy: desk.by, answeredBy: [] };
  desk.counters = { ...desk.counters, sup: SUP.issued, lvl: level, cause: kind };
  endClocks(desk, 'strikeOff', 'draft');
  startClock(desk, 'supervise');
};

/** One more cause on the open order: a new version, so that what was answered is asked anew. */
export const addCause = (desk: SupervisionDesk, cause: OrderCause): void => {
  desk.order = withCause(desk, cause);
};

/** A clock went red while an order was open: a further cause at the same level, not a further order. */
const joinOrder = (desk: SupervisionDesk, cause: OrderCause): void => {
  addCause(desk, cause);
  desk.counters = { ...desk.counters, sup: SUP.issued, cause: CAUSE.other };
  endClocks(desk, 'strikeOff');
  startClock(desk, 'supervise');
};

/** Drafts an order for a supervisor, or adds a cause to the draft. */
export const draftOrder = (desk: SupervisionDesk, cause: OrderCause): void => {
  const isNew = desk.counters.sup === SUP.none;
  desk.order = withCause(desk, cause);
  desk.counters = { ...desk.counters, sup: SUP.draft, cause: isNew ? CAUSE.singleClock : CAUSE.other };
  if (isNew) startClock(desk, 'draft');
};

/** Nobody answered (or struck off) in time: one level up, and the same clock asks again. */
export const climb = (desk: SupervisionDesk, name: 'supervise' | 'strikeOff'): void => {
  const level = Math.min(desk.counters.lvl + 1, limits.lvl);
  desk.counters = { ...desk.counters, lvl: level };
  desk.order = desk.order && { ...desk.order, level };
  startClock(desk, name);
};

/** What a red clock brings about: the order, its draft, or one more cause of the open one. */
export const superviseRed = (desk: SupervisionDesk, clock: Clock): void => {
  const cause: OrderCause = { clock, text: `${clockKind(clock.name).zh}到期未完成` };
  const { sup } = desk.counters;
  if (sup === SUP.issued || sup === SUP.answered) joinOrder(desk, cause);
  else if (clockKind(clock.name).onDue === 'draft') draftOrder(desk, cause);
  else issueOrder(desk, cause, sup === SUP.none ? CAUSE.singleClock : CAUSE.other);
};

/** The one red clock turned out to have been met in time: an order that stood on it alone is withdrawn, one level down. */
export const withdrawOrder = (desk: SupervisionDesk): void => {
  const issued = desk.counters.sup !== SUP.draft;
  desk.counters = { ...desk.counters, sup: SUP.none, lvl: Math.max(0, desk.counters.lvl - (issued ? 1 : 0)) };
  endClocks(desk, 'supervise', 'strikeOff', 'draft');
};
