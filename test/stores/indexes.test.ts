import { expect } from 'chai';
import { listDeclaredIndexes } from '../../server/stores/indexes.ts';
import type { DeclaredIndex } from '../../server/stores/indexes.ts';
import { buildActor } from '../support/builders.ts';
import { openTestStores } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

type Document = Record<string, unknown>;

interface Query {
  readonly collection: string;
  readonly filter: Document;
  readonly sort: Document;
}

const since = '2026-11-01T00:00:00.000Z';
const dispatcher = { visibleTo: buildActor('dispatcher') };
const handler = buildActor('handler', 'water');

/** Everything that a page or a sweep asks of the stores beside single things by their id. A new list belongs in here. */
const questions: Readonly<Record<string, (stores: TestStores['stores']) => Promise<unknown>>> = {
  'tickets.findRecord': ({ tickets }) => tickets.findRecord('2026-1124-0001'),
  'tickets.listDesk': ({ tickets }) => tickets.listDesk(['registered', 'awaitingDispatch'], dispatcher),
  'tickets.listDesk for a unit': ({ tickets }) => tickets.listDesk(['awaitingApproval'], { visibleTo: handler }),
  'tickets.listUnit': ({ tickets }) => tickets.listUnit('water', { visibleTo: handler }),
  'tickets.listAtRisk': ({ tickets }) => tickets.listAtRisk(since, { ...dispatcher, lead: 'water', mark: 'urgent' }),
  'tickets.listAtRisk of a level': ({ tickets }) => tickets.listAtRisk(since, { ...dispatcher, level: 2 }),
  'tickets.countAtRisk': ({ tickets }) => tickets.countAtRisk(since, dispatcher),
  'tickets.listMarked': ({ tickets }) => tickets.listMarked('returnedTwice', { ...dispatcher, lead: 'water' }),
  'tickets.listByPerson': ({ tickets }) => tickets.listByPerson('p-1', dispatcher),
  'tickets.listRelatives': ({ tickets }) => tickets.listRelatives({ category: 'C3-01', place: '玉屏路' }, dispatcher),
  'tickets.search': ({ tickets }) => tickets.search('路灯 玉屏', { visibleTo: handler }),
  'tickets.listByNos': ({ tickets }) => tickets.listByNos(['2026-1124-0001'], { visibleTo: handler }),
  'tickets.listUnstarted': ({ tickets }) => tickets.listUnstarted(since),
  'tickets.listChanged': ({ tickets }) => tickets.listChanged(since),
  'tickets.findByIntake': ({ tickets }) => tickets.findByIntake('web:m-1'),
  'uploads.listUnsettled': ({ uploads }) => uploads.listUnsettled(since),
  'persons.findByPhone': ({ persons }) => persons.findByPhone('13800000001'),
  'inbox.listFor': ({ inbox }) => inbox.listFor(handler),
  'inbox.countUnread': ({ inbox }) => inbox.countUnread(handler),
  'news.listUndelivered': ({ news }) => news.listUndelivered(since),
  'staff.findByLogin': ({ staff }) => staff.findByLogin('shen'),
  'savedViews.listBy': ({ savedViews }) => savedViews.listBy('s1'),
  'audit.listByTicket': ({ audit }) => audit.listByTicket('2026-1124-0001'),
  'audit.listByStaff': ({ audit }) => audit.listByStaff('d1', since),
};

const isRead = (method: string): boolean => ['find', 'findOne', 'countDocuments'].includes(method);

/** The keys of a declared index (or of the id's own) that the filter speaks of entirely. */
const findCover = (
  { collection, filter, sort }: Query,
  declared: readonly DeclaredIndex[],
): DeclaredIndex['keys'] | undefined =>
  [{ collection, keys: { _id: 1 } }, ...declared]
    .filter((index) => index.collection === collection)
    .map(({ keys }) => keys)
    .find((keys) => Object.keys(keys).every((key) => key in filter) && Object.keys(sort).every((key) => key in keys));

describe('indexes', () => {
  let opened: TestStores;
  let declared: readonly DeclaredIndex[];
  let asked: Query[] = [];
  before(async () => {
    opened = await openTestStores('store-indexes');
    declared = listDeclaredIndexes(opened.connection);
    opened.connection.set(
      'debug',
      (collection: string, method: string, filter: Document, options?: { sort?: Document }) => {
        if (isRead(method)) asked.push({ collection, filter, sort: options?.sort ?? {} });
      },
    );
  });
  after(() => opened.close());

  const scans = async ({ collection, filter }: Query, keys: DeclaredIndex['keys']): Promise<boolean> => {
    // Only the index's own part: the stand-in server's explain gives up on a filter that also asks for more.
    const part = Object.fromEntries(Object.keys(keys).map((key) => [key, filter[key]]));
    const plan: unknown = await opened.connection.db!.collection(collection).find(part).explain('queryPlanner');
    return JSON.stringify(plan).includes('COLLSCAN');
  };

  for (const [name, ask] of Object.entries(questions)) {
    it(`carries ${name} when it is asked, so that it never reads a whole collection`, async () => {
      asked = [];

      await ask(opened.stores);

      expect(asked).not.to.be.empty;
      for (const query of asked) {
        const keys = findCover(query, declared);
        expect(keys, `an index for ${JSON.stringify(query)}`).not.to.be.undefined;
        expect(await scans(query, keys!), `a scan of ${JSON.stringify(query)}`).to.be.false;
      }
    });
  }

  it('exist on the server as the models declare them', async () => {
    const collections = [...new Set(declared.map(({ collection }) => collection))];

    const present = await Promise.all(
      collections.map(async (name) =>
        (await opened.connection.collection(name).indexes()).map(({ key }) => `${name} ${JSON.stringify(key)}`),
      ),
    );

    expect(present.flat()).to.include.members(
      declared.map(({ collection, keys }) => `${collection} ${JSON.stringify(keys)}`),
    );
  });
});
