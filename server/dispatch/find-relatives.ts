// Tickets that may be about the same matter. They are shown beside the new one; a person decides (并单), never the machine.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { createPlan, findSpot, textOf } from './dispatch-plan.ts';
import { likeness } from './text-likeness.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';

/** The demand that relatives are looked for; a call that is not registered yet has no number. */
export interface Kin {
  readonly no: string | null;
  readonly personId: string | null;
  readonly category: string | null;
  readonly intake: Pick<TicketRecord['intake'], 'title' | 'body' | 'place' | 'receivedAt'>;
}

/** One candidate; `score` is 0–1, `why` the grounds in words. */
export interface Relative {
  readonly record: TicketRecord;
  readonly sameCaller: boolean;
  readonly score: number;
  readonly why: readonly string[];
}

const dayMs = 86_400_000;
/** How far back the same matter is looked for. */
export const RELATED_DAYS = 7;
const enough = 0.45;
const most = 3;
const weights = { words: 0.6, category: 0.25, place: 0.25, caller: 0.2 } as const;

const spotName = (told: Pick<Kin, 'intake'>, knowledge: Knowledge): string | undefined =>
  findSpot(told, knowledge.places)?.name ?? told.intake.place?.text;

const judge = (kin: Kin, record: TicketRecord, knowledge: Knowledge): Relative => {
  const words = likeness(textOf(kin), textOf(record));
  const category = record.state.demand.category ?? createPlan(record, knowledge).category;
  const place = spotName(kin, knowledge);
  const same = {
    category: kin.category !== null && kin.category === category,
    place: place !== undefined && place !== '' && place === spotName(record, knowledge),
    caller: kin.personId !== null && kin.personId === record.personId,
  };
  const score =
    words * weights.words +
    (same.category ? weights.category : 0) +
    (same.place ? weights.place : 0) +
    (same.caller ? weights.caller : 0);
  return {
    record,
    sameCaller: same.caller,
    score: Math.min(1, score),
    why: [
      ...(same.caller ? ['同一来电人'] : []),
      ...(same.place ? [`同在${place ?? ''}`] : []),
      ...(same.category ? ['同一类别'] : []),
      `用词相近 ${Math.round(words * 100)}%`,
    ],
  };
};

const isNear = (kin: Kin, { intake }: TicketRecord): boolean =>
  Math.abs(Date.parse(intake.receivedAt) - Date.parse(kin.intake.receivedAt)) <= RELATED_DAYS * dayMs;

/** The likeliest relatives among candidates, best first: of the last seven days, and this caller's own of any age. */
export const findRelatives = (kin: Kin, candidates: readonly TicketRecord[], knowledge: Knowledge): Relative[] =>
  [...new Map(candidates.map((record) => [record.no, record])).values()]
    .filter((record) => record.no !== kin.no && record.state.status !== 'archived')
    .filter((record) => isNear(kin, record) || (kin.personId !== null && record.personId === kin.personId))
    .map((record) => judge(kin, record, knowledge))
    .filter(({ score }) => score >= enough)
    .sort((one, other) => other.score - one.score)
    .slice(0, most);
