// What a dispatcher would send out now: the catalogue's proposal with whatever they changed laid over it.
import type { Knowledge } from '../../knowledge-base/load.ts';
import type { Place as GazetteerPlace } from '../../workflows/domain/catalogue.ts';
import type { DemandKind, DemandType } from '../../workflows/domain/deadlines.ts';
import { findPlaces, proposeDispatch, refuseLead, refuseOverruling } from '../../workflows/domain/routing.ts';
import type { DispatchProposal, LeadConflict } from '../../workflows/domain/routing.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';

/** What a dispatcher changed; what is absent stays as proposed. */
export interface PlanChanges {
  readonly type?: DemandType | undefined;
  readonly category?: string | undefined;
  readonly lead?: string | undefined;
  readonly assists?: readonly string[] | undefined;
  readonly urgent?: boolean | undefined;
  readonly basis?: string | undefined;
  readonly overrideReason?: string | undefined;
}

/** Everything that accepting and dispatching would say. Units are department ids. */
export interface DispatchPlan {
  readonly type: DemandType;
  readonly category: string | null;
  readonly kind: DemandKind;
  readonly urgent: boolean;
  readonly lead: string;
  readonly assists: readonly string[];
  /** The rule and its ground, or that the dispatcher decided otherwise; at most 200 characters, it goes into the event. */
  readonly basis: string;
  readonly overrideReason: string;
  readonly proposal: DispatchProposal;
  /** Why this lead may not have the matter (裁定他单位主办、职能部门的事项不得下推基层); sending it out then needs a reason. */
  readonly conflict: Pick<LeadConflict, 'text'> | undefined;
}

const longestBasis = 200;
// A whole novel says no more of the matter than its beginning, and ranking it would hold up the queue.
const longestText = 2000;

/** The words of a demand, whether it is a ticket already or still being said. */
export interface Told {
  readonly intake: Pick<TicketRecord['intake'], 'title' | 'body' | 'place'>;
}

/** As much of a ticket as a plan is made from. */
export interface PlannedTicket extends Told {
  readonly state: Pick<TicketRecord['state'], 'demand' | 'counters' | 'status' | 'ruledLead'>;
}

/** Title first: what stands in the first line weighs more in the catalogue's ranking. */
export const textOf = ({ intake }: Told): string => `${intake.title}\n${intake.body}`.slice(0, longestText);

/** The spot of the gazetteer that the stated place or the text names; its town joins where the catalogue says 属地协办. */
export const findSpot = ({ intake }: Told, places: Knowledge['places']): GazetteerPlace | undefined =>
  findPlaces(intake.place?.text ?? '', places)[0] ?? findPlaces(textOf({ intake }), places)[0];

const basisOf = (
  proposal: DispatchProposal,
  changes: PlanChanges,
  lead: string,
  ruledLead: string | null | undefined,
  { catalogue }: Knowledge,
): string => {
  const shortOf = (unit: string): string => catalogue.departments[unit]?.short ?? unit;
  if (lead === proposal.lead) {
    return `${proposal.ruleId} 第 ${proposal.ruleVersion} 版：${proposal.reasons[0] ?? ''}`.slice(0, longestBasis);
  }
  const own = changes.basis ?? `派单员改定；目录建议${shortOf(proposal.lead)}`;
  return (lead === ruledLead ? `裁定：由${shortOf(lead)}主办` : own).slice(0, longestBasis);
};

/** What the dispatcher chose, else what a ruling says, else what the catalogue proposes; never a unit that is not there. */
const leadOf = (
  { lead }: PlanChanges,
  ruledLead: string | null | undefined,
  proposal: DispatchProposal,
  { catalogue }: Knowledge,
): string =>
  [lead, ruledLead].find((unit) => typeof unit === 'string' && Object.hasOwn(catalogue.departments, unit)) ??
  proposal.lead;

/** The plan for a ticket. Pure: it asks no store, so the whole queue can be proposed for at once. */
export const createPlan = (ticket: PlannedTicket, knowledge: Knowledge, changes: PlanChanges = {}): DispatchPlan => {
  const { catalogue } = knowledge;
  const { demand, counters, status, ruledLead } = ticket.state;
  const chosen = status === 'registered' ? (changes.category ?? demand.category) : demand.category;
  const type = changes.type ?? demand.type;
  const spot = findSpot(ticket, knowledge.places);
  const proposal = proposeDispatch(
    {
      text: textOf(ticket),
      demandType: type,
      ...(chosen !== null && Object.hasOwn(catalogue.categories, chosen) && { category: chosen }),
      ...(spot && { place: spot }),
    },
    catalogue,
  );
  const category = chosen ?? proposal.category ?? null;
  const lead = leadOf(changes, ruledLead, proposal, knowledge);
  return {
    type,
    category,
    kind: (category !== null ? catalogue.categories[category]?.kind : undefined) ?? demand.kind,
    urgent: counters.urg === 1 || changes.urgent === true,
    lead,
    assists: (changes.assists ?? proposal.assists).filter((unit) => unit !== lead),
    basis: basisOf(proposal, changes, lead, ruledLead, knowledge),
    overrideReason: changes.overrideReason ?? '',
    proposal,
    conflict:
      refuseOverruling(lead, ruledLead, catalogue) ??
      (category === null ? undefined : refuseLead(lead, category, catalogue)),
  };
};
