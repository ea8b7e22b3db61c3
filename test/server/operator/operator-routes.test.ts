import { expect } from 'chai';
import type { TicketRecord } from '../../../server/tickets/ticket-record.ts';
import type { Command } from '../../../workflows/domain/ticket.ts';
import { buildApp, signIn } from '../../support/app.ts';
import { buildStored } from '../../support/builders.ts';

const own = buildStored({ personId: 'p-1', intake: { title: '外机噪音' } }).record;

const desk = async () => {
  const sent: Command[] = [];
  const stored: TicketRecord[] = [];
  const app = buildApp({
    persons: {
      findByPhone: async (phone) => (phone === '13800000001' ? { personId: 'p-1', mask: '138****0001' } : null),
      remember: async () => ({ personId: 'p-1', mask: '138****0001' }),
    },
    tickets: {
      listByPerson: async () => [own],
      listRelatives: async () => [],
      insert: async ({ record }) => (stored.push(record), { record, created: true }),
      findRecord: async () => stored.at(-1) ?? null,
      queryCodeOf: () => 'ABCDEFGH',
    },
    numbers: { next: async () => '2026-1124-0007' },
    dispatch: {
      startTicket: async () => true,
      perform: async (_no, command) => (sent.push(command), { ok: true, status: 'answered', version: 2 }),
    },
  });
  return { sent, stored, ...(await signIn(app, { roles: ['operator'], name: '林' })) };
};

describe('GET /desk/operator', () => {
  it('opens an empty call', async () => {
    const { agent } = await desk();
    const { text } = await agent.get('/desk/operator').expect(200);
    expect(text).to.contain('保存并念单号').and.contain('data-draft="operator-call"');
  });
});

describe('POST /desk/operator/caller', () => {
  it('shows mask and history, never the number', async () => {
    const { post } = await desk();
    const { text } = await post('/desk/operator/caller', { phone: '138 0000 0001' }).expect(200);
    expect(text).to.contain('138****0001').and.contain('外机噪音').and.not.contain('13800000001');
  });

  it('says so when the number is new', async () => {
    const { post } = await desk();
    expect((await post('/desk/operator/caller', { phone: '13800000099' }).expect(200)).text).to.contain('第一次来电');
  });
});

describe('POST /desk/operator/suggest', () => {
  it('suggests category, lead and an answer with their reasons', async () => {
    const { post } = await desk();
    const { text } = await post('/desk/operator/suggest', { body: '请问退役军人优待证丢了补办要多久' }).expect(200);
    expect(text).to.contain('Alt+1').and.contain('退役军人局 主办').and.contain('据此直办').and.contain('文中有');
  });

  it('names the number to call first in danger', async () => {
    const { post } = await desk();
    expect((await post('/desk/operator/suggest', { body: '楼下煤气泄漏，有人晕倒' }).expect(200)).text).to.contain(
      '先转 119',
    );
  });

  it('takes fields that cannot be read for empty ones', async () => {
    const { post } = await desk();
    await post('/desk/operator/suggest', {
      body: '路灯不亮',
      type: 'nonsense',
      phone: 'x'.repeat(500),
      urgent: 'perhaps',
    }).expect(200);
  });
});

describe('POST /desk/operator/demands', () => {
  it('registers the call and shows what to read out', async () => {
    const { agent, post, stored } = await desk();
    await post('/desk/operator/demands', {
      body: '玉屏路路灯三天没亮，希望修一下',
      phone: '13800000001',
      needs: '听力不便，请发短信',
    }).expect(303);
    expect(stored[0]?.intake).to.include({ channel: 'phone', messageId: 'command-for-test' });
    expect(stored[0]?.intake.body).to.contain('特殊需要：听力不便');
    const { text } = await agent.get('/desk/operator').expect(200);
    expect(text).to.contain('2026-1124-0007').and.contain('ABCD EFGH').and.contain('会先联系您');
  });

  it('answers at once with the card that was pressed', async () => {
    const { post, sent, stored } = await desk();
    await post('/desk/operator/demands', { answerCard: 'veteran-card' }).expect(303);
    expect(stored[0]?.state.demand.type).to.equal('consult');
    expect(sent[0]).to.include({ id: 'command-for-test:2', action: 'answerDirect' });
    expect(sent[0]?.said['source']).to.contain('优待证办理指南');
  });

  it('hands a caller in danger over and keeps the ticket', async () => {
    const { post, sent, stored } = await desk();
    await post('/desk/operator/demands', { emergency: '119', body: '着火了' }).expect(303);
    expect(stored[0]?.state.counters.urg).to.equal(1);
    expect(sent[0]?.said).to.include({ service: '119' });
  });

  it('asks for the words when nothing was written', async () => {
    const { post, stored } = await desk();
    expect((await post('/desk/operator/demands', { body: ' ' }).expect(422)).text).to.contain('请写下来电人说了什么');
    expect(stored).to.deep.equal([]);
  });
});

describe('POST /desk/operator/append', () => {
  it('adds to a ticket of this caller', async () => {
    const { post, sent } = await desk();
    await post('/desk/operator/append', { phone: '13800000001', body: '又响了一夜', to: own.no }).expect(303);
    expect(sent[0]).to.deep.include({ action: 'add', said: { text: '又响了一夜' } });
  });

  it('knows no ticket of somebody else', async () => {
    const { post, sent } = await desk();
    await post('/desk/operator/append', { phone: '13800000001', body: '又响了一夜', to: '2026-1124-9999' }).expect(404);
    expect(sent).to.deep.equal([]);
  });
});
