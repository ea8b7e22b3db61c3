import { expect } from 'chai';
import type { PerformOutcome } from '../../../server/dispatch/dispatch.client.ts';
import type { TicketFile } from '../../../server/tickets/ticket-record.ts';
import type { Command } from '../../../workflows/domain/ticket.ts';
import { buildApp, openDesk } from '../../support/app.ts';
import { registered, run } from '../../support/domain.ts';
import type { Life } from '../../support/domain.ts';
import { fileOf, toWater } from '../../support/tickets.ts';

const NO = '2026-1124-0100';
const CODE = 'ABCDEFGH';
const done: PerformOutcome = { ok: true, status: 'handling', version: 9 };

const openTracking = async (file: TicketFile, outcome: PerformOutcome = done) => {
  const commands: Command[] = [];
  const contacts: object[] = [];
  const app = buildApp({
    tickets: {
      findByQuery: async (no, code) => (no === NO && code === CODE ? file : null),
      findFile: async (no) => (no === NO ? file : null),
      findRecord: async () => null,
      setContact: async (_no, contact) => void contacts.push(contact),
    },
    persons: { remember: async () => ({ personId: 'p-2', mask: '138****0002' }) },
    attachments: { keep: async () => 'b'.repeat(24), findById: async () => null },
    dispatch: { perform: async (_no, command) => (commands.push(command), outcome) },
  });
  return { ...(await openDesk(app, '/track?lang=zh')), app, commands, contacts };
};

const signedIn = async (life: Life, outcome?: PerformOutcome, changes: Partial<TicketFile> = {}) => {
  const tracking = await openTracking(fileOf(life, changes), outcome);
  await tracking.post('/track', { no: NO, code: CODE }).expect(303).expect('Location', `/track/${NO}`);
  return tracking;
};

const dispatched = (): Life => run(registered(), 'accept:dispatcher', toWater);
const act = `/track/${NO}/actions`;

describe('POST /track', () => {
  it('when number and code fit, then the ticket opens, typed in any width', async () => {
    const { post, agent } = await openTracking(fileOf(dispatched()));

    await post('/track', { no: ' ２０２６-1124-0100', code: 'ABCD EFGH' }).expect(303);

    expect((await agent.get(`/track/${NO}`).expect(200)).text).to.include('滨河步道井盖缺失');
  });

  it('when the number is unknown or the code is wrong, then the answer is the same', async () => {
    const { post } = await openTracking(fileOf(dispatched()));
    const plain = (text: string): string => text.replace(/value="[^"]*"|content="[^"]*"/g, '');

    const wrongCode = await post('/track', { no: NO, code: 'ZZZZZZZZ' }).expect(422);
    const unknown = await post('/track', { no: '2026-1124-0999', code: CODE }).expect(422);

    expect(wrongCode.text).to.include('工单号和查询码对不上');
    expect(plain(unknown.text)).to.equal(plain(wrongCode.text));
  });

  it('when codes are tried again and again, then it ends', async () => {
    const { post } = await openTracking(fileOf(dispatched()));
    for (let tried = 0; tried < 10; tried += 1) await post('/track', { no: NO, code: 'ZZZZZZZZ' }).expect(422);

    await post('/track', { no: NO, code: CODE }).expect(429);
  });

  it('when what is sent has the wrong shape, then it is told which field', async () => {
    const { post } = await openTracking(fileOf(dispatched()));

    expect((await post('/track', { no: 'abc', code: CODE }).expect(422)).text).to.include('工单号像 2026-1124-0001');
    expect((await post('/track', { no: ['a', 'b'], code: CODE }).expect(422)).text).to.include('工单号像');
    expect((await post('/track', {}).expect(422)).text).to.include('查询码是 8 位');
  });
});

describe('GET /track/:no', () => {
  it('when this browser never showed the code, then it is asked for it', async () => {
    const { agent } = await openTracking(fileOf(dispatched()));

    await agent.get(`/track/${NO}`).expect(303).expect('Location', `/track?no=${NO}`);
    await agent.get(`${act}/urge`).expect(303);
    await agent.get('/track/not-a-number').expect(404);
  });

  it('when the pass is of another ticket, then it opens nothing', async () => {
    const { agent } = await signedIn(dispatched());

    await agent.get('/track/2026-1124-0101').expect(303);
  });

  it('when the ticket is open, then the page says exactly who sees the number and keeps itself out of caches', async () => {
    const { agent } = await signedIn(dispatched());

    const { text, headers } = await agent.get(`/track/${NO}`).expect(200);

    expect(text).to.include('138****0001').and.include('须写明理由、留下记录');
    expect(headers['cache-control']).to.equal('no-store');
  });

  it('when a photo is not one of this ticket, then it is not found', async () => {
    const { agent } = await signedIn(dispatched());

    await agent.get(`/track/${NO}/photos/${'c'.repeat(24)}`).expect(404);
  });
});

