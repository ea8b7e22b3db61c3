import { expect } from 'chai';
import type { Clock, TicketState } from '../../workflows/domain/ticket.ts';
import { buildActor, buildStored } from '../support/builders.ts';
import type { TicketOverrides } from '../support/builders.ts';
import { openTestStores } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

const centre = { visibleTo: buildActor('supervisor') };
const at = (day: number, hour = 1): string =>
  `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

describe('ticket lists', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('ticket-lists');
  });
  after(() => opened.close());
  beforeEach(() => opened.connection.collection('tickets').deleteMany({}));

  const insert = async (overrides: TicketOverrides = {}): Promise<string> =>
    (await opened.stores.tickets.insert(buildStored(overrides))).record.no;
  const triageOf = (overrides: Partial<Clock>): TicketState['clocks'] =>
    buildStored().record.state.clocks.map((clock) => ({ ...clock, ...overrides }));
  const dueAt = (due: string, yellow = due): Partial<TicketState> => ({
    clocks: triageOf({ dueAt: due, steps: [yellow, yellow, due] }),
  });
  const nosOf = (page: { readonly records: readonly { readonly no: string }[] }): string[] =>
    page.records.map(({ no }) => no);

  it('shows a desk what is due first on top when the tickets stand in several statuses and weeks', async () => {
    const later = await insert({ state: { ...dueAt(at(29)), status: 'awaitingDispatch' } });
    const late = await insert({ state: dueAt(at(20)) });
    const soon = await insert({ state: dueAt(at(24, 4)) });
    await insert({ state: { ...dueAt(at(24)), status: 'handling' } });

    const page = await opened.stores.tickets.listDesk(['registered', 'awaitingDispatch'], centre);

    expect(nosOf(page)).to.deep.equal([late, soon, later]);
    expect(page.next).to.be.null;
  });

  it('shows each ticket once and all of them when a desk is read page by page', async () => {
    const all = await Promise.all(
      Array.from({ length: 7 }, (_, index) => insert({ state: dueAt(at(24 + (index % 3))) })),
    );
    const seen: string[] = [];

    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await opened.stores.tickets.listDesk(['registered'], { ...centre, limit: 3, cursor });
      seen.push(...nosOf(page));
      cursor = page.next;
    }

    expect(seen).to.have.lengthOf(7).and.to.have.members(all);
  });

  it('gives a unit what it leads, assists in and must answer for, and nothing it has done with', async () => {
    const task = { i: 1, unit: 'water', ask: '核表', outcome: null } as const;
    const leads = await insert({ state: { lead: 'water' } });
    const assists = await insert({ state: { lead: 'roads', tasks: [{ ...task, a: 1 }] } });
    await insert({ state: { lead: 'roads', tasks: [{ ...task, a: 0 }] } });
    await insert({ state: { lead: 'water', status: 'closed' } });
    const order = {
      version: 1,
      level: 1,
      issuedAt: at(24),
      issuedBy: 's1',
      causes: [],
      addressees: ['unit:water'],
      answeredBy: [],
    };
    const { counters } = buildStored().record.state;
    const answers = await insert({
      state: { lead: 'roads', status: 'closed', order, counters: { ...counters, sup: 1 } },
    });

    const page = await opened.stores.tickets.listUnit('water', { visibleTo: buildActor('handler', 'water') });

    expect(nosOf(page)).to.have.members([leads, assists, answers]);
  });

  it('counts as at risk what is yellow at that instant though nothing was written since', async () => {
    const yellow = await insert({ state: { ...dueAt(at(26), at(25)), lead: 'water' } });

    const before = await opened.stores.tickets.listAtRisk(at(24, 23), centre);
    const after = await opened.stores.tickets.listAtRisk(at(25), centre);
    const elsewhere = await opened.stores.tickets.listAtRisk(at(25), { ...centre, lead: 'roads' });

    expect(nosOf(before)).to.be.empty;
    expect(nosOf(after)).to.deep.equal([yellow]);
    expect(nosOf(elsewhere)).to.be.empty;
    expect(await opened.stores.tickets.countAtRisk(at(25), centre)).to.equal(1);
  });

  it('shows the longest late on top and behind it what is at risk by what is due first, page by page', async () => {
    const longYellow = await insert({ state: dueAt(at(30), at(18)) });
    const late = await insert({ state: dueAt(at(20), at(19)) });
    const runsOut = await insert({ state: dueAt(at(24, 6), at(24, 5)) });
    const longestLate = await insert({ state: dueAt(at(19, 2), at(19)) });
    await insert({ state: dueAt(at(24, 8), at(24, 7)) });
    const seen: string[] = [];

    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await opened.stores.tickets.listAtRisk(at(24, 5), { ...centre, limit: 2, cursor });
      seen.push(...nosOf(page));
      cursor = page.next;
    }

    expect(seen).to.deep.equal([longestLate, late, runsOut, longYellow]);
  });

  it('narrows every list of the board to a unit, and to the level of an order that stands', async () => {
    const { counters } = buildStored().record.state;
    const ordered = (lvl: number, sup = 1): Partial<TicketState> => ({
      ...dueAt(at(20)),
      lead: 'water',
      counters: { ...counters, sup, lvl, urg: 1 },
    });
    const second = await insert({ state: ordered(2) });
    await insert({ state: ordered(1) });
    await insert({ state: { ...ordered(2), lead: 'roads' } });
    // Struck off: the level stays with the ticket, the order is gone.
    await insert({ state: ordered(2, 0) });
    const narrow = { ...centre, lead: 'water', level: 2 };

    const pages = await Promise.all([
      opened.stores.tickets.listAtRisk(at(24), narrow),
      opened.stores.tickets.listMarked('urgent', narrow),
      opened.stores.tickets.listDesk(['registered'], narrow),
    ]);

    expect(pages.map(nosOf)).to.deep.equal([[second], [second], [second]]);
  });

  it('shows saved views of the board when counters speak for them, of open tickets only', async () => {
    const { counters } = buildStored().record.state;
    const returned = await insert({ state: { counters: { ...counters, returns: 2 } } });
    await insert({ state: { counters: { ...counters, returns: 2 }, status: 'closed' } });

    expect(nosOf(await opened.stores.tickets.listMarked('returnedTwice', centre))).to.deep.equal([returned]);
  });

  it('finds what a person brought before, newest first', async () => {
    const old = await insert({ personId: 'p-1', createdAt: at(1) });
    const recent = await insert({ personId: 'p-1', createdAt: at(20) });
    await insert({ personId: 'p-2' });

    const found = await opened.stores.tickets.listByPerson('p-1', centre);

    expect(found.map(({ no }) => no)).to.deep.equal([recent, old]);
  });

  it('finds relatives of the last 7 days by category or place, each once', async () => {
    const both = await insert({ createdAt: at(23) });
    const place = await insert({ createdAt: at(22), demand: { category: 'A1-01' } });
    await insert({ createdAt: at(10) });
    await insert({ createdAt: at(23), demand: { category: 'A1-01' }, intake: { place: { text: '西门路' } } });

    const found = await opened.stores.tickets.listRelatives({ category: 'C3-01', place: '玉屏路' }, centre);

    expect(found.map(({ no }) => no)).to.deep.equal([both, place]);
  });

  it('searches titles for every word as it stands, and only within the unit for its members', async () => {
    const lamp = await insert({
      createdAt: at(23),
      intake: { title: '玉屏路路灯 (3 盏) 不亮' },
      state: { lead: 'water' },
    });
    await insert({ createdAt: at(23), intake: { title: '西门路路灯不亮' } });
    const search = async (text: string, unit: string | null = null): Promise<string[]> => {
      const visibleTo = unit === null ? centre.visibleTo : buildActor('handler', unit);
      return (await opened.stores.tickets.search(text, { visibleTo })).map(({ no }) => no);
    };

    expect(await search('路灯 玉屏')).to.deep.equal([lamp]);
    expect(await search('(3 盏)')).to.deep.equal([lamp]);
    expect(await search('.*')).to.be.empty;
    expect(await search('路灯', 'water')).to.deep.equal([lamp]);
    expect(await search('路灯', 'roads')).to.be.empty;
  });

  it('gives tickets by number in the order asked for, without those out of sight', async () => {
    const [one, two] = [await insert({ state: { lead: 'water' } }), await insert()];

    const centreSees = await opened.stores.tickets.listByNos([two, 'none', one], centre);
    const unitSees = await opened.stores.tickets.listByNos([two, one], { visibleTo: buildActor('liaison', 'water') });

    expect(centreSees.map(({ no }) => no)).to.deep.equal([two, one]);
    expect(unitSees.map(({ no }) => no)).to.deep.equal([one]);
  });

  it('tells what was written since, with status and units', async () => {
    const no = await insert({ state: { lead: 'water' } });

    const changed = await opened.stores.tickets.listChanged(at(24, 3));

    expect(changed).to.deep.equal([{ no, status: 'registered', units: ['water'], updatedAt: at(24, 3) }]);
    expect(await opened.stores.tickets.listChanged(at(24, 4))).to.be.empty;
  });
});
