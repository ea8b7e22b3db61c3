// 何事 何地 何时 诉求 对象: what a unit needs to begin. A missing one is named, with the question that fills it; nothing is forbidden.

/** One of the five elements, whether the text seems to have it, and what to ask if not. */
export interface Element {
  readonly name: string;
  readonly present: boolean;
  readonly ask: string;
}

interface Sought {
  readonly name: string;
  readonly ask: string;
  readonly sign: RegExp;
}

const place =
  /(?:路|街|巷|弄|村|镇|乡|组|小区|花园|苑|栋|幢|单元|号楼|号院|广场|公园|学校|中学|小学|幼儿园|医院|市场|商场|超市|车站|桥|河|水库|工地|门口|楼下|旁边|对面|附近|路口)/;
const time =
  /(?:\d{1,2}[点时:：]|[零一二三四五六七八九十]+点|今天|昨[天晚]|前[天晚]|今早|今晚|早上|上午|中午|下午|晚上|凌晨|夜里|半夜|整夜|周[一二三四五六日末]|星期|上周|这周|本周|上个?月|这个?月|\d+[月日号天年]|[两三四五六七八九十几]天|最近|近期|一直|每天|经常|刚才|刚刚|现在|至今)/;
const wish =
  /(?:希望|要求|请求?|想要?|能不能|能否|是否|可否|怎么|如何|多久|什么时候|应该|尽快|咨询|建议|反映|投诉|举报|解决|处理|答复|退[款还钱费]|赔|修|查)/;
const party =
  /(?:公司|店|厂|局|所|院|物业|业委会|开发商|商家|老板|房东|中介|司机|老师|医生|学校|银行|单位|村委|居委|社区|邻居|住户|施工方|承包|平台|快递|驾校|培训|饭馆|餐馆|酒店|宾馆|景区|邮政|电信|移动|联通|供电|自来水|燃气)/;

const sought: readonly Sought[] = [
  { name: '何事', ask: '请问具体发生了什么事？', sign: /[\u4e00-\u9fff]{6,}/ },
  { name: '何地', ask: '请问在什么地方？哪条路、哪个小区、几栋几号？', sign: place },
  { name: '何时', ask: '请问是什么时候开始的？现在还这样吗？', sign: time },
  { name: '诉求', ask: '您希望怎么解决？', sign: wish },
  { name: '对象', ask: '请问是哪家单位、哪个店，或者车牌号？', sign: party },
];

/** The five elements as the text and the place field have them. */
export const findElements = (text: string, hasPlace: boolean): Element[] =>
  sought.map(({ name, ask, sign }) => ({ name, ask, present: sign.test(text) || (name === '何地' && hasPlace) }));
