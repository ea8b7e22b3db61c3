// The sample office's tickets: invented demands of invented people at the invented places of 云溪县.
import type { DemandType } from '../../workflows/domain/deadlines.ts';
import type { ScriptName } from './sample-scripts.ts';

/** One sample: what was said, where, how long ago (minutes), and how it went since. `caller` is an index into sampleCallers. */
export interface SampleDemand {
  readonly title: string;
  readonly body: string;
  readonly place: string;
  readonly type: DemandType;
  readonly category: string;
  readonly urgent?: boolean;
  readonly channel: 'web' | 'phone';
  readonly caller: number | null;
  readonly agoMinutes: number;
  readonly script: ScriptName;
  readonly secret?: boolean;
}

/** Invented callers; numbers of a range that is not given out. */
export const sampleCallers = [
  { name: '周小桐', phone: '13800000001' },
  { name: '吴南岭', phone: '13800000002' },
  { name: '陈渡口', phone: '13800000003' },
  { name: '何文昌', phone: '13800000004' },
  { name: '林雁回', phone: '13800000005' },
  { name: '郑织坊', phone: '13800000006' },
  { name: '王桦林', phone: '13800000007' },
] as const;

const hours = (n: number): number => n * 60;
const days = (n: number): number => n * 1440;

/** All samples, oldest first is not required. */
export const sampleDemands: readonly SampleDemand[] = [
  { title: '东门菜市场门口自来水管爆裂，路面积水', body: '东门菜市场正门口的水管爆了，水往外喷，路面积水十几厘米，老人买菜没法过，请马上派人。', place: '东门菜市场', type: 'help', category: 'A1-02', urgent: true, channel: 'phone', caller: 0, agoMinutes: 130, script: 'onSite' },
  { title: '滨河步道井盖缺失，有孩子险些掉下去', body: '早上送孩子，步道上一个井盖没了，只放了根树枝。孩子差点踩进去，请马上来人。', place: '滨河步道北段', type: 'help', category: 'C1-07', urgent: true, channel: 'phone', caller: 1, agoMinutes: 30, script: 'contacted' },
  { title: '银杏谷景区接驳车甩客，老人被落在半山', body: '我们一家四口买了接驳车票，末班车没等人就走了，我爸七十三岁腿脚不好，现在还在半山亭，天要下雨。景区电话没人接。', place: '银杏谷景区半山亭', type: 'complaint', category: 'L3-02', urgent: true, channel: 'web', caller: 4, agoMinutes: 10, script: 'accepted' },
  { title: '玉屏路红绿灯故障，放学时很乱', body: '玉屏中学门口的红绿灯不亮了，放学时车和学生混在一起，很危险。', place: '玉屏路', type: 'help', category: 'D1-01', urgent: true, channel: 'phone', caller: 3, agoMinutes: hours(20), script: 'urgentCallback' },
  { title: '西苑花园 2 栋煤气味很重', body: '楼道里煤气味很重，已经开窗，邻居都不敢开灯，请马上来查。', place: '西苑花园', type: 'help', category: 'A3-01', urgent: true, channel: 'phone', caller: 2, agoMinutes: 38, script: 'dispatched' },
  { title: '南岭大道路灯杆漏电，雨天发麻', body: '南岭大道公交站旁第三根路灯杆，下雨天摸上去发麻，怕出事。', place: '南岭大道', type: 'help', category: 'C3-01', urgent: true, channel: 'web', caller: 5, agoMinutes: hours(9), script: 'urgentChecking' },
  { title: '云溪大桥桥面有块钢板翘起来', body: '云溪大桥往东方向快车道一块伸缩缝钢板翘起，车子过去咣当响，已经扎了一辆车的胎。', place: '云溪大桥', type: 'help', category: 'D3-03', urgent: true, channel: 'phone', caller: 6, agoMinutes: days(2), script: 'urgentClosed' },
  { title: '梧桐里 3 栋火锅店空调外机夜间噪音', body: '三栋楼顶那家火锅店的空调外机整夜响，上周来测过，说超标但没有下文。昨晚十二点还在响，孩子睡不着。要求给个明确时间。', place: '梧桐里小区', type: 'complaint', category: 'E1-05', channel: 'phone', caller: 0, agoMinutes: days(6), script: 'redo' },
  { title: '梧桐里楼顶外机还在响', body: '之前反映过的楼顶空调外机，昨天夜里还在响。', place: '梧桐里小区', type: 'complaint', category: 'E1-05', channel: 'phone', caller: 0, agoMinutes: hours(3), script: 'registered' },
  { title: '连续三个月水费翻倍，要求核表', body: '家里两个人，水费连着三个月翻倍，打供水公司电话说正常，要求上门核表。', place: '南岭小区', type: 'complaint', category: 'A1-05', channel: 'phone', caller: 1, agoMinutes: hours(2), script: 'signed' },
  { title: '二次供水水箱多久清洗一次', body: '我们小区的水箱从来没见人洗过，想知道多久洗一次，能不能公示。', place: '梧桐里小区', type: 'consult', category: 'A1-06', channel: 'web', caller: 4, agoMinutes: days(1), script: 'contacted' },
  { title: '老旧小区加装电梯补贴迟迟未发', body: '电梯去年就装好验收了，补贴材料交了半年，一直说在走流程。', place: '织坊新村', type: 'help', category: 'B3-04', channel: 'phone', caller: 5, agoMinutes: days(2), script: 'extension' },
  { title: '河道边养鸡场臭味', body: '禾口养殖小区的养鸡场就在河边，天一热整个村子都是臭味，污水直接往河里排。', place: '禾口养殖小区', type: 'complaint', category: 'E3-03', channel: 'phone', caller: 2, agoMinutes: 50, script: 'returned' },
  { title: '玉屏中学后门夜市油烟扑进教室', body: '后门夜市十几家烧烤，晚自习油烟都进教室了，窗户不敢开。', place: '玉屏中学', type: 'complaint', category: 'C2-10', channel: 'phone', caller: 3, agoMinutes: hours(5), script: 'consultation' },
  { title: '退伍军人优待证补办要多久', body: '优待证丢了，想问在哪里补办，要带什么，多久能拿到。', place: '', type: 'consult', category: 'N3-05', channel: 'phone', caller: 6, agoMinutes: days(1), script: 'answered' },
  { title: '工地拖欠 14 人工资，明天要去县里', body: '铁心桥工业园三号厂房工地，14 个人三个月工资没发，包工头电话不接，大家说明天去县里。', place: '铁心桥工业园', type: 'complaint', category: 'G1-01', channel: 'phone', caller: 2, agoMinutes: 25, script: 'accepted' },
  { title: '公交 8 路梧桐里站的站牌倒了', body: '站牌倒在人行道上，晚上看不见，老人差点绊倒。', place: '公交梧桐里站', type: 'help', category: 'D2-01', channel: 'web', caller: null, agoMinutes: 15, script: 'registered' },
  { title: '柳墅广场晚上音响太吵', body: '每天晚上七点到十点，两个广场舞队比音量，孩子写不了作业。', place: '柳墅广场', type: 'complaint', category: 'E1-03', channel: 'web', caller: 4, agoMinutes: days(4), script: 'ordinaryCallback' },
  { title: '竹湾公园健身器材坏了两个', body: '竹湾公园东门的两个健身器材断了，有尖角，怕孩子受伤。', place: '竹湾公园', type: 'help', category: 'C3-04', channel: 'web', caller: 6, agoMinutes: days(3), script: 'ordinaryChecking' },
  { title: '西门路摊贩占道，轮椅过不去', body: '西门路从汽车站到菜场，早上全是摊子，推轮椅只能走机动车道。', place: '西门路', type: 'complaint', category: 'C2-01', channel: 'phone', caller: 5, agoMinutes: days(5), script: 'ordinaryClosed' },
  { title: '学苑小区快递柜收超时费不提醒', body: '快递放进柜子没有任何通知，第二天就要收钱。', place: '学苑小区', type: 'complaint', category: 'A4-05', channel: 'web', caller: 1, agoMinutes: days(5), script: 'unreachable' },
  { title: '物业公司要求退还三年前的装修押金利息', body: '装修押金已退，但要求按贷款利率补三年利息并赔礼道歉登报。', place: '新垣花苑', type: 'complaint', category: 'B1-01', channel: 'phone', caller: 3, agoMinutes: days(4), script: 'secondOpinion' },
  { title: '桦林苑 5 栋外墙脱落掉砖', body: '五栋北面外墙砖一直掉，下面是停车位，物业拉了绳子就不管了。', place: '桦林苑', type: 'complaint', category: 'B2-03', channel: 'phone', caller: 6, agoMinutes: days(1), script: 'assistOpen' },
  { title: '古驿巷一到下雨就内涝', body: '古驿巷排水管太细，每次下大雨家里进水，反映过多年。', place: '古驿巷', type: 'complaint', category: 'C1-01', channel: 'phone', caller: 2, agoMinutes: days(6), script: 'ledger' },
  { title: '渡口夜市有家店的肉不新鲜', body: '昨晚在夜市吃的烤肉有酸味，孩子拉肚子，要求查这家店。', place: '渡口夜市', type: 'report', category: 'F1-01', channel: 'web', caller: 4, agoMinutes: hours(4), script: 'awaitingInfo', secret: true },
  { title: '法院判了对方不给钱怎么办', body: '判决下来半年了，对方一直不给钱，要求 12345 去催法院。', place: '', type: 'help', category: 'K3-03', channel: 'phone', caller: 5, agoMinutes: days(2), script: 'declined' },
  { title: '文昌小学门口斑马线看不清', body: '斑马线磨没了，接送孩子不安全，希望重新画。', place: '文昌小学', type: 'suggestion', category: 'D1-01', channel: 'web', caller: 1, agoMinutes: days(1), script: 'withdrawn' },
  { title: '路灯修好第二天又灭了', body: '桦林路口的路灯报过一次，说修好了，第二天又灭。', place: '桦林路', type: 'help', category: 'C3-01', channel: 'phone', caller: 6, agoMinutes: days(5), script: 'objection' },
  { title: '政务中心窗口中午不排班，白跑一趟', body: '请假中午去办证，窗口没人，牌子上也没写。建议中午安排轮班。', place: '云溪县政务服务中心', type: 'suggestion', category: 'Q1-01', channel: 'web', caller: 3, agoMinutes: hours(6), script: 'dispatched' },
  { title: '表扬东门街道网格员冒雨送药', body: '老人独居发烧，网格员冒雨送药还陪到晚上，请转达感谢。', place: '东门路', type: 'praise', category: 'N3-03', channel: 'phone', caller: 0, agoMinutes: days(2), script: 'ordinaryDone' },
];
