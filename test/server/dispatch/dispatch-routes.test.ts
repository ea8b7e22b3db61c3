import { expect } from 'chai';
import type { Command } from '../../../workflows/domain/ticket.ts';
import { buildApp, signIn } from '../../support/app.ts';
import { buildStored } from '../../support/builders.ts';

const { record, events } = buildStored({
  intake: { title: '路灯不亮', body: '玉屏路路灯三天没亮。' },
  start: { urgent: false },
  demand: { category: null },
});
const path = `/desk/dispatch/${record.no}`;

const desk = async (roles: readonly ('dispatcher' | 'operator')[] = ['dispatcher']) => {
  const sent: Command[] = [];
  const app = buildApp({
    tickets: {
      listDesk: async () => ({ records: [record], next: null }),
      listRelatives: async () => [],
      listByPerson: async () => [],
      getFile: async () => ({ ...record, events }),
    },
    dispatch: {
      perform: async (_no, command) => (sent.push(command), { ok: true, status: 'awaitingSign', version: 3 }),
    },
  });
  return { sent, ...(await signIn(app, { roles })) };
};

describe('GET /desk/dispatch', () => {
  it('shows the proposal of the first row when nothing was chosen', async () => {
    const { agent } = await desk();
    const { text } = await agent.get('/desk/dispatch').expect(200);
    expect(text).to.contain('路灯不亮').and.contain('派给城管局').and.contain('派出后各时限');
  });

  it('counts on the open pile what is shown of it, for the kept counts are a moment behind', async () => {
    const { agent } = await desk();
    const { text } = await agent.get('/desk/dispatch/rows').set('HX-Request', 'true').expect(200);
    expect(text).to.match(/待派\s*<b>1<\/b>/);
  });

  it('refuses whoever does not dispatch', async () => {
    await (await desk(['operator'])).agent.get('/desk/dispatch').expect(403);
  });

  it('gives the detail alone to htmx', async () => {
    const { agent } = await desk();
    const { text } = await agent.get(path).set('HX-Request', 'true').expect(200);
    expect(text).to.contain('派给').and.not.contain('<html');
  });

  it('proposes for the unit that the dispatcher chose', async () => {
    const { agent } = await desk();
    const { text } = await agent.get(`${path}?lead=water-bureau`).set('HX-Request', 'true').expect(200);
    expect(text).to.contain('派给水务局').and.contain('派单员改定');
  });

  it('answers a number that is none with not-found', async () => {
    await (await desk()).agent.get('/desk/dispatch/nonsense').expect(404);
  });

  it('answers a type that does not exist with 422', async () => {
    await (await desk()).agent.get(`${path}?type=nonsense`).expect(422);
  });
});

describe('GET /desk/dispatch/:no/proposal', () => {
  it('gives lead, category and basis as JSON', async () => {
    const { agent } = await desk();
    const body = (await agent.get(`${path}/proposal`).expect(200)).body as Record<string, unknown>;
    expect(body).to.include({ no: record.no, status: 'registered', lead: 'urban-management', type: 'help' });
    expect(body).to.include.keys('category', 'assists', 'basis', 'rule', 'reasons');
  });
});

describe('POST /desk/dispatch/:no', () => {
  it('accepts and dispatches with one press', async () => {
    const { post, sent } = await desk();
    await post(path, { planned: 'yes' }).expect(303);
    expect(sent.map(({ id, action }) => [id, action])).to.deep.equal([
      ['command-for-test', 'accept'],
      ['command-for-test:2', 'dispatch'],
    ]);
    expect(sent[1]?.said).to.include({ lead: 'urban-management' }).and.not.to.have.property('assists');
  });

  it('answers a program in JSON', async () => {
    const { post } = await desk();
    const body = (await post(path).set('Accept', 'application/json').expect(200)).body as Record<string, unknown>;
    expect(body).to.deep.equal({ no: record.no, lead: 'urban-management', is: 'done', status: 'awaitingSign' });
  });

  it('sends nothing when too many units should assist', async () => {
    const { post, sent } = await desk();
    await post(path, { assists: Array.from({ length: 21 }, () => 'water-bureau') }).expect(422);
    expect(sent).to.deep.equal([]);
  });

  it('asks for the reason of a 会商', async () => {
    const { post, sent } = await desk();
    const { text } = await post(`${path}/convene`, { reason: '' }).expect(422);
    expect(text).to.contain('请写为什么要会商');
    expect(sent).to.deep.equal([]);
  });

  it('answers at once with text and source', async () => {
    const { post, sent } = await desk();
    await post(`${path}/answer`, { type: 'consult', answer: '三天内修好', source: '《路灯养护规程》' }).expect(303);
    expect(sent.map(({ action }) => action)).to.deep.equal(['accept', 'answerDirect']);
  });
});
