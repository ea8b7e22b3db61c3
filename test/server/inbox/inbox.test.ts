import { expect } from 'chai';
import type { InboxNotice } from '../../../server/inbox/inbox.store.ts';
import { buildApp, signIn } from '../../support/app.ts';
import { person } from '../../support/domain.ts';
import { fileOf, lateUrgent, water } from '../../support/tickets.ts';
import type { Actor } from '../../../workflows/domain/ticket.ts';

const notice = (kind: string, clock: string | null, isRead = false): InboxNotice => ({
  key: `k-${kind}`,
  no: '2026-1124-0100',
  to: 'unit:water-bureau:handler',
  kind,
  clock,
  at: '2026-11-24T01:00:00.000Z',
  isRead,
});

const open = async (staff: Actor, notices: readonly InboxNotice[]) => {
  const read: string[] = [];
  const app = buildApp({
    inbox: { listFor: async () => notices, markRead: async (keys) => void read.push(...keys) },
    tickets: { listByNos: async () => [fileOf(lateUrgent())] },
  });
  return { ...(await signIn(app, staff)), read };
};

describe('inbox', () => {
  it('when notices wait, then each is a sentence with its ticket, and no code', async () => {
    const { agent } = await open(water('handler'), [
      notice('dispatch', null),
      notice('step80', 'onSite'),
      notice('red', 'feedback'),
    ]);
    const { text } = await agent.get('/inbox').expect(200);

    expect(text)
      .to.include('新派来的件，请签收')
      .and.include('到达现场快到期了')
      .and.include('首次反馈到期没做')
      .and.include('滨河步道井盖缺失');
    expect(text).not.to.match(/>(step80|onSite|red)</);
  });

  it('when all are marked as read, then their keys go to the store', async () => {
    const { post, read } = await open(person('dispatcher'), []);
    await post('/inbox/read', { key: ['k-1', 'k-2'] })
      .expect(303)
      .expect('Location', '/inbox');

    expect(read).to.deep.equal(['k-1', 'k-2']);
  });

  it('when the keys are too long, then nothing is marked', async () => {
    const { post, read } = await open(person('dispatcher'), []);
    await post('/inbox/read', { key: 'x'.repeat(400) }).expect(422);

    expect(read).to.deep.equal([]);
  });

  it('when nothing waits, then the page says what would appear', async () => {
    const { agent } = await open(person('dispatcher'), []);

    expect((await agent.get('/inbox').expect(200)).text).to.include('没有消息');
  });
});
