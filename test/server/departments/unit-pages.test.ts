import { expect } from 'chai';
import type { TicketFile } from '../../../server/tickets/ticket-record.ts';
import { narrowRecord } from '../../../server/tickets/narrow-for.ts';
import type { Actor } from '../../../workflows/domain/ticket.ts';
import { appNow, buildApp, signIn } from '../../support/app.ts';
import { person, registered, run } from '../../support/domain.ts';
import type { Life } from '../../support/domain.ts';
import { fileOf, lateUrgent, toWater, water } from '../../support/tickets.ts';

const plain = (): Life => run(registered({ no: '2026-1124-0101' }), 'accept:dispatcher', toWater);

const open = async (staff: Actor, lives: readonly Life[], now = appNow) => {
  const records = lives.map((life) => fileOf(life)).map((file): TicketFile => narrowRecord(staff, file));
  return signIn(
    buildApp({
      clock: { now: () => now },
      tickets: {
        listUnit: async () => ({ records, next: null }),
        listByNos: async (nos) => records.filter(({ no }) => nos.includes(no)),
        search: async (text) => records.filter(({ intake }) => intake.title.includes(text)),
      },
      inbox: { countUnread: async () => 3 },
    }),
    staff,
  );
};

describe('unit pages', () => {
  const late = new Date(lateUrgent().now);

  it('when tickets wait, then the most urgent stands first with its one next action', async () => {
    const { agent } = await open(water('handler'), [plain(), lateUrgent()], late);
    const { text } = await agent.get('/unit').expect(200);

    expect(text.indexOf('t-2026-1124-0100')).to.be.within(0, text.indexOf('t-2026-1124-0101'));
    expect(text).to.include('我已到场，拍照').and.include('已逾期');
  });

  it('when only the late ones are asked for, then the others are left out', async () => {
    const { agent } = await open(water('handler'), [plain(), lateUrgent()], late);
    const { text } = await agent.get('/unit?show=late').expect(200);

    expect(text).to.include('t-2026-1124-0100').and.not.include('t-2026-1124-0101');
  });

  it('when nothing waits, then the page says what would appear', async () => {
    const { agent } = await open(water('handler'), []);

    expect((await agent.get('/unit').expect(200)).text).to.include('派给本单位的件会出现在这里');
  });

  it('when a unit assists, then its task is on the assist page alone and without identity', async () => {
    const { agent } = await open(person('handler', 'urban-management'), [lateUrgent()], late);
    const inbox = await agent.get('/unit').expect(200);
    const assist = await agent.get('/unit/assist').expect(200);

    expect(inbox.text).not.to.include('t-2026-1124-0100');
    expect(assist.text)
      .to.include('写协办意见')
      .and.not.match(/138\*|13800000001/);
  });

  it('when a number or a word is searched, then only what fits is listed', async () => {
    const { agent } = await open(water('handler'), [plain(), lateUrgent()], late);

    expect((await agent.get('/unit/search?q=2026-1124-0101').expect(200)).text)
      .to.include('t-2026-1124-0101')
      .and.not.include('t-2026-1124-0100');
    expect((await agent.get('/unit/search?q=%E6%B2%A1%E6%9C%89').expect(200)).text).to.include('没有找到');
  });

  it('when somebody looks at themselves, then their post and unread notices are told', async () => {
    const { agent } = await open(water('handler'), []);

    expect((await agent.get('/unit/me').expect(200)).text)
      .to.include('水务局')
      .and.include('3 条未读');
  });

  for (const path of ['/unit', '/unit/assist', '/unit/search', '/unit/me']) {
    it(`when a dispatcher opens ${path}, then it is refused`, async () => {
      const { agent } = await open(person('dispatcher'), []);

      await agent.get(path).expect(403);
    });
  }

  it('when an address carries nonsense, then the page is shown as if it had not', async () => {
    const { agent } = await open(water('handler'), []);

    await agent.get('/unit?show=x&show=y').expect(200);
    await agent.get('/unit/search?q[$gt]=1').expect(200);
  });
});
