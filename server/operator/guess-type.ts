// 咨询, 投诉 or another type, by the words of the text. A guess to be taken or left; what nobody chose is registered so.
import type { DemandType } from '../../workflows/domain/deadlines.ts';

/** A type with the word that speaks for it; no word: it is what remains. */
export interface GuessedType {
  readonly type: DemandType;
  readonly word?: string;
}

// In this order: who reports a crime also complains, and who complains also asks.
const signs: readonly (readonly [DemandType, RegExp])[] = [
  ['report', /举报|检举|揭发|实名反映.{0,6}违法/],
  ['praise', /表扬|感谢|点赞|锦旗/],
  ['complaint', /投诉|扰民|超标|拖欠|欠薪|不给退|拒不|态度恶劣|乱收费|违规|欺诈|噪[声音]|没人管|推诿/],
  ['suggestion', /建议/],
  ['consult', /咨询|请问|多久|怎么办理|如何办理|怎么补|什么材料|哪里办|能不能办|可以办|政策|标准是|多少钱|吗[？?]?$/],
];

/** The likeliest type; 求助 where no word decides. */
export const guessType = (text: string): GuessedType => {
  for (const [type, sign] of signs) {
    const word = sign.exec(text)?.[0];
    if (word !== undefined) return { type, word };
  }
  return { type: 'help' };
};
