import { expect } from 'chai';
import { presentWhyLate } from '../../../server/tickets/present-why-late.ts';
import { sightOf } from '../../../server/tickets/sight.ts';
import { person } from '../../support/domain.ts';
import { fileOf, lateUrgent, wordingAt } from '../../support/tickets.ts';

const why = (key?: string) => {
  const life = lateUrgent();
  return presentWhyLate(fileOf(life), key, wordingAt(life), sightOf(person('supervisor'), life.state));
};

describe('presentWhyLate', () => {
  it('when several clocks are late, then it answers for the one that is latest', () => {
    expect(why()?.headline).to.equal('为什么晚了：到达现场，1 时 38 分');
  });

  it('when a clock is named, then it answers for that one', () => {
    expect(why('feedback/water-bureau/1/0/0')?.headline).to.equal('为什么晚了：首次反馈，8 分');
  });

  it('when the bar is drawn, then the stretches follow one another and fill the whole', () => {
    const parts = why('feedback/water-bureau/1/0/0')?.parts ?? [];

    expect(parts.map(({ text }) => text)).to.deep.equal(['签收 3 分', '路上 1 时 57 分', '晚 8 分']);
    expect(parts.reduce((sum, { share }) => sum + share, 0)).to.be.closeTo(100, 0.3);
    expect(parts.at(-1)).to.include({ tone: 'late' });
  });

  it('when the trail is told, then reminders of other clocks are left out', () => {
    expect(why('feedback/water-bureau/1/0/0')?.trail.map(({ text }) => text)).not.to.include('到达现场到时未完成');
  });

  it('when a key is unknown, then it answers as if none had been named', () => {
    expect(why('nonsense')?.headline).to.include('到达现场');
  });
});
