import { expect } from 'chai';
import { presentTicketPage } from '../../../server/tickets/present-ticket-page.ts';
import { lifeIn, person, registered, run } from '../../support/domain.ts';
import { lateUrgent, openedBy, toWater, water } from '../../support/tickets.ts';

const own = (who = water('handler')) => presentTicketPage(openedBy(lateUrgent(), who));
const names = (clocks: readonly { readonly name: string }[]): string[] => clocks.map(({ name }) => name);

describe('presentTicketPage', () => {
  it('when a clock of the handler is red, then its duty is the next step and says how late it is', () => {
    expect(own().next).to.include({
      text: '我已到场，拍照',
      href: '/tickets/2026-1124-0100/actions/arrive',
      left: '逾期 1 时 38 分',
    });
  });

  it('when clocks run, then what is due first stands first and what was met stands after', () => {
    expect(names(own().clocks).slice(0, 2)).to.deep.equal(['到达现场', '首次反馈']);
    expect(names(own().clocks).slice(-2).sort()).to.deep.equal(['先行联系', '签收']);
  });

  it('when the ticket was dispatched, then the clocks of the centre are kept apart', () => {
    expect(names(own().pastClocks)).to.include.members(['受理', '派出']);
  });

  it('when the trail is told, then it is told in words, newest first, without a code', () => {
    const { trail } = own();

    expect(trail.map(({ text }) => text)).to.include.members([
      '首次反馈到时未完成',
      '已联系诉求人',
      '签收',
      '派给水务局',
      '登记',
    ]);
    expect(trail[0]?.seq).to.be.greaterThan(trail.at(-1)?.seq ?? 0);
    expect(JSON.stringify(trail)).not.to.match(/water-bureau|urban-management|onSite|notOurDuty/);
  });

  it('when a promise was kept, then the entry says how long it took', () => {
    expect(own().trail.find(({ text }) => text === '签收')).to.include({
      promise: '签收用时 3 分',
      mark: 'check',
      when: '今天 09:03 · 苏',
    });
  });

  it('when an urgent ticket is in hand, then the report of the result is announced before its clock runs', () => {
    expect(own().coming).to.deep.equal([{ name: '结果上报', text: '处理完毕后 24 小时内' }]);
  });

  it('when the matter is dealt with, then the clock itself stands there and nothing is announced', () => {
    const life = run(
      lateUrgent(),
      { action: 'arrive', by: water('handler') },
      { action: 'handled', by: water('handler') },
    );
    const page = presentTicketPage(openedBy(life, water('handler')));

    expect(page.coming).to.deep.equal([]);
    expect(names(page.clocks)).to.include('结果上报');
  });

  it('when a ticket is not urgent, or somebody only assists, then nothing is announced', () => {
    const plain = presentTicketPage(openedBy(lifeIn('handling'), person('supervisor')));

    expect(plain.coming).to.deep.equal([]);
    expect(own(person('handler', 'urban-management')).coming).to.deep.equal([]);
  });

  it('when the lead asks why it has the ticket, then the dispatch opens to rule, time and who decided', () => {
    const sent = own().trail.find(({ text }) => text === '派给水务局');

    expect(sent?.detail?.text).to.equal('为什么是我们？');
    expect(sent?.detail?.lines[0]).to.equal('依据：目录 C1-07');
    expect(sent?.detail?.lines.at(-1)).to.include('今天 09:00 由 沈 派出');
    expect(own().trail.filter(({ detail }) => detail !== undefined)).to.have.length(1);
  });

  it('when the centre looks, then no entry asks why us', () => {
    expect(own(person('dispatcher')).trail.some(({ detail }) => detail !== undefined)).to.equal(false);
  });

  it('when a clock turned red, then the order and its addressees stand on the page', () => {
    expect(own().order).to.deep.include({
      title: '督办单 · 待答复',
      level: 1,
      version: 2,
      issued: '今天 09:30 · 系统发出',
    });
    expect(own().order?.addressees).to.deep.equal([{ name: '水务局', answered: false }]);
  });

  it('when the lead of an open ticket looks, then the mask is there and the number can be asked for', () => {
    expect(own().head.contact).to.equal('138****0001');
    expect(own()).to.have.property('reveal');
  });

  it('when a liaison of the lead looks, then the number cannot be asked for', () => {
    expect(own(water('liaison'))).not.to.have.property('reveal');
  });

  it('when an assisting unit looks, then it sees its own task and no trace of who asked', () => {
    const page = own(person('handler', 'urban-management'));

    expect(page).to.include({ isAssist: true });
    expect(names(page.clocks)).to.deep.equal(['协办']);
    expect(page.trail).to.deep.equal([]);
    expect(page).not.to.have.any.keys('order', 'reveal', 'whyLate');
    expect(JSON.stringify(page)).not.to.match(/13800000001|138\*{4}|0001"/);
    expect(page.next).to.include({ text: '写协办意见' });
  });

  it('when the ticket is secret, then the lead sees neither mask nor number', () => {
    const life = run(registered({ demand: { secret: true, type: 'report' } }), 'accept:dispatcher', toWater);
    const page = presentTicketPage(openedBy(life, water('handler')));

    expect(page.head.contact).to.equal('保密件：由 12345 中心代为联系');
    expect(page.head.text).not.to.include('13800000001');
    expect(page).not.to.have.property('reveal');
  });

  it('when the ticket is secret, then the contact is the next step of the centre and not of the lead', () => {
    const life = run(registered({ demand: { secret: true, type: 'report' } }), 'accept:dispatcher', toWater, {
      action: 'sign',
      by: water('liaison'),
    });

    expect(presentTicketPage(openedBy(life, person('operator'))).next).to.include({ text: '代单位联系' });
    expect(presentTicketPage(openedBy(life, water('handler'))).next).to.include({ text: '上报结果', left: '还差几步' });
  });

  it('when nothing can be done any more, then there is no next step', () => {
    expect(presentTicketPage(openedBy(lifeIn('archived'), person('dispatcher')))).not.to.have.property('next');
  });
});
