import { expect } from 'chai';
import { titleOf } from '../../../server/channels/title-of.ts';

describe('titleOf', () => {
  it('when the text has several sentences, then the first is the title', () => {
    expect(titleOf('路灯不亮。已经三天了，晚上很黑。')).to.equal('路灯不亮');
  });

  it('when the first sentence runs on, then it ends at the last comma that fits on a line', () => {
    const title = titleOf('公交八路梧桐里站的站牌倒了，晚上看不见，老人差点绊倒，请派人来看看是怎么回事');

    expect(title).to.equal('公交八路梧桐里站的站牌倒了，晚上看不见，老人差点绊倒');
  });

  it('when there is no comma to end at, then the title says by dots that it goes on', () => {
    expect(titleOf('长'.repeat(60))).to.equal(`${'长'.repeat(29)}…`);
  });

  it('when the text is English, then more letters fit, and the title ends with a whole word', () => {
    expect(titleOf('The lamp at Wutong Road is dark since three days.')).to.equal(
      'The lamp at Wutong Road is dark since three days',
    );
    expect(titleOf('The street lamp in front of number twelve Wutong Road has been dark since Monday')).to.equal(
      'The street lamp in front of number twelve Wutong Road has…',
    );
  });

  it('when the text begins with a mark, then the title is not empty', () => {
    expect(titleOf('？？')).to.equal('？？');
  });
});
