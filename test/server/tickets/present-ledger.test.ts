import { expect } from 'chai';
import { presentLedgers } from '../../../server/tickets/present-ledger.ts';
import { later, person, registered, run, wait } from '../../support/domain.ts';
import type { Life } from '../../support/domain.ts';
import { lateUrgent, toWater, water, wordingAt } from '../../support/tickets.ts';

const ledgerOf = (life: Life, name: string) =>
  presentLedgers(life.state, life.events, wordingAt(life)).find((one) => one.name === name);
const lines = (life: Life, name: string): string[] =>
  (ledgerOf(life, name)?.ledger ?? []).map(({ text, more = '' }) => text + more);

const returned = (): Life => {
  const sent = run(registered(), 'accept:dispatcher', toWater, { action: 'sign', by: water('liaison', '苏') });
  const asked = run(
    { ...sent, now: later(sent.now, 1) },
    {
      action: 'return',
      by: water('liaison', '苏'),
      said: { reasonCode: 'notOurDuty', reason: '不归水务', evidence: ['f'] },
    },
  );
  return wait(
    run(
      { ...asked, now: later(asked.now, 1) },
      { action: 'rejectReturn', by: 'dispatcher', said: { reason: '归水务' } },
    ),
    later(asked.now, 2),
  );
};

describe('presentLedgers', () => {
  it('when a clock ran out, then its ledger tells start, reminders and the breach with how late each was told', () => {
    const ledger = ledgerOf(lateUrgent(), '到达现场')?.ledger ?? [];

    expect(ledger.map(({ text }) => text)).to.deep.equal(['到时未完成', '80% 提醒', '50% 提醒', '起算']);
    expect(ledger[0]?.when).to.equal('今天 09:30 · 提醒滞后 0.0 秒');
  });

  it('when a clock was met, then it says how long it took and by whom', () => {
    expect(ledgerOf(lateUrgent(), '先行联系')?.ledger[0]).to.deep.include({
      text: '按时完成',
      more: '，用时 6 分',
      when: '今天 09:06 · 因“已联系诉求人” · 吴',
    });
  });

  it('when a clock paused and went on, then basis, length and the new due instant are told', () => {
    const [resumed = '', paused, started = ''] = lines(returned(), '办结');

    expect(resumed).to.match(/^恢复计时，停了 1 时，到期 /);
    expect(paused).to.equal('暂停');
    expect(started).to.match(/^起算，到期 /);
    expect(ledgerOf(returned(), '办结')?.ledger[1]?.when).to.match(/因“退回” · 苏$/);
  });

  it('when the rule is shown, then it says limit, table version and ground', () => {
    expect(ledgerOf(lateUrgent(), '到达现场')?.rule).to.match(/^到达现场 30 分钟 · 时限表第 1 版 · /);
  });

  it('when an extension moved the due instant, then both instants stand in one line', () => {
    const sent = run(registered(), 'accept:dispatcher', toWater, { action: 'sign', by: water('liaison') });
    const life = run(
      sent,
      { action: 'askExtension', by: water('deptLeader'), said: { reason: '等配件', days: 3 } },
      { action: 'approveExtension', by: person('supervisor') },
    );

    expect(lines(life, '办结')[0]).to.match(/^到期改后：.+ → .+$/);
  });
});
