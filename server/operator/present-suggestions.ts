// What the desk suggests while the operator writes. Everything has its reason beside it; nothing is taken by itself.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { choices } from '../../workflows/domain/action-forms.ts';
import type { KnowledgeCard } from '../../workflows/domain/catalogue.ts';
import { findDangers, suggestCategories } from '../../workflows/domain/routing.ts';
import type { Suggestion } from '../../workflows/domain/suggest-categories.ts';
import { civilDay } from '../../workflows/domain/working-time.ts';
import { statusName } from '../../workflows/domain/ticket-status.ts';
import { findSpot, textOf } from '../dispatch/dispatch-plan.ts';
import type { DispatchPlan } from '../dispatch/dispatch-plan.ts';
import type { Relative } from '../dispatch/find-relatives.ts';
import { fitCards } from '../dispatch/fit-cards.ts';
import { presentInstants } from '../dispatch/present-instants.ts';
import { typeName } from '../tickets/present-ticket.ts';
import type { Wording } from '../tickets/wording.ts';
import { presentDate } from '../views/present-time.ts';
import { titleOf } from '../channels/title-of.ts';
import { findElements } from './five-elements.ts';
import { guessType } from './guess-type.ts';
import type { CallSketch } from './operator.schema.ts';
import { sketchTicket, toldIn } from './sketch-ticket.ts';

/** What the suggestions are made from besides the call itself. */
export interface SuggestionParts {
  readonly call: CallSketch;
  readonly relatives: readonly Relative[];
  readonly knowledge: Knowledge;
  readonly wording: Wording;
}

const quoted = (words: readonly string[]): string =>
  words
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join('');

const presentCategory = ({ code, path, words, confidence }: Suggestion, index: number): object => ({
  key: `Alt+${index + 1}`,
  text: path.join(' › '),
  score: `${Math.round(confidence * 100)}%`,
  why: `文中有${quoted(words)}`,
  fill: { name: 'category', value: code, text: path[2] },
});

const presentCategories = (ranked: readonly Suggestion[], chosen: string | undefined): object | undefined => {
  const [best, ...rest] = ranked.map(presentCategory);
  return best && chosen === undefined ? { ...best, others: rest } : undefined;
};

const presentLead = ({ lead, assists, proposal, conflict }: DispatchPlan, { unitName }: Wording): object => ({
  text: `${unitName(lead)} 主办`,
  more: assists.length > 0 ? `· ${assists.map(unitName).join('、')} 协办` : '',
  why: [...proposal.reasons, ...(conflict ? [conflict.text] : [])].join('；'),
});

const presentPlace = ({ call, knowledge, wording }: SuggestionParts): object | undefined => {
  const spot = call.place === '' ? findSpot({ intake: toldIn(call) }, knowledge.places) : undefined;
  return (
    spot && {
      key: 'Alt+4',
      text: spot.name,
      more: `· ${wording.unitName(spot.town)}`,
      why: `文中提到“${spot.name}”，地名库里有`,
      fill: { name: 'place', value: spot.name },
    }
  );
};

const presentType = ({ type, title, body }: CallSketch): object | undefined => {
  const guess = guessType(`${title}${body}`);
  if (type !== undefined) return undefined;
  return {
    key: 'Alt+6',
    text: typeName(guess.type),
    why: guess.word === undefined ? '没有其他字眼，按求助登记' : `文中有“${guess.word}”；不改就按此登记`,
    fill: { name: 'type', value: guess.type, text: typeName(guess.type) },
  };
};

const presentUrgency = ({ proposal }: DispatchPlan, { urgent }: CallSketch): object => ({
  is: urgent === 'yes',
  hint: proposal.urgentHints.length > 0 ? `文中有${quoted(proposal.urgentHints)}，像紧急件` : undefined,
});

const presentRelative = (
  { record, sameCaller, score, why }: Relative,
  index: number,
  { now, unitName }: Wording,
): object => ({
  no: record.no,
  key: index === 0 && sameCaller ? 'Alt+5' : undefined,
  mine: sameCaller,
  title: record.intake.title,
  score: score.toFixed(2),
  why: [
    presentDate(new Date(record.intake.receivedAt), now),
    statusName(record.state.status),
    record.state.lead === null ? undefined : unitName(record.state.lead),
    ...why,
  ]
    .filter(Boolean)
    .join(' · '),
});

/** The middle column under the text. */
export const presentSuggestions = (parts: SuggestionParts): object => {
  const { call, relatives, knowledge, wording } = parts;
  const text = textOf({ intake: toldIn(call) });
  const { plan, dispatched } = sketchTicket(call, knowledge, wording.now);
  const isEmpty = call.body === '' && call.title === '';
  if (isEmpty) return { elements: findElements('', false), isEmpty };
  return {
    elements: findElements(text, call.place !== ''),
    title: call.title === '' ? titleOf(call.body) : undefined,
    category: presentCategories(suggestCategories(text, knowledge.catalogue), call.category),
    lead: presentLead(plan, wording),
    place: presentPlace(parts),
    type: presentType(call),
    urgency: presentUrgency(plan, call),
    instants: dispatched ? presentInstants(dispatched, knowledge, wording) : [],
    relatives: relatives.map((relative, index) => presentRelative(relative, index, wording)),
  };
};

const presentCard = (card: KnowledgeCard, index: number, { unitName }: Wording): object => ({
  id: card.id,
  title: card.title,
  short: card.answerShort,
  full: card.answerFull,
  source: card.source,
  more: `${unitName(card.owner)} · 有效至 ${card.validUntil}`,
  key: index === 0 ? 'F2' : undefined,
});

/** The right column: answers that fit, what to ask next, and where to call first. */
export const presentHelp = ({ call, knowledge, wording }: SuggestionParts): object => {
  const text = textOf({ intake: toldIn(call) });
  const dangers = findDangers(text);
  const codes =
    call.category === undefined
      ? suggestCategories(text, knowledge.catalogue).map(({ code }) => code)
      : [call.category];
  const isEmpty = call.body === '' && call.title === '';
  const missing = findElements(text, call.place !== '').filter(({ present }) => !present);
  const first = dangers[0]?.call ?? '110';
  return {
    cards: isEmpty
      ? []
      : fitCards(text, codes, knowledge.cards, civilDay(wording.now)).map((card, index) =>
          presentCard(card, index, wording),
        ),
    asks: isEmpty ? [] : missing.slice(0, 2),
    dangers,
    services: choices.emergency.map(([code, name]) => ({
      code,
      name,
      key: code === first ? 'Alt+0' : undefined,
      strong: dangers.some(({ call: number }) => number === code),
    })),
    isEmpty,
  };
};
