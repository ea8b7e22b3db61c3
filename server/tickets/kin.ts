// What a ticket has in common with others: the person, the place, the category, and that it is a ticket at all. One index
// carries every list by these, newest first.
import type { TicketRecord } from './ticket-record.ts';

/** The names under which tickets stand together. */
export const kinOf = {
  any: (): string => 'any',
  person: (personId: string): string => `person:${personId}`,
  place: (text: string): string => `place:${text}`,
  category: (category: string | null): string => `category:${category ?? ''}`,
} as const;

/** Where the category stands in the list of a document: it alone changes while a ticket goes on. */
export const CATEGORY_KIN = 'kin.0';

/** Everything that a ticket has in common with others. */
export const kinsOf = ({ state, intake, personId }: Pick<TicketRecord, 'state' | 'intake' | 'personId'>): string[] => [
  kinOf.category(state.demand.category),
  kinOf.any(),
  ...(personId === null ? [] : [kinOf.person(personId)]),
  ...(intake.place === null ? [] : [kinOf.place(intake.place.text)]),
];
