import { expect } from 'chai';
import { loadKnowledge, withRulings } from '../../knowledge-base/load.ts';
import { isUrgentForVisitors } from '../../workflows/domain/catalogue.ts';
import {
  findDangers,
  findPlaces,
  proposeDispatch,
  refuseLead,
  suggestCategories,
} from '../../workflows/domain/routing.ts';

const knowledge = loadKnowledge(new URL('../../knowledge-base', import.meta.url).pathname);
const { catalogue, places } = knowledge;

describe('suggesting categories', () => {
  const texts: readonly [text: string, code: string][] = [
    ['滨河步道井盖缺失，有孩子险些掉下去', 'C1-07'],
    ['东门菜市场门口自来水管爆裂，路面积水', 'A1-02'],
    ['工地拖欠十四人工资，明天要去县里\n包工头说工程款没到，农民工工资一直拖着', 'G1-01'],
    ['银杏谷景区接驳车甩客，老人被落在半山', 'L3-02'],
    ['玉屏中学后门夜市油烟扑进教室', 'C2-10'],
    ['连续三个月水费翻倍，要求核表', 'A1-05'],
    ['二次供水水箱多久清洗一次', 'A1-06'],
    ['退伍军人优待证补办要多久', 'N3-05'],
  ];
  for (const [text, code] of texts) {
    it(`when the text is “${text.slice(0, 12)}…”, then ${code} is among the first three with its words`, () => {
      const suggestions = suggestCategories(text, catalogue);
      const found = suggestions.find((each) => each.code === code);

      expect(suggestions).to.have.length.of.at.most(3);
      expect(found, JSON.stringify(suggestions)).not.to.equal(undefined);
      expect(found?.words.every((word) => text.toLowerCase().includes(word))).to.equal(true);
      expect(found?.confidence).to.be.within(0, 1);
    });
  }

  it('when the same word stands in title and body, then the title counts more', () => {
    const [first] = suggestCategories('路灯不亮\n楼下也有人占道经营', catalogue);

    expect(first?.code).to.equal('C3-01');
  });

  it('when no word is known, then nothing is suggested', () => {
    expect(suggestCategories('今天天色真好呀', catalogue)).to.deep.equal([]);
  });
});

describe('proposing a dispatch', () => {
  it('when the category has a rule, then its lead and assists are proposed with rule, version and ground', () => {
    const proposal = proposeDispatch({ category: 'C1-07', text: '井盖没了，孩子险些掉下去' }, catalogue);

    expect(proposal).to.include({
      lead: 'water-bureau',
      basis: 'catalogue',
      ruleId: 'R-C1-07',
      ruleVersion: 1,
      confidence: 1,
    });
    expect(proposal.assists).to.deep.equal(['urban-management']);
    expect(proposal.reasons[0]).to.include('目录 C1-07').and.to.include('水务局');
    expect(proposal.urgentHints).to.include('孩子');
  });

  it('when only the text is known and speaks clearly, then the best leaf decides and a runner-up is named', () => {
    const proposal = proposeDispatch({ text: '景区接驳车不等人\n景区大巴末班车提前走了' }, catalogue);

    expect(proposal).to.include({ lead: 'culture-tourism', basis: 'catalogue', category: 'L3-02' });
    expect(proposal.runnerUp?.lead).not.to.equal('culture-tourism');
    expect(proposal.runnerUp?.share).to.be.within(0, 1);
  });

  it('when the words are weak, then the unit of nearest function leads and the reason says so', () => {
    const proposal = proposeDispatch({ text: '想问问银行的事' }, catalogue);

    expect(proposal).to.include({ lead: 'financial-office', basis: 'nearestFunction' });
    expect(proposal.reasons[0]).to.include('职能相近');
  });

  it('when only the second level was chosen, then a unit of that group leads by nearest function', () => {
    const proposal = proposeDispatch({ category: 'C1', text: '说不清楚，请来人看看' }, catalogue);

    expect(proposal).to.include({ lead: 'water-bureau', basis: 'nearestFunction' });
  });

  it('when nothing fits, then the fallback unit leads and the reason is shown', () => {
    const proposal = proposeDispatch({ text: '今天天色真好呀' }, catalogue);

    expect(proposal).to.include({ lead: 'hotline-centre', basis: 'fallback', ruleId: 'R-FALLBACK', confidence: 0 });
    expect(proposal.reasons[0]).to.include('兜底单位');
  });

  it('when a ruling lies over the category, then the ruling decides and its minutes are the reason', () => {
    const ruled = withRulings(knowledge, [
      {
        id: 'R-2026-007',
        version: 2,
        category: 'E3-04',
        lead: 'agriculture-bureau',
        assists: ['ecology-bureau'],
        ground: '2026 年第 7 次会商纪要',
        source: 'ruling',
      },
    ]);
    const proposal = proposeDispatch({ category: 'E3-04', text: '河道边养鸡场臭味' }, ruled.catalogue);

    expect(proposal).to.include({ lead: 'agriculture-bureau', basis: 'ruling', ruleId: 'R-2026-007', ruleVersion: 2 });
    expect(proposal.reasons[0]).to.include('会商裁定').and.to.include('第 7 次会商纪要');
  });

  it('when the category wants the locality and the place is known, then its town or street assists, never leads', () => {
    const [place] = findPlaces('柳墅花园楼顶有人加建', places);
    const proposal = proposeDispatch({ category: 'C2-09', text: '楼顶加建', ...(place ? { place } : {}) }, catalogue);

    expect(proposal.lead).to.equal('urban-management');
    expect(proposal.assists).to.include('binhe');
    expect(proposal.reasons.at(-1)).to.equal('地点在滨河街道，属地协办');
  });

  it('when the demand is a report, then the caller is kept secret from the lead', () => {
    expect(proposeDispatch({ category: 'C2-10', text: '油烟', demandType: 'report' }, catalogue).secret).to.equal(true);
    expect(proposeDispatch({ category: 'C2-10', text: '油烟', demandType: 'complaint' }, catalogue).secret).to.equal(
      false,
    );
    expect(proposeDispatch({ category: 'J3-04', text: '骗保', demandType: 'complaint' }, catalogue).secret).to.equal(
      true,
    );
  });
});

