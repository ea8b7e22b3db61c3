import { expect } from 'chai';
import type { Test } from 'supertest';
import { FileRefused } from '../../../server/attachments/clean-file.ts';
import type { TicketRecord } from '../../../server/tickets/ticket-record.ts';
import { buildApp, openDesk } from '../../support/app.ts';
import type { Desk } from '../../support/app.ts';

interface Form extends Desk {
  readonly taken: TicketRecord[];
  readonly send: (fields: Record<string, string>) => Test;
}

const openForm = async (language = 'zh'): Promise<Form> => {
  const taken: TicketRecord[] = [];
  const app = buildApp({
    numbers: { next: async () => `2026-1124-000${taken.length + 1}` },
    persons: { remember: async () => ({ personId: 'p-1', mask: '138****0001' }) },
    attachments: {
      keep: async ({ name }) => {
        if (name.endsWith('.exe')) throw new FileRefused(415, 'unsupported-type');
        return 'a'.repeat(24);
      },
    },
    tickets: {
      queryCodeOf: () => 'ABCDEFGH',
      findRecord: async (no) => taken.find((record) => record.no === no) ?? null,
      insert: async ({ record }) => {
        const before = taken.find(({ intake }) => intake.messageId === record.intake.messageId);
        if (!before) taken.push(record);
        return { record: before ?? record, created: !before };
      },
    },
    dispatch: { startTicket: async () => true },
  });
  const desk = await openDesk(app, `/?lang=${language}`);
  return { ...desk, taken, send: (fields) => desk.post('/demands', fields) };
};

const demand = {
  body: '梧桐路路灯不亮，已经三天了',
  place: '梧桐路',
  phone: '138 0000 0001',
  name: '周平',
  type: 'complaint',
};

describe('GET /', () => {
  it('when the form is opened, then danger numbers come first and nothing but the demand is required', async () => {
    const { agent } = await openForm();

    const { text } = await agent.get('/').expect(200);

    expect(text.indexOf('tel:110')).to.be.lessThan(text.indexOf('<textarea'));
    expect(text.match(/ required/g)).to.have.length(1);
    expect(text).to.include('不留也可以匿名提交');
  });

  it('when English is asked for once, then the browser keeps it', async () => {
    const { agent } = await openForm('en');

    const { text } = await agent.get('/').expect(200);

    expect(text).to.include('What happened? Tell us').and.include('<html lang="en">');
  });
});