describe('POST /track/:no/actions/:action', () => {
  it('when the citizen urges, then the command is theirs and bears the id of the form', async () => {
    const { post, commands } = await signedIn(dispatched());

    await post(`${act}/urge`, { note: '请快一点' }).expect(303).expect('Location', `/track/${NO}?done=urge`);

    expect(commands[0]).to.deep.include({ id: 'command-for-test', action: 'urge', said: { note: '请快一点' } });
    expect(commands[0]?.by).to.deep.include({ id: 'citizen', unit: null });
  });

  it('when they urged twice today, then a third time is one too many', async () => {
    const { agent, post } = await signedIn(run(dispatched(), 'urge:citizen', 'urge:citizen'));

    await post(`${act}/urge`).expect(429);
    expect((await agent.get(`/track/${NO}`)).text)
      .to.include('今天已经催了两次')
      .and.not.include(`${act}/urge`);
  });

  it('when something is added with a photo, then its id goes with the command', async () => {
    const { agent, csrf, commands } = await signedIn(dispatched());

    await agent
      .post(`${act}/add`)
      .field({ _csrf: csrf, commandId: 'command-for-test', text: '水更大了', evidence: 'forged' })
      .attach('photos', Buffer.from('x'), 'a.jpg')
      .expect(303);

    expect(commands[0]?.said).to.deep.equal({ text: '水更大了', evidence: ['b'.repeat(24)] });
  });

  it('when the form with photos comes back, then they are said to be lost, whatever the reason', async () => {
    const send = async ({ agent, csrf }: Awaited<ReturnType<typeof signedIn>>, text: string): Promise<string> =>
      (
        await agent
          .post(`${act}/add`)
          .field({ _csrf: csrf, commandId: 'command-for-test', text })
          .attach('photos', Buffer.from('x'), 'a.jpg')
      ).text;

    expect(await send(await signedIn(dispatched()), ' '))
      .to.include('请填写“补充内容”')
      .and.include('请重新选：a.jpg');
    expect(await send(await signedIn(dispatched(), { ok: 'unavailable' }), '水更大了'))
      .to.include('这一步还没有提交')
      .and.include('请重新选：a.jpg');
  });

  it('when no unit is in charge yet, then nobody claims that one was told', async () => {
    const { agent } = await signedIn(registered());

    const pages = [`${act}/add`, `${act}/urge`, `/track/${NO}?done=add`, `/track/${NO}?done=urge`];
    const texts = await Promise.all(pages.map(async (page) => (await agent.get(page).expect(200)).text));

    expect(texts[0]).to.include('12345 马上会看到').and.include('提交补充');
    expect(texts[2]).to.include('补充的内容收到了').and.include(`data-draft-done="citizen-add-${NO}"`);
    expect(texts.join('')).not.to.match(/承办单位马上|承办单位和督办员|已转给承办单位/);
  });

  it('when the word of what was done is none of ours, then nothing is said', async () => {
    const { agent } = await signedIn(dispatched());

    expect((await agent.get(`/track/${NO}?done=constructor`).expect(200)).text).not.to.include('data-draft-done');
  });

  it('when a number is left, then it goes to the vault and not into the command', async () => {
    const { post, commands, contacts } = await signedIn(
      run(registered({ reachable: false }), 'accept:dispatcher', toWater),
      done,
      { contactMask: null, personId: null },
    );

    await post(`${act}/giveContact`, { phone: '138-0000 0002', name: '周平' }).expect(303);

    expect(contacts).to.deep.equal([{ personId: 'p-2', contactMask: '138****0002' }]);
    expect(commands[0]?.said).to.deep.equal({ stored: true });
  });

  it('when something required is missing, then the form comes back and no command is given', async () => {
    const { post, commands } = await signedIn(dispatched());

    const { text } = await post(`${act}/add`, { text: ' ' }).expect(422);

    expect(text).to.include('请填写“补充内容”');
    expect(commands).to.deep.equal([]);
  });

  it('when the ticket does not allow it now, then it is a conflict, and what no citizen may do does not exist', async () => {
    const { agent, post, commands } = await signedIn(dispatched());

    await post(`${act}/rate`, { judged: 'satisfied' }).expect(409);
    await post(`${act}/dispatch`).expect(404);
    await post(`${act}/constructor`).expect(404);
    await agent.get(`${act}/rate`).expect(303).expect('Location', `/track/${NO}`);
    expect(commands).to.deep.equal([]);
  });

  it('when the ticket moved meanwhile, then the refusal is said and the words are kept', async () => {
    const { post } = await signedIn(dispatched(), { ok: false, refusal: { code: 'wrong-status', status: 'closed' } });

    const { text } = await post(`${act}/add`, { text: '水更大了' }).expect(409);

    expect(text).to.include('已办结').and.include('水更大了');
  });

  it('when the answer is still out, then the page says so', async () => {
    const { agent, post } = await signedIn(dispatched(), { ok: 'pending' });

    await post(`${act}/urge`).expect(303).expect('Location', `/track/${NO}?done=pending`);
    expect((await agent.get(`/track/${NO}?done=pending`)).text).to.include('已送出，正在确认');
  });

  it('when the clocks are away, then nothing is pretended and the words are kept', async () => {
    const { post } = await signedIn(dispatched(), { ok: 'unavailable' });

    const { text } = await post(`${act}/add`, { text: '水更大了' }).expect(503);

    expect(text).to.include('这一步还没有提交').and.include('水更大了');
  });

  it('when the matter goes on without them, then withdrawing says so before it is done', async () => {
    const { agent } = await signedIn(run(registered({ grave: true }), 'accept:dispatcher', toWater));

    expect((await agent.get(`${act}/withdraw`).expect(200)).text).to.include('这件事会继续办');
  });

  it('when this browser has no pass, then nothing is done', async () => {
    const { post, commands } = await openTracking(fileOf(dispatched()));

    await post(`${act}/urge`).expect(303).expect('Location', `/track?no=${NO}`);
    expect(commands).to.deep.equal([]);
  });
});
