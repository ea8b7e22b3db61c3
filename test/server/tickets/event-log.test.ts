import { expect } from 'chai';
import { packLog, unpackLog } from '../../../server/tickets/event-log.ts';
import { evolve } from '../../../workflows/domain/evolve.ts';
import type { TicketEvent, TicketState } from '../../../workflows/domain/ticket.ts';
import { fire, lifeIn, ways } from '../../support/domain.ts';

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** Every kind of life there is, each with a clock that has gone red by itself. */
const logs = Object.keys(ways).map((status): [string, readonly TicketEvent[]] => [status, fire(lifeIn(status)).events]);

describe('the log in the document', () => {
  for (const [status, events] of logs) {
    it(`comes back whole, when a life up to ${status} is stored and read`, () => {
      expect(unpackLog(JSON.parse(JSON.stringify(packLog(events))) as ReturnType<typeof packLog>)).to.deep.equal(
        events,
      );
    });
  }

  it('is the same, when its events are appended one by one, each behind the clocks that it found', () => {
    const [, events] = logs.at(-1)!;
    const blank = { version: 0, clocks: [], recent: [], counters: {} } as unknown as TicketState;

    let state = blank;
    const appended = events.flatMap((event) => {
      const stored = packLog([event], state.clocks);
      state = evolve(state, event);
      return stored;
    });

    expect(appended).to.deep.equal(packLog(events));
  });

  it('says of a clock only what changed, when it stood in the log before', () => {
    const events = lifeIn('closed').events;
    const known = new Set<string>();

    const repeated = packLog(events).flatMap(({ clocks }) =>
      clocks.filter(({ clock }) => known.has(clock.key) || !known.add(clock.key)),
    );

    expect(repeated).not.to.be.empty;
    repeated.forEach(({ clock }) => expect(clock).not.to.have.any.keys('name', 'rule', 'startedAt'));
    expect(sizeOf(packLog(events))).to.be.below(0.8 * sizeOf(events));
  });
});
