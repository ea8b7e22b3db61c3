// The log as it stands in the document. An event says of each clock it touched how that clock was afterwards; most of
// that has not changed since the last time, and every append writes the whole document. So a clock stands whole where it
// comes first, and later with what changed.
import type { Clock, ClockFact, TicketEvent } from '../../workflows/domain/ticket.ts';

type StoredClock = Pick<Clock, 'key'> & Partial<Clock>;

/** An event with its clocks as they are stored. */
export type StoredEvent = Omit<TicketEvent, 'clocks'> & {
  readonly clocks: readonly { readonly do: ClockFact['do']; readonly clock: StoredClock }[];
};

type Known = Map<string, Clock>;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const whatChanged = (before: Clock | undefined, after: Clock): StoredClock =>
  before === undefined
    ? after
    : {
        ...Object.fromEntries(
          Object.entries(after).filter(([name, value]) => !isSame(before[name as keyof Clock], value)),
        ),
        key: after.key,
      };

/** Goes through the facts of an event; `read` gives the whole clock of each, and what is made of the fact. */
const mapFacts = <Given extends { readonly clock: StoredClock }, Made>(
  facts: readonly Given[],
  known: Known,
  read: (fact: Given, before: Clock | undefined) => readonly [Clock, Made],
): Made[] =>
  facts.map((fact) => {
    const [clock, made] = read(fact, known.get(fact.clock.key));
    known.set(clock.key, clock);
    return made;
  });

/** A log as it is stored; a later part of one needs the clocks that the events before it left. */
export const packLog = (events: readonly TicketEvent[], clocksBefore: readonly Clock[] = []): StoredEvent[] => {
  const known: Known = new Map(clocksBefore.map((clock) => [clock.key, clock]));
  return events.map((event) => ({
    ...event,
    clocks: mapFacts(event.clocks, known, (fact, before) => [
      fact.clock,
      { do: fact.do, clock: whatChanged(before, fact.clock) },
    ]),
  }));
};

/** The log as the domain knows it; `stored` must begin with the first event. */
export const unpackLog = (stored: readonly StoredEvent[]): TicketEvent[] => {
  const known: Known = new Map();
  return stored.map((event) => ({
    ...event,
    clocks: mapFacts(event.clocks, known, (fact, before) => {
      const clock = { ...before, ...fact.clock } as Clock;
      return [clock, { do: fact.do, clock }];
    }),
  }));
};
