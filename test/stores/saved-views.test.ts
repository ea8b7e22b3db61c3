import { expect } from 'chai';
import { MOST_VIEWS } from '../../server/supervision/saved-view.store.ts';
import type { SavedView } from '../../server/supervision/saved-view.store.ts';
import { openTestStores } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

const viewOf = (id: string, changes: Partial<SavedView> = {}): SavedView => ({
  id: `command-${id}`,
  name: `视图 ${id}`,
  view: 'urgent',
  lead: 'water',
  level: 2,
  ...changes,
});

describe('saved views', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('saved-views');
  });
  after(() => opened.close());
  beforeEach(() => opened.connection.collection('savedViews').deleteMany({}));

  const names = async (staffId = 's1'): Promise<string[]> =>
    (await opened.stores.savedViews.listBy(staffId)).map(({ name }) => name);

  it('come back as they were saved, oldest first, to the one who saved them and to nobody else', async () => {
    const narrow = viewOf('a');
    const whole = viewOf('b', { lead: null, level: null });

    const outcomes = [
      await opened.stores.savedViews.keep('s1', narrow),
      await opened.stores.savedViews.keep('s1', whole),
    ];

    expect(outcomes).to.deep.equal(['kept', 'kept']);
    expect(await opened.stores.savedViews.listBy('s1')).to.deep.equal([narrow, whole]);
    expect(await names('s2')).to.deep.equal([]);
  });

  it('are saved once when the same command is told twice, also at once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => opened.stores.savedViews.keep('s1', viewOf('a'))));

    expect(outcomes).to.deep.equal(['kept', 'kept', 'kept']);
    expect(await names()).to.deep.equal(['视图 a']);
  });

  it('bear a name once with each person, and what had it first stays', async () => {
    await opened.stores.savedViews.keep('s1', viewOf('a', { name: '水务' }));

    const again = await opened.stores.savedViews.keep('s1', viewOf('b', { name: '水务', lead: null }));
    const others = await opened.stores.savedViews.keep('s2', viewOf('c', { name: '水务' }));

    expect([again, others]).to.deep.equal(['taken', 'kept']);
    expect((await opened.stores.savedViews.listBy('s1'))[0]?.lead).to.equal('water');
  });

  it('are no more than a person may have, however many are saved at once', async () => {
    const many = Array.from({ length: MOST_VIEWS + 4 }, (_, index) => viewOf(String(index)));

    const outcomes = await Promise.all(many.map((view) => opened.stores.savedViews.keep('s1', view)));

    expect(outcomes.filter((outcome) => outcome === 'full')).to.have.length(4);
    expect(await names()).to.have.length(MOST_VIEWS);
  });

  it('are given as they are removed, once, and make room again', async () => {
    const views = Array.from({ length: MOST_VIEWS }, (_, index) => viewOf(String(index)));
    for (const view of views) await opened.stores.savedViews.keep('s1', view);

    const removed = await opened.stores.savedViews.remove('s1', 'command-3');
    const again = await opened.stores.savedViews.remove('s1', 'command-3');
    const strangers = await opened.stores.savedViews.remove('s2', 'command-4');

    expect(removed).to.deep.equal(views[3]);
    expect([again, strangers]).to.deep.equal([null, null]);
    expect(await opened.stores.savedViews.keep('s1', viewOf('new'))).to.equal('kept');
    expect((await names()).at(-1)).to.equal('视图 new');
  });
});
