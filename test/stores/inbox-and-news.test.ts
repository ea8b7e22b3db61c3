import { expect } from 'chai';
import type { News } from '../../workflows/domain/news.ts';
import type { Notice } from '../../workflows/domain/notices.ts';
import { buildActor } from '../support/builders.ts';
import { openTestStores } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

const handler = buildActor('handler', 'water');
const colleague = { ...handler, id: 'colleague' };
const stranger = buildActor('handler', 'roads');
const notice = (key: string, overrides: Partial<Notice> = {}): Notice => ({
  key,
  no: '2026-1124-0001',
  to: 'unit:water:handler',
  kind: 'dispatch',
  clock: null,
  at: '2026-11-24T02:00:00.000Z',
  ...overrides,
});
const news = (key: string): News => ({
  key,
  to: '2026-1124-0002',
  action: 'parentAnswered',
  said: { parent: '2026-1124-0001' },
});

describe('inbox and news stores', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('inbox-news');
  });
  after(() => opened.close());
  beforeEach(() => Promise.all(['notices', 'news'].map((name) => opened.connection.collection(name).deleteMany({}))));

  it('posts a notice once when an activity is repeated with some new ones', async () => {
    await opened.stores.inbox.post([notice('a'), notice('b')]);
    await opened.stores.inbox.post([notice('a'), notice('b'), notice('c')]);

    const found = await opened.stores.inbox.listFor(handler);

    expect(found.map(({ key }) => key)).to.have.members(['a', 'b', 'c']);
  });

  it('shows a person what is addressed to their roles in their unit, newest first', async () => {
    await opened.stores.inbox.post([
      notice('old', { at: '2026-11-23T02:00:00.000Z' }),
      notice('new'),
      notice('roads', { to: 'unit:roads:handler' }),
      notice('liaison', { to: 'unit:water:liaison' }),
      notice('past', { at: '2026-09-01T02:00:00.000Z' }),
    ]);

    const found = await opened.stores.inbox.listFor(handler);

    expect(found.map(({ key }) => key)).to.deep.equal(['new', 'old']);
  });

  it('is read by one person alone when they mark it, and not by whom it is not addressed to', async () => {
    await opened.stores.inbox.post([notice('a')]);

    await opened.stores.inbox.markRead(['a'], handler);
    await opened.stores.inbox.markRead(['a'], stranger);

    expect((await opened.stores.inbox.listFor(handler)).map(({ isRead }) => isRead)).to.deep.equal([true]);
    expect(await opened.stores.inbox.countUnread(handler)).to.equal(0);
    expect(await opened.stores.inbox.countUnread(colleague)).to.equal(1);
    const document = await opened.connection.collection('notices').findOne({});
    expect(document?.['readBy']).to.deep.equal([handler.id]);
  });

  it('keeps news undelivered until it is marked, and does not wake it when it is posted again', async () => {
    const listed = async (): Promise<string[]> =>
      (await opened.stores.news.listUndelivered('2026-11-25T00:00:00.000Z')).map(({ key }) => key);
    await opened.stores.news.post([news('n1'), news('n2')]);

    expect(await listed()).to.have.members(['n1', 'n2']);
    await opened.stores.news.markDelivered('n1');
    await opened.stores.news.post([news('n1')]);
    expect(await listed()).to.deep.equal(['n2']);
  });

  it('gives news back as it was posted, and only what is old enough', async () => {
    await opened.stores.news.post([news('n1')]);

    expect(await opened.stores.news.listUndelivered('2026-11-25T00:00:00.000Z')).to.deep.equal([news('n1')]);
    expect(await opened.stores.news.listUndelivered('2026-11-24T02:59:59.000Z')).to.be.empty;
  });
});
