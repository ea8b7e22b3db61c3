import { expect } from 'chai';
import { earlierReference, findEarlier } from '../../../server/tracking/earlier-link.ts';
import { presentProgress } from '../../../server/tracking/present-progress.ts';
import type { ProgressView } from '../../../server/tracking/present-progress.ts';
import type { TicketRecord } from '../../../server/tickets/ticket-record.ts';
import type { TimeLanguage } from '../../../server/views/present-time.ts';
import { later, lifeIn, registered, run, wait } from '../../support/domain.ts';
import type { Life } from '../../support/domain.ts';
import { fileOf, lateUrgent, toWater, wordingAt } from '../../support/tickets.ts';

const pageOf = (
  life: Life,
  language: TimeLanguage = 'zh',
  parent: TicketRecord | null = null,
  done?: string,
): ProgressView =>
  presentProgress({ file: fileOf(life), parent, again: 'reference', done }, { wording: wordingAt(life), language });

const texts = (page: ProgressView): string[] => page.steps.map(({ text }) => text);
const buttons = (page: ProgressView): string[] => page.actions.map(({ text }) => text);

describe('presentProgress', () => {
  it('when a demand has just come in, then what is owed and what will come stand there with the instant', () => {
    const page = pageOf(registered());

    expect(texts(page)).to.deep.equal([
      '收到您的诉求',
      '12345 看过，定下归谁办',
      '交给承办单位',
      '承办单位办好，并上报结果',
      '12345 核对结果',
      '12345 回访您，问解决了没有',
    ]);
    expect(page.steps[1]).to.include({ promise: '今天 11:00 前', tone: 'todo' });
    expect(page.late).to.deep.equal([]);
  });

  it('when a promise was kept, then the step says what was promised and what it took', () => {
    const step = pageOf(lateUrgent()).steps.find(({ text }) => text === '水务局联系了您');

    expect(step).to.include({ tone: 'met', promise: '承诺 10 分钟内，用时 6 分', mark: 'check' });
  });

  it('when a promise is broken, then it says who, since when, how late and what was done about it', () => {
    const [first] = pageOf(lateUrgent()).late;

    expect(first?.title).to.equal('水务局到现场晚了');
    expect(first?.lines.join(''))
      .to.include('今天 09:00 起算，应在今天 09:30 前，已过 1 时 38 分')
      .and.include('发督办单，并通知其分管领导')
      .and.include('最近一步：水务局联系了您');
  });

  it('when several promises are broken, then the reason and the last step are told once', () => {
    const { late } = pageOf(lateUrgent());
    const told = late.flatMap(({ lines }) => lines).join('');

    expect(late.length).to.be.greaterThan(1);
    expect(told.split('水务局还没有向 12345 说明')).to.have.length(2);
    expect(told.split('最近一步')).to.have.length(2);
  });

  it('when the unit has answered its order, then the page says that it explained itself, and not what it wrote', () => {
    const asked = lateUrgent();
    const answer = { causeText: '内部原因', measures: '加派人手', doneBy: later(asked.now, 5) };

    const [first] = pageOf(
      run(asked, {
        action: 'answerOrder',
        by: 'addressee',
        said: { ...answer, orderVersion: asked.state.order?.version ?? 0 },
      }),
    ).late;

    expect(first?.lines.join(''))
      .to.include('水务局在今天 11:08 向 12345 说明了原因和措施')
      .and.not.include('内部原因');
  });

  it('when the ticket was merged, then nothing is claimed of what the other unit said', () => {
    const parent = lateUrgent();

    const page = pageOf(lifeIn('merged'), 'zh', fileOf(parent));

    expect(JSON.stringify(page.late)).to.include('水务局').and.not.include('说明');
  });

  it('when the centre itself is late, then it says so', () => {
    const page = pageOf(wait(registered(), '2026-11-24T05:00:00.000Z'));

    expect(page.late[0]?.title).to.equal('12345受理晚了');
    expect(page.late[0]?.lines.join('')).to.include('这是我们自己晚了');
  });

  it('when the page is English, then no Chinese stands in it but names and what people wrote', () => {
    const page = pageOf(lateUrgent(), 'en');
    const said = [
      ...texts(page),
      ...page.late.flatMap(({ title, lines }) => [title, ...lines]),
      ...buttons(page),
      ...page.steps.map(({ promise }) => promise ?? ''),
    ];

    expect(said.join(' ').replace(/水务局|城管局/g, '')).not.to.match(/[\u4e00-\u9fff]/);
  });

  it('when a result is handed in, then its reply is shown only after the check', () => {
    const before = pageOf(lifeIn('checking'));
    const after = pageOf(lifeIn('awaitingCallback'));

    expect(JSON.stringify(before.steps)).not.to.include('据实说明');
    expect(after.steps.find(({ text }) => text === '12345 核对通过，答复如下')?.quote).to.equal('据实说明');
  });

  it('when the callback is due, then the question is asked here too', () => {
    const { ask } = pageOf(lifeIn('awaitingCallback'));

    expect(ask?.title).to.equal('解决了吗？');
    expect(ask?.actions.map(({ text }) => text)).to.deep.equal(['解决了，满意', '不满意', '不评价']);
  });

  it('when the person has said how it was, then they are not asked again', () => {
    const satisfied = run(lifeIn('awaitingCallback'), 'satisfied:citizen');
    const closed = run(lifeIn('awaitingCallback'), 'skipCallback:callbackClerk');
    const rated = run(closed, 'rate:citizen');

    expect([satisfied, closed, rated].map((life) => pageOf(life).ask?.title)).to.deep.equal([
      undefined,
      '办得怎么样？',
      undefined,
    ]);
  });

  it('when the person was not satisfied, then the call is promised and only a change for the better is asked for', () => {
    const { ask } = pageOf(run(lifeIn('awaitingCallback'), 'rateUnsatisfied:citizen'));

    expect(ask?.title).to.equal('您说不满意，12345 会打电话给您');
    expect(ask?.actions.map(({ text }) => text)).to.deep.equal(['解决了，满意']);
  });

  it('when more is needed, then what is missing stands on top', () => {
    const { ask } = pageOf(lifeIn('awaitingInfo'));

    expect(ask).to.include({ title: '还需要您补充', text: '据实说明' });
    expect(ask?.actions.map(({ href }) => href)).to.deep.equal(['/track/2026-1124-0100/actions/supply']);
  });

  it('when nobody can be called, then no call is promised and a number can be left', () => {
    const page = pageOf(run(registered({ reachable: false }), 'accept:dispatcher', toWater));

    expect(texts(page)).not.to.include('12345 回访您，问解决了没有');
    expect(buttons(page)).to.deep.equal(['补充情况或照片', '催一下', '补留联系方式', '撤回']);
  });

  it('when the matter is secret, then 12345 makes the contact', () => {
    expect(texts(pageOf(run(registered({ demand: { secret: true } }), 'accept:dispatcher', toWater)))).to.include(
      '12345 替水务局联系您',
    );
  });

  it('when the ticket was merged, then the promises of the other one count and its people are counted', () => {
    const other = run(registered(), 'accept:dispatcher', toWater);
    const parent = { ...fileOf(other), state: { ...other.state, children: ['2026-1124-0100', '2026-1124-0102'] } };

    const page = pageOf(lifeIn('merged'), 'zh', parent);

    expect(page.together).to.equal('和您一起反映的还有 2 人，会一并答复');
    expect(texts(page)).to.include('水务局签收');
  });

  it('when the person left a matter that goes on, then the page says so and does not call it withdrawn', () => {
    const left = run(registered({ grave: true }), 'accept:dispatcher', toWater, 'withdraw:citizen');

    const page = pageOf(left, 'zh', null, 'withdraw');

    expect(page.flash?.title).to.equal('您已退出，这件事会继续办');
    expect(texts(page)).to.include('您退出了，这件事继续办');
    expect(buttons(page)).not.to.include('撤回');
  });

  it('when it is archived, then a new ticket can be tied to it', () => {
    const page = pageOf(lifeIn('archived'));

    expect(page).to.include({ again: '/?earlier=reference' });
    expect(page.actions).to.deep.equal([]);
  });
});

describe('findEarlier', () => {
  it('when the reference is ours, then it names the ticket, and else nothing', () => {
    expect(findEarlier('secret', earlierReference('secret', '2026-1124-0100'))).to.equal('2026-1124-0100');
    expect(findEarlier('other', earlierReference('secret', '2026-1124-0100'))).to.equal(null);
    expect(findEarlier('secret', ['x'])).to.equal(null);
    expect(findEarlier('secret', '2026-1124-0100')).to.equal(null);
  });
});
