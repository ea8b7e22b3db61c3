import { expect } from 'chai';
import { sampleDemands } from '../../../server/seed/sample-demands.ts';
import { sampleScripts } from '../../../server/seed/sample-scripts.ts';
import { seedTickets } from '../../../server/seed/seed-tickets.ts';
import type { SeedDeps } from '../../../server/seed/seed-tickets.ts';
import { listFieldsOf } from '../../../server/tickets/list-fields.ts';
import type { TicketRecord } from '../../../server/tickets/ticket-record.ts';
import { presentBoardRow } from '../../../server/supervision/present-board.ts';
import { createWording } from '../../../server/tickets/wording.ts';
import type { Notice } from '../../../workflows/domain/notices.ts';
import { refusing } from '../../support/app.ts';
import { civil } from '../../support/calendar.ts';
import { knowledge } from '../../support/tickets.ts';

interface Office {
  readonly deps: SeedDeps;
  readonly tickets: Map<string, TicketRecord>;
  readonly notices: Notice[];
  /** What was taken from the house besides: numbers, photos, people. */
  readonly taken: { numbers: number; photos: number; people: number };
}

const openOffice = (now: Date): Office => {
  const tickets = new Map<string, TicketRecord>();
  const notices: Notice[] = [];
  const taken = { numbers: 0, photos: 0, people: 0 };
  const deps: SeedDeps = {
    clock: { now: () => now },
    knowledge: refusing<SeedDeps['knowledge']>('knowledge', { current: () => knowledge }),
    numbers: { next: async () => `2026-1124-${String((taken.numbers += 1)).padStart(4, '0')}` },
    attachments: refusing<SeedDeps['attachments']>('attachments', { keep: async () => `photo-${(taken.photos += 1)}` }),
    persons: refusing<SeedDeps['persons']>('persons', {
      remember: async () => ({ personId: `person-${(taken.people += 1)}`, mask: '138****0001' }),
    }),
    inbox: refusing<SeedDeps['inbox']>('inbox', {
      post: async (posted) => {
        notices.push(...posted);
      },
    }),
    tickets: refusing<SeedDeps['tickets']>('tickets', {
      search: async (title) => [...tickets.values()].filter(({ intake }) => intake.title === title),
      insert: async ({ record }) => {
        tickets.set(record.no, record);
        return { record, created: true };
      },
      append: async (before, event, state) => {
        const record = tickets.get(before.no);
        expect(record?.version).to.equal(before.version);
        if (record) tickets.set(before.no, { ...record, state, version: state.version });
        return [event];
      },
    }),
  };
  return { deps, tickets, notices, taken };
};

const seedAt = async (at: string): Promise<Office> => {
  const office = openOffice(civil(at));
  await seedTickets(office.deps);
  return office;
};

const statusesOf = ({ tickets }: Office): string[] => [
  ...new Set([...tickets.values()].map((one) => one.state.status)),
];

/** What the samples are there to show: wherever the office is opened, each desk has something on it. */
const promised = [
  'registered',
  'awaitingInfo',
  'awaitingDispatch',
  'awaitingSign',
  'handling',
  'redoing',
  'returnReview',
  'consultation',
  'awaitingApproval',
  'checking',
  'awaitingCallback',
  'secondOpinion',
  'onLedger',
  'objectionReview',
  'answered',
  'declined',
  'withdrawn',
  'closed',
];

const instants: readonly (readonly [when: string, at: string])[] = [
  ['a working morning', '2026-11-24 09:10'],
  ['lunch time', '2026-11-25 13:00'],
  ['the middle of the night', '2026-11-26 03:20'],
  ['the first minute of a day', '2026-11-27 00:00'],
  ['a Sunday', '2026-11-29 16:00'],
  ['the National Day holiday', '2026-10-03 10:00'],
  ['a Saturday that is worked', '2026-10-10 09:00'],
  ['the turn of the year', '2027-01-01 00:05'],
];

const seeded = new Map<string, Promise<Office>>();
/** The office seeded at an instant, once for all tests that only look at it. */
const seededAt = (at: string): Promise<Office> => {
  const office = seeded.get(at) ?? seedAt(at);
  seeded.set(at, office);
  return office;
};

describe('sampleDemands', () => {
  it('when a sample is old enough, then the last move of its script lies in the past', () => {
    const cutOff = sampleDemands.filter(({ script, agoMinutes }) =>
      sampleScripts[script].some(([minute]) => minute > agoMinutes),
    );

    expect(cutOff.map(({ title }) => title)).to.deep.equal([]);
  });
});

describe('seedTickets', () => {
  for (const [when, at] of instants) {
    it(`when it runs in ${when}, then every script is played to its end and every promised status is there`, async () => {
      const office = await seededAt(at);

      expect(office.tickets.size).to.equal(sampleDemands.length);
      expect(statusesOf(office)).to.include.members(promised);
    });

    it(`when it runs in ${when}, then no notice is posted twice`, async () => {
      const { notices } = await seededAt(at);

      const keys = notices.map(({ key }) => key);

      expect(keys.length).to.be.greaterThan(50);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
    });

    it(`when it runs in ${when}, then the supervisors’ board has yellow and red lines`, async () => {
      const { tickets } = await seededAt(at);
      const wording = createWording(knowledge, civil(at));

      const tones = [...tickets.values()]
        .filter(({ state }) => (listFieldsOf(state).riskAt ?? '9') <= civil(at).toISOString())
        .map((record) => presentBoardRow(record, wording).tone);

      expect(tones.filter((tone) => tone === 'risk').length).to.be.at.least(3);
      expect(tones.filter((tone) => tone === 'late').length).to.be.at.least(2);
    });
  }

  it('when it runs again, then nothing is created and nothing is taken from the house', async () => {
    const office = await seedAt('2026-11-24 09:10');
    const before = { ...office.taken, notices: office.notices.length };

    const created = await seedTickets(office.deps);

    expect(created).to.equal(0);
    expect({ ...office.taken, notices: office.notices.length }).to.deep.equal(before);
    expect(office.tickets.size).to.equal(sampleDemands.length);
  });

  it('when another process seeds meanwhile, then its ticket is left as it is', async () => {
    const office = openOffice(civil('2026-11-24 09:10'));
    const deps: SeedDeps = {
      ...office.deps,
      tickets: refusing<SeedDeps['tickets']>('tickets', {
        search: async () => [],
        insert: async ({ record }) => ({ record, created: false }),
      }),
    };

    await seedTickets(deps);

    expect(office.notices).to.deep.equal([]);
  });

  it('when callers are made up, then their numbers are of a range that is not given out', async () => {
    const { taken, tickets } = await seedAt('2026-11-24 09:10');

    expect(taken.people).to.equal(sampleDemands.filter(({ caller }) => caller !== null).length);
    expect([...tickets.values()].filter(({ personId }) => personId === null)).to.have.length(1);
  });
});
