import { expect } from 'chai';
import { NotFound } from '../../server/stores/not-found.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import type { TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { buildActor, buildEvent, buildStored } from '../support/builders.ts';
import { openTestStores, STORE_NOW } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

describe('ticket store', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('ticket-store');
  });
  after(() => opened.close());

  const insert = async (overrides: Parameters<typeof buildStored>[0] = {}): Promise<TicketState> =>
    (await opened.stores.tickets.insert(buildStored(overrides))).record.state;
  const append = (state: TicketState, event: TicketEvent): Promise<readonly TicketEvent[]> =>
    opened.stores.tickets.append(state, event, evolve(state, event));

  describe('insert', () => {
    it('gives back what it stored, empty objects included, when the file is read', async () => {
      const ticket = buildStored({ personId: 'p-1', contactMask: '138****0001' });

      const { created } = await opened.stores.tickets.insert(ticket);
      const file = await opened.stores.tickets.findFile(ticket.record.no);

      expect(created).to.be.true;
      expect(file).to.deep.equal({ ...ticket.record, updatedAt: STORE_NOW.toISOString(), events: ticket.events });
    });

    it('gives the first ticket when a message is delivered again under another number', async () => {
      const first = buildStored();
      const again = buildStored({ intake: { messageId: first.record.intake.messageId } });
      await opened.stores.tickets.insert(first);

      const { record, created } = await opened.stores.tickets.insert(again);

      expect(created).to.be.false;
      expect(record.no).to.equal(first.record.no);
      expect(await opened.stores.tickets.findRecord(again.record.no)).to.be.null;
    });

    it('creates one ticket when a message is delivered ten times at once', async () => {
      const { messageId } = buildStored().record.intake;
      const deliveries = Array.from({ length: 10 }, () => buildStored({ intake: { messageId } }));

      const results = await Promise.all(deliveries.map((ticket) => opened.stores.tickets.insert(ticket)));

      expect(results.filter(({ created }) => created)).to.have.lengthOf(1);
      expect(new Set(results.map(({ record }) => record.no))).to.have.lengthOf(1);
    });

    it('throws when a number was given twice, rather than pass another ticket off as this one', async () => {
      const first = buildStored();
      await opened.stores.tickets.insert(first);

      const second = await opened.stores.tickets
        .insert(buildStored({ no: first.record.no }))
        .catch((error: unknown) => error);

      expect(second).to.be.instanceOf(Error);
    });
  });

  describe('append', () => {
    it('stores event and state in one write when the version fits', async () => {
      const state = await insert();
      const event = buildEvent(state, { to: 'awaitingDispatch' });

      const stored = await append(state, event);
      const file = await opened.stores.tickets.findFile(state.no);

      expect(stored).to.deep.equal([event]);
      expect(file?.events.map(({ seq }) => seq)).to.deep.equal([1, 2]);
      expect(file?.state).to.deep.equal(evolve(state, event));
    });

    it('lets one of 20 writers win each version when all write at once', async () => {
      const state = await insert();
      const events = Array.from({ length: 20 }, (_, index) => buildEvent(state, { commandId: `writer-${index}` }));

      const answers = await Promise.all(events.map((event) => append(state, event)));
      const file = await opened.stores.tickets.findFile(state.no);

      expect(file?.version).to.equal(2);
      expect(file?.events).to.have.lengthOf(2);
      answers.forEach((answer) => expect(answer).to.deep.equal(file?.events.slice(1)));
    });

    it('keeps every command once when 20 writers decide again until theirs is stored', async () => {
      const first = await insert();
      const write = async (commandId: string): Promise<void> => {
        let state = first;
        while (!state.recent.includes(commandId)) {
          state = (await append(state, buildEvent(state, { commandId }))).reduce(evolve, state);
        }
      };

      await Promise.all(Array.from({ length: 20 }, (_, index) => write(`again-${index}`)));
      const file = await opened.stores.tickets.findFile(first.no);

      expect(file?.events.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: 21 }, (_, index) => index + 1));
      expect(new Set(file?.events.map(({ commandId }) => commandId))).to.have.lengthOf(21);
    });

    it('gives the stored event when the worker died between the write and its end and the command is retried', async () => {
      const state = await insert();
      const event = buildEvent(state);
      await append(state, event);

      const retried = await append(state, buildEvent(state, { at: '2026-11-24T02:00:09.000Z' }));

      expect(retried).to.deep.equal([event]);
      expect((await opened.stores.tickets.findFile(state.no))?.events).to.have.lengthOf(2);
    });

    it('stores a command only once when it comes again on the newest version', async () => {
      const state = await insert();
      const event = buildEvent(state);
      const [stored] = await append(state, event);
      const newest = evolve(state, stored!);

      const answer = await append(newest, buildEvent(newest, { commandId: event.commandId }));

      expect(answer).to.be.empty;
      expect((await opened.stores.tickets.findFile(state.no))?.version).to.equal(2);
    });

    it('gives every newer event when others came first', async () => {
      const state = await insert();
      const [one] = await append(state, buildEvent(state));
      const after = evolve(state, one!);
      const [two] = await append(after, buildEvent(after));

      const answer = await append(state, buildEvent(state, { commandId: 'late' }));

      expect(answer).to.deep.equal([one, two]);
      expect(await opened.stores.tickets.listAfter(state.no, 2)).to.deep.equal([two]);
    });

    it('tells each writer its own outcome when fitting and late events are written together', async () => {
      const states = await Promise.all([insert(), insert(), insert()]);
      const [late] = states;
      const [first] = await append(late, buildEvent(late));
      const before = await opened.stores.tickets.countsByStatus();
      const events = states.map((state) => buildEvent(state, { to: 'awaitingDispatch', commandId: 'together' }));

      const answers = await Promise.all(states.map((state, index) => append(state, events[index]!)));
      const after = await opened.stores.tickets.countsByStatus();

      expect(answers).to.deep.equal([[first], [events[1]], [events[2]]]);
      expect((after.awaitingDispatch ?? 0) - (before.awaitingDispatch ?? 0)).to.equal(2);
    });

    it('throws when there is no such ticket', async () => {
      const { record } = buildStored();

      const failed = await append(record.state, buildEvent(record.state, { commandId: 'nobody' })).catch(
        (error: unknown) => error,
      );

      expect(failed).to.be.instanceOf(NotFound);
    });
  });

  describe('scope', () => {
    const handler = buildActor('handler', 'water');

    it('hides a ticket from a unit that never had a part in it, as if there were none', async () => {
      const state = await insert();

      const refused = await opened.stores.tickets
        .getFile(state.no, { visibleTo: handler })
        .catch((error: unknown) => error);

      expect(refused).to.be.instanceOf(NotFound);
    });

    it('lets a unit look on when the lead went to another', async () => {
      const state = await insert({ state: { lead: 'water' } });
      const event = buildEvent(state, {
        changes: { lead: 'roads', tasks: [{ i: 1, unit: 'water', ask: '查管线', a: 0, outcome: 'answered' }] },
      });
      await append(state, event);

      const file = await opened.stores.tickets.getFile(state.no, { visibleTo: handler });

      expect(file.no).to.equal(state.no);
    });

    it('keeps person and mask from assisting units and, when the ticket is secret, from the lead', async () => {
      const contact = { personId: 'p-9', contactMask: '138****0001' };
      const task = { i: 1, unit: 'roads', ask: '让路', a: 1, outcome: null } as const;
      const open = await insert({ ...contact, state: { lead: 'water', tasks: [task] } });
      const secret = await insert({ ...contact, demand: { secret: true }, state: { lead: 'water' } });
      const maskFor = async (no: string, role: 'handler' | 'dispatcher', unit: string | null): Promise<string | null> =>
        (await opened.stores.tickets.getFile(no, { visibleTo: buildActor(role, unit) })).contactMask;

      expect(await maskFor(open.no, 'handler', 'water')).to.equal('138****0001');
      expect(await maskFor(open.no, 'handler', 'roads')).to.be.null;
      expect(await maskFor(secret.no, 'handler', 'water')).to.be.null;
      expect(await maskFor(secret.no, 'dispatcher', null)).to.equal('138****0001');
    });

    it('shows nothing to whoever is neither of the centre nor of a unit', async () => {
      const state = await insert();

      const refused = await opened.stores.tickets
        .getFile(state.no, { visibleTo: buildActor('citizen') })
        .catch((error: unknown) => error);

      expect(refused).to.be.instanceOf(NotFound);
    });
  });

  describe('query code', () => {
    it('opens its own ticket when typed with spaces and small letters, and no other', async () => {
      const [mine, other] = [await insert(), await insert()];
      const code = opened.stores.tickets.queryCodeOf(mine.no);
      const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();

      expect((await opened.stores.tickets.findByQuery(mine.no, typed))?.no).to.equal(mine.no);
      expect(await opened.stores.tickets.findByQuery(other.no, code)).to.be.null;
    });

    it('stands nowhere in the database', async () => {
      const state = await insert();

      const document = await opened.connection.collection<{ _id: string }>('tickets').findOne({ _id: state.no });

      expect(JSON.stringify(document)).not.to.contain(opened.stores.tickets.queryCodeOf(state.no));
    });
  });

  it('gives the state at its present version and at no other', async () => {
    const { tickets } = opened.stores;
    const state = await insert();
    const [event] = await append(state, buildEvent(state));

    expect(await tickets.findState(state.no, 1)).to.be.undefined;
    expect(await tickets.findState(state.no, 2)).to.deep.equal(evolve(state, event!));
    expect(await tickets.findState('2020-0101-0001', 1)).to.be.undefined;
  });

  it('names a ticket as unstarted until its workflow runs', async () => {
    const state = await insert({ createdAt: '2020-01-01T00:00:00.000Z' });
    const listed = async (): Promise<boolean> =>
      (await opened.stores.tickets.listUnstarted('2020-01-02T00:00:00.000Z')).some(({ no }) => no === state.no);

    expect(await listed()).to.be.true;
    opened.stores.tickets.markStarted(state.no);
    await opened.stores.tickets.flush();
    expect(await listed()).to.be.false;
  });

  it('counts a ticket as started when its workflow has stored an event', async () => {
    const state = await insert({ createdAt: '2020-01-03T00:00:00.000Z' });

    await append(state, buildEvent(state, { to: 'awaitingDispatch' }));

    const listed = await opened.stores.tickets.listUnstarted('2020-01-04T00:00:00.000Z');
    expect(listed.map(({ no }) => no)).not.to.include(state.no);
  });

  it('lists a ticket under a person when a contact was left afterwards', async () => {
    const centre = { visibleTo: buildActor('operator') };
    const state = await insert({ createdAt: STORE_NOW.toISOString() });

    await opened.stores.tickets.setContact(state.no, { personId: 'p-later', contactMask: '138****0007' });

    expect((await opened.stores.tickets.listByPerson('p-later', centre)).map(({ no }) => no)).to.deep.equal([state.no]);
  });

  it('lists a ticket under its new category and no more under the old when it was corrected', async () => {
    const centre = { visibleTo: buildActor('dispatcher') };
    const state = await insert({ createdAt: STORE_NOW.toISOString(), demand: { category: 'C9-01' } });
    const nosOf = async (category: string): Promise<string[]> =>
      (await opened.stores.tickets.listRelatives({ category }, centre)).map(({ no }) => no);

    await append(state, buildEvent(state, { changes: { demand: { ...state.demand, category: 'C9-02' } } }));

    expect(await nosOf('C9-01')).not.to.include(state.no);
    expect(await nosOf('C9-02')).to.include(state.no);
  });

  it('counts by status as tickets move, the same as counted anew', async () => {
    await opened.stores.tickets.recount();
    const before = (await opened.stores.tickets.countsByStatus()).awaitingDispatch ?? 0;
    const state = await insert();
    await append(state, buildEvent(state, { to: 'awaitingDispatch' }));

    const kept = await opened.stores.tickets.countsByStatus();
    await opened.stores.tickets.flush();
    await opened.reopen().tickets.recount();
    const counted = await opened.stores.tickets.countsByStatus();

    expect(kept.awaitingDispatch).to.equal(before + 1);
    expect(counted.awaitingDispatch).to.equal(before + 1);
    expect(counted.registered).to.equal(kept.registered);
  });
});
