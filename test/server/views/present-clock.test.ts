import { expect } from 'chai';
import { presentClock } from '../../../server/views/present-clock.ts';

const startAt = new Date('2026-11-23T01:00:00Z');
const dueAt = new Date('2026-11-23T03:00:00Z');
const after = (minutes: number): Date => new Date(startAt.getTime() + minutes * 60_000);
const feedback = { name: '首次反馈', startAt, dueAt };

describe('presentClock', () => {
  it('when less than 80 % is used, then it is calm and counts down', () => {
    const view = presentClock(feedback, after(60));

    expect(view).to.include({ tone: 'calm', left: '还剩 1 时', at: '今天 11:00', percent: 50, live: true });
    expect(view).not.to.have.property('sign');
  });

  it('when 80 % is used, then it is at risk', () => {
    expect(presentClock(feedback, after(96)).tone).to.equal('risk');
  });

  it('when the office names the yellow instant itself, then that one counts', () => {
    expect(presentClock({ ...feedback, riskAt: after(30) }, after(31)).tone).to.equal('risk');
  });

  it('when the due instant is reached to the millisecond, then it is not late yet', () => {
    expect(presentClock(feedback, dueAt).tone).to.equal('risk');
  });

  it('when it is over, then it is late, says by how much and shows a sign beside the colour', () => {
    expect(presentClock(feedback, after(128))).to.include({
      tone: 'late',
      left: '逾期 8 分',
      sign: 'alert-triangle',
      percent: 0,
    });
  });

  it('when it was met in time, then it stands still and says how long it took', () => {
    expect(presentClock({ ...feedback, metAt: after(4) }, after(500))).to.include({
      tone: 'met',
      left: '用时 4 分',
      at: '今天 09:04',
      live: false,
    });
  });

  it('when it was met too late, then it stays red', () => {
    expect(presentClock({ ...feedback, metAt: after(128) }, after(500))).to.include({
      tone: 'late',
      left: '晚了 8 分',
      live: false,
    });
  });

  it('when it is paused, then it stands at the pause and says so', () => {
    expect(presentClock({ ...feedback, pausedAt: after(30) }, after(300))).to.include({
      tone: 'calm',
      left: '还剩 1 时 30 分',
      paused: true,
      live: false,
      sign: 'player-pause',
    });
  });

  it('when it counts working days, then the browser leaves its words alone', () => {
    expect(presentClock({ ...feedback, workingDaysLeft: 5 }, after(10))).to.include({
      left: '还剩 5 个工作日',
      steady: true,
    });
  });
});