describe('POST /demands', () => {
  it('when a demand is sent, then number and query code are shown to this browser', async () => {
    const { agent, send, taken } = await openForm();

    await send(demand).expect(303).expect('Location', '/demands/submitted');

    const { text } = await agent.get('/demands/submitted').expect(200);
    expect(text).to.include('2026-1124-0001').and.include('ABCD EFGH').and.include('11:14');
    expect(taken[0]?.state.demand.type).to.equal('complaint');
    expect(taken[0]?.intake.place).to.include({ text: '梧桐路', town: 'dongmen' });
    expect(taken[0]?.state.counters.reach).to.equal(1);
  });

  it('when the browser bears no receipt, then no code is shown', async () => {
    const { agent } = await openForm();

    await agent.get('/demands/submitted').expect(303).expect('Location', '/track');
    await agent.get('/demands/submitted').set('Cookie', 'receipt=2026-1124-0001.9999999999999.00').expect(303);
    await agent.get('/demands/submitted/receipt.txt').expect(404);
  });

  it('when the receipt is saved, then the file bears number and code', async () => {
    const { agent, send } = await openForm();
    await send(demand).expect(303);

    const { text } = await agent.get('/demands/submitted/receipt.txt').expect(200);

    expect(text).to.include('2026-1124-0001').and.include('ABCD EFGH').and.include('/track/2026-1124-0001');
  });

  it('when the receipt is printed, then the paper says whose it is and where to look', async () => {
    const { agent, send } = await openForm();
    await send(demand).expect(303);

    const { text } = await agent.get('/demands/submitted').expect(200);

    expect(text).to.match(/class="print-only">云溪县 12345 · http:\/\/[^<]+\/track\/2026-1124-0001</);
  });

  it('when the same form is sent again, then it is the same ticket', async () => {
    const { send, taken } = await openForm();

    await send(demand).expect(303);
    await send(demand).expect(303);

    expect(taken).to.have.length(1);
  });

  it('when an old page is filled anew, then it is another ticket', async () => {
    const { send, taken } = await openForm();

    await send(demand).expect(303);
    await send({ ...demand, body: '桥头小学门口堵车' }).expect(303);

    expect(taken).to.have.length(2);
  });

  it('when only the demand is told, then it is taken in without a name and no call is promised', async () => {
    const { agent, send, taken } = await openForm();

    await send({ body: '路灯不亮' }).expect(303);

    const { text } = await agent.get('/demands/submitted').expect(200);
    expect(text).to.include('您没有留联系方式').and.not.include('联系您');
    expect(taken[0]).to.include({ personId: null, contactMask: null });
    expect(taken[0]?.state.demand.type).to.equal('help');
  });

  it('when the pin cannot be read, then the demand is taken in without it', async () => {
    const { send, taken } = await openForm();

    await send({ body: '路灯不亮', place: '某处', lat: 'here', lng: '500' }).expect(303);

    expect(taken[0]?.intake.place).to.deep.equal({ text: '某处' });
  });

  for (const [what, fields, words] of [
    ['says nothing', { body: '  ' }, '请写下是什么事'],
    ['is too long', { body: '长'.repeat(8001) }, '最多 8000 字'],
    ['bears a wrong number', { phone: '12' }, '号码像是写错了'],
    ['is of no known kind', { type: 'wish' }, '请从列出的类型里选'],
    ['was filled by a machine', { website: 'http://spam.example' }, '请把这一栏留空'],
  ] as const) {
    it(`when the form ${what}, then it comes back with what was typed, and nothing is written`, async () => {
      const { send, taken } = await openForm();

      const { text } = await send({ ...demand, ...fields }).expect(422);

      expect(text).to.include(words).and.include('value="梧桐路"');
      expect(taken).to.deep.equal([]);
    });
  }

  it('when one of the files is no photo, then it is named and nothing is written', async () => {
    const { agent, csrf, taken } = await openForm();

    const { text } = await agent
      .post('/demands')
      .field({ _csrf: csrf, commandId: 'command-for-test', ...demand })
      .attach('photos', Buffer.from('MZ'), 'tool.exe')
      .expect(415);

    expect(text).to.include('“tool.exe”不是能收的照片').and.include('梧桐路路灯不亮');
    expect(taken).to.deep.equal([]);
  });

  it('when the form comes back for another reason, then the photos that must be chosen again are named', async () => {
    for (const [language, words] of [
      ['zh', '照片没有保存，请重新选：路灯.jpg、灯杆.jpg'],
      ['en', 'please choose them again: 路灯.jpg, 灯杆.jpg'],
    ] as const) {
      const { agent, csrf, taken } = await openForm(language);

      const { text } = await agent
        .post('/demands')
        .field({ _csrf: csrf, commandId: 'command-for-test', ...demand, phone: '12' })
        .attach('photos', Buffer.from('x'), '路灯.jpg')
        .attach('photos', Buffer.from('x'), '灯杆.jpg')
        .expect(422);

      expect(text).to.include(words).and.include('id="photos-error"').and.include('梧桐路路灯不亮');
      expect(taken).to.deep.equal([]);
    }
  });

  it('when one of several files is refused, then the others are said to be lost as well', async () => {
    const { agent, csrf } = await openForm();

    const { text } = await agent
      .post('/demands')
      .field({ _csrf: csrf, commandId: 'command-for-test', ...demand })
      .attach('photos', Buffer.from('x'), '路灯.jpg')
      .attach('photos', Buffer.from('%PDF-1.7'), '合同.jpg')
      .expect(415);

    expect(text).to.include('“合同.jpg”不是能收的照片，请换成 JPG 或 PNG，其他照片也要重新选');
  });

  it('when photos come along, then their ids stand in the intake', async () => {
    const { agent, csrf, taken } = await openForm();

    await agent
      .post('/demands')
      .field({ _csrf: csrf, commandId: 'command-for-test', ...demand })
      .attach('photos', Buffer.from('x'), '路灯.jpg')
      .expect(303);

    expect(taken[0]?.intake.attachments).to.deep.equal(['a'.repeat(24)]);
  });

  it('when the form bears no command id or no token, then it is refused', async () => {
    const { agent, csrf, taken } = await openForm();

    await agent
      .post('/demands')
      .type('form')
      .send({ _csrf: csrf, ...demand })
      .expect(400);
    await agent
      .post('/demands')
      .type('form')
      .send({ commandId: 'command-for-test', ...demand })
      .expect(403);
    expect(taken).to.deep.equal([]);
  });
});
