// Which approved answers fit what is being said: those of the likely categories, and those whose title says the same.
import type { KnowledgeCard } from '../../workflows/domain/catalogue.ts';
import { likeness } from './text-likeness.ts';

const most = 3;
const enough = 0.34;
/** The likeliest category counts whole, those behind it half and a third. */
const categoryWeight = 0.3;

const scoreOf = (card: KnowledgeCard, text: string, categories: readonly string[]): number => {
  const rank = categories.findIndex((code) => card.categories.includes(code));
  return likeness(card.title, text) + (rank < 0 ? 0 : categoryWeight / (rank + 1));
};

/** The cards in force on the civil day `today` that fit a text, best first; `categories` are the likely leaves, likeliest first. */
export const fitCards = (
  text: string,
  categories: readonly string[],
  cards: readonly KnowledgeCard[],
  today: string,
): KnowledgeCard[] =>
  cards
    .filter(({ validUntil }) => validUntil >= today)
    .map((card) => ({ card, score: scoreOf(card, text, categories) }))
    .filter(({ score }) => score >= enough)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ card }) => card);
