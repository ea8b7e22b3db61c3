import { expect } from 'chai';
import { findRelatives } from '../../../server/dispatch/find-relatives.ts';
import { likeness } from '../../../server/dispatch/text-likeness.ts';
import { buildStored } from '../../support/builders.ts';
import { knowledge } from '../../support/tickets.ts';

const noise = {
  title: '火锅店外机噪音',
  body: '梧桐里小区火锅店空调外机整夜响，睡不着。',
  place: { text: '梧桐里小区' },
};
const kin = {
  no: null,
  personId: 'p-1',
  category: 'E1-05',
  intake: { ...noise, receivedAt: '2026-11-24T01:00:00.000Z' },
};

describe('likeness', () => {
  it('is one when the shorter text lies in the longer', () => {
    expect(likeness('外机整夜响', '三栋的空调外机整夜响，睡不着')).to.equal(1);
  });

  it('is nothing when a text has no words', () => {
    expect(likeness('', '路灯不亮')).to.equal(0);
  });
});

describe('findRelatives', () => {
  it('finds the same words at the same place', () => {
    const twin = buildStored({ intake: noise }).record;
    const other = buildStored({ intake: { title: '路灯不亮', body: '玉屏路路灯三天没亮。' } }).record;
    expect(findRelatives(kin, [twin, other], knowledge).map(({ record }) => record.no)).to.deep.equal([twin.no]);
  });

  it('says so when the caller is the same', () => {
    const [found] = findRelatives(kin, [buildStored({ intake: noise, personId: 'p-1' }).record], knowledge);
    expect(found?.sameCaller).to.equal(true);
    expect(found?.why).to.include('同一来电人');
  });

  it('leaves out strangers of more than a week ago', () => {
    const old = buildStored({ intake: { ...noise, receivedAt: '2026-11-10T01:00:00.000Z' } }).record;
    expect(findRelatives(kin, [old], knowledge)).to.deep.equal([]);
  });

  it('never finds the ticket itself', () => {
    const own = buildStored({ intake: noise }).record;
    expect(findRelatives({ ...kin, no: own.no }, [own], knowledge)).to.deep.equal([]);
  });
});
