import { expect } from 'chai';
import { fitCards } from '../../../server/dispatch/fit-cards.ts';
import { findElements } from '../../../server/operator/five-elements.ts';
import { guessType } from '../../../server/operator/guess-type.ts';
import { presentCaller, presentMatter } from '../../../server/operator/present-caller.ts';
import { createWording } from '../../../server/tickets/wording.ts';
import { buildActor, buildStored } from '../../support/builders.ts';
import { knowledge } from '../../support/tickets.ts';

const wording = createWording(knowledge, new Date('2026-11-24T01:14:00.000Z'));
const missing = (text: string, hasPlace = false): string[] =>
  findElements(text, hasPlace)
    .filter(({ present }) => !present)
    .map(({ name }) => name);

describe('findElements', () => {
  it('misses nothing in a complete call', () => {
    expect(missing('梧桐里小区三栋楼顶火锅店的空调外机昨晚十二点还在响，要求处理')).to.deep.equal([]);
  });

  it('names what a short call lacks', () => {
    expect(missing('晚上太吵了睡不着觉')).to.deep.equal(['何地', '诉求', '对象']);
  });

  it('takes the place field for the place', () => {
    expect(missing('晚上太吵了睡不着觉', true)).not.to.include('何地');
  });
});

describe('guessType', () => {
  const cases = [
    ['请问优待证补办要多久', 'consult'],
    ['投诉楼下饭店扰民', 'complaint'],
    ['举报无证诊所', 'report'],
    ['建议加一个红绿灯', 'suggestion'],
    ['感谢李师傅', 'praise'],
    ['路灯不亮', 'help'],
  ] as const;
  cases.forEach(([text, type]) => it(`takes “${text}” for ${type}`, () => expect(guessType(text).type).to.equal(type)));
});

describe('fitCards', () => {
  it('finds the card whose title says the same', () => {
    expect(fitCards('请问退役军人优待证丢了补办要多久', [], knowledge.cards, '2026-11-24')[0]?.id).to.equal(
      'veteran-card',
    );
  });

  it('offers no card whose answer has expired', () => {
    expect(fitCards('请问退役军人优待证丢了补办要多久', [], knowledge.cards, '2099-01-01')).to.deep.equal([]);
  });
});

describe('presentCaller', () => {
  it('gives a key to each ticket that takes more words', () => {
    const history = [buildStored().record, buildStored({ state: { status: 'archived' } }).record];
    const view = presentCaller(
      { person: { personId: 'p-1', mask: '138****0001' }, history },
      buildActor('operator'),
      wording,
    ) as { history: { key?: string }[] };
    expect(view.history.map(({ key }) => key)).to.deep.equal(['1', undefined]);
  });

  it('lights up at the third call about one matter', () => {
    const history = [buildStored({ state: { status: 'handling', lead: 'water-bureau' } }).record, buildStored().record];
    expect(presentMatter(history, undefined, wording)).to.include({ count: 3, owner: '水务局' });
    expect(presentMatter(history.slice(0, 1), undefined, wording)).to.equal(undefined);
  });
});
