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
  const own = per === 'ticket' ? (isUnitRole(owner) ? lead : null) : (unit ?? lead);
  if (own !== null && (isUnitRole(owner) || owner === 'assistant')) return `unit:${own}`;
  return isUnitRole(owner) || owner === 'assistant' || owner === 'citizen' ? 'role:dispatcher' : `role:${owner}`;
};

const withCause = (order: SupervisionOrder | null, at: Instant, cause: OrderCause, addressee: string): SupervisionOrder => ({
  version: (order?.version ?? 0) + 1,
  level: order?.level ?? 0,
  issuedAt: order?.issuedAt ?? null,
  issuedBy: order?.issuedBy ?? null,
  causes: [...(order?.causes ?? []), { at, clock: cause.clock?.key ?? null, text: cause.text }],
  addressees: [...new Set([...(order?.addressees ?? []), addressee])],
  answeredBy: [],
});

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
const openOrder = (desk: SupervisionDesk): SupervisionOrder | null => (desk.counters.sup === SUP.none ? null : desk.order);

const startClock = (desk: SupervisionDesk, name: 'supervise' | 'strikeOff' | 'draft'): void => {
  const { demand, dispatchNo } = desk.state;
  const facts = { urgent: desk.counters.urg === 1, type: demand.type, kind: demand.kind };
  desk.book.start(name, { unit: null, dispatch: dispatchNo, round: desk.counters.round }, { by: 'limit', from: desk.at, of: { clock: name, facts } });
};

const endClocks = (desk: SupervisionDesk, ...names: ('supervise' | 'strikeOff' | 'draft')[]): void => {
  for (const name of names) {
    const clock = desk.book.open(name);
    if (clock) desk.book.change(clock, 'cancel', { state: 'cancelled', endedAt: desk.at });
  }
};

const defaultAddressee = (desk: SupervisionDesk, cause: OrderCause): string =>
  cause.clock ? addresseeOf(cause.clock.name, cause.clock.unit, desk.lead) : desk.lead === null ? 'role:dispatcher' : `unit:${desk.lead}`;

/** ORDER: issues the 督办单, or raises the one that is open: level + 1 (the top level stays), the answer is asked for anew. */
export const issueOrder = (desk: SupervisionDesk, cause: OrderCause | null, kind: number = CAUSE.other): void => {
  const before = openOrder(desk);
  const level = Math.min(desk.counters.lvl + 1, limits.lvl);
  const order = cause ? withCause(before, desk.at, cause, defaultAddressee(desk, cause)) : before;
  desk.order = order && { ...order, level, issuedAt: desk.at, issuedBy: desk.by, answeredBy: [] };
  desk.counters = { ...desk.counters, sup: SUP.issued, lvl: level, cause: kind };
  endClocks(desk, 'strikeOff', 'draft');
  startClock(desk, 'supervise');
};

/** A further cause joins the open order: a new version, answered anew, at the same level. */
export const joinOrder = (desk: SupervisionDesk, cause: OrderCause): void => {
  desk.order = withCause(openOrder(desk), desk.at, cause, defaultAddressee(desk, cause));
  desk.counters = { ...desk.counters, sup: SUP.issued, cause: CAUSE.other };
  endClocks(desk, 'strikeOff');
  startClock(desk, 'supervise');
};

/** Drafts an order for a supervisor, or adds a cause to the draft. */
export const draftOrder = (desk: SupervisionDesk, cause: OrderCause): void => {
  const isNew = desk.counters.sup === SUP.none;
  desk.order = withCause(openOrder(desk), desk.at, cause, defaultAddressee(desk, cause));
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
