// Reads from the stores what the dispatcher's desk shows. No words are made here.
import { refuse } from '../errors.ts';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';
import type { TicketPage } from '../tickets/find-tickets.ts';
import type { OpenTicket } from '../tickets/open-ticket.ts';
import { sightOf } from '../tickets/sight.ts';
import { createWording } from '../tickets/wording.ts';
import { createPlan } from './dispatch-plan.ts';
import { dispatchTabs } from './dispatch-tabs.ts';
import type { DispatchTab } from './dispatch-tabs.ts';
import { findRelatives } from './find-relatives.ts';
import type { Relative } from './find-relatives.ts';
import { presentDetail } from './present-detail.ts';
import type { Typed } from './present-detail.ts';

/** What the desk needs of the house. */
export type DeskDeps = Pick<Deps, 'tickets' | 'knowledge' | 'clock'>;

/** How many rows lie on a pile at once; the rest is behind a link. */
export const ROWS = 40;

/** One page of a pile, what falls due first on top. */
export const listPile = ({ tickets }: DeskDeps, tab: DispatchTab, staff: Actor, cursor?: string): Promise<TicketPage> =>
  tickets.listDesk(tab.statuses, { visibleTo: staff, limit: ROWS, ...(cursor !== undefined && { cursor }) });

/** The ticket of this number as the dispatcher may see it; not-found otherwise. */
export const openNo = async (
  { tickets, knowledge, clock }: DeskDeps,
  no: string,
  staff: Actor,
): Promise<OpenTicket> => {
  if (!isTicketNo(no)) throw refuse.notFound('no-such-ticket');
  const file = await tickets.getFile(no, { visibleTo: staff });
  return { file, staff, sight: sightOf(staff, file.state), wording: createWording(knowledge.current(), clock.now()) };
};

const listRelatives = async (
  { tickets, knowledge }: DeskDeps,
  { file, staff }: OpenTicket,
  category: string | null,
): Promise<Relative[]> => {
  const place = file.intake.place?.text;
  const scope = { visibleTo: staff };
  const [near, own, queued] = await Promise.all([
    tickets.listRelatives({ ...(category !== null && { category }), ...(place !== undefined && { place }) }, scope),
    file.personId === null ? [] : tickets.listByPerson(file.personId, scope),
    // What waits beside it has no category yet, and twins mostly come within the hour.
    tickets.listDesk(dispatchTabs[0].statuses, { ...scope, limit: ROWS }),
  ]);
  const kin = { no: file.no, personId: file.personId, category, intake: file.intake };
  // What was merged already is no candidate any more.
  const family = [file.state.parent, ...file.state.children];
  return findRelatives(
    kin,
    [...near, ...own, ...queued.records].filter(({ no }) => !family.includes(no)),
    knowledge.current(),
  );
};

/** The right column for a ticket, with what was typed so far. */
export const loadDetail = async (deps: DeskDeps, ticket: OpenTicket, typed: Typed): Promise<object> => {
  const knowledge = deps.knowledge.current();
  const { category } = createPlan(ticket.file, knowledge, typed.changes);
  return presentDetail(ticket, typed, await listRelatives(deps, ticket, category), knowledge);
};