describe('the grassroots guard', () => {
  it('when a community is to lead what needs a power it lacks, then there is a conflict that names the power', () => {
    const conflict = refuseLead('wutongli', 'C2-09', catalogue);

    expect(conflict).to.include({ department: 'wutongli', power: 'illegal-building' });
    expect(conflict?.text).to.include('违法建设查处').and.to.include('梧桐里社区');
  });

  it('when the category needs no special power, or the unit has it, then nobody objects', () => {
    expect(refuseLead('wutongli', 'N3-03', catalogue)).to.equal(undefined);
    expect(refuseLead('urban-management', 'C2-09', catalogue)).to.equal(undefined);
  });

  it('when a town is to lead any leaf with an enforcement power, then it is refused for every one of them', () => {
    const enforced = Object.values(catalogue.categories).filter(
      ({ needsPower }) => needsPower !== undefined && catalogue.powers[needsPower]?.kind === 'enforcement',
    );

    expect(enforced).to.have.length.of.at.least(100);
    expect(enforced.every(({ code }) => refuseLead('wuqiao', code, catalogue) !== undefined)).to.equal(true);
  });
});

describe('visitors in holiday mode', () => {
  const mode = knowledge.office.holidayMode;
  const isUrgent = (code: string, day: string): boolean => {
    const category = catalogue.categories[code];
    return category !== undefined && isUrgentForVisitors(category, mode, day);
  };

  it('when the day lies in a period, its ends included, then a tourist category is urgent and no other is', () => {
    expect(['2026-10-01', '2026-10-07'].map((day) => isUrgent('L3-01', day))).to.deep.equal([true, true]);
    expect(isUrgent('C3-01', '2026-10-01')).to.equal(false);
  });

  it('when the day lies outside, then a tourist category is ordinary', () => {
    expect(isUrgent('L3-01', '2026-09-30')).to.equal(false);
  });
});

describe('danger words', () => {
  const dangers: readonly [text: string, call: string][] = [
    ['厨房煤气泄漏，味道很大', '119'],
    ['隔壁楼着火了快来', '119'],
    ['仓库火灾', '119'],
    ['有人被困在电梯里', '119'],
    ['工人触电倒地', '120'],
    ['路口有人受伤', '120'],
    ['她说想自杀', '110'],
    ['有人持刀', '110'],
    ['刚刚门口发生车祸', '122'],
  ];
  for (const [text, call] of dangers) {
    it(`when somebody writes “${text}”, then ${call} is to be called first`, () => {
      expect(findDangers(text).map((danger) => danger.call)).to.include(call);
    });
  }

  it('when a hazard is only feared, then no other number is shown', () => {
    expect(findDangers('楼道堆物存在火灾隐患，一旦发生火灾后果不堪设想')).to.deep.equal([]);
    expect(findDangers('电线裸露容易触电，请防止触电')).to.deep.equal([]);
  });
});

describe('finding places', () => {
  it('when a longer name holds a shorter one, then only the exact place is found', () => {
    expect(findPlaces('滨河步道北段12号灯杆旁', places).map(({ name }) => name)).to.deep.equal(['滨河步道北段']);
  });

  it('when no known place is named, then the list is empty', () => {
    expect(findPlaces('我家门口', places)).to.deep.equal([]);
  });
});
