// The lists that forms offer.
import type { Option } from './form-fields.ts';

/** Reason codes and other lists that stand in event logs: never rename a code. */
export const choices = {
  type: [
    ['consult', '咨询'],
    ['help', '求助'],
    ['complaint', '投诉'],
    ['report', '举报'],
    ['suggestion', '建议'],
    ['praise', '表扬'],
  ],
  declineReason: [
    ['legalRoute', '应走法定途径，已告知'],
    ['explained', '不属受理范围，已解释说明'],
    ['disruption', '恶意扰乱，线索已移交'],
  ],
  returnReason: [
    ['notOurDuty', '不属本单位职责'],
    ['otherUnit', '应由其他单位主办'],
    ['outOfArea', '不在本辖区'],
    ['wrongFacts', '诉求要素有误，无法办理'],
    ['inOtherProcedure', '已在诉讼、复议、信访程序中'],
  ],
  recallReason: [
    ['wrongUnit', '派错'],
    ['unitMerged', '单位撤并'],
    ['unitAsked', '单位申请'],
  ],
  contactMethod: [
    ['phone', '电话'],
    ['sms', '短信'],
    ['inPerson', '当面'],
    ['wechat', '微信'],
  ],
  contactResult: [
    ['reached', '已联系上'],
    ['notReached', '三次不同时段未接，已发短信'],
    ['smsOnly', '只收短信，已发短信'],
  ],
  waiveReason: [
    ['byPhone', '电话可解决'],
    ['noSite', '没有现场'],
  ],
  closing: [
    ['solved', '实际解决'],
    ['partly', '部分解决'],
    ['explained', '解释说明'],
    ['untrue', '反映不实'],
    ['planned', '列入计划'],
    ['legalRoute', '引导法定途径'],
  ],
  defect: [
    ['empty', '答非所问或空洞'],
    ['noEvidence', '缺少证据'],
    ['untrue', '与事实不符'],
    ['unclear', '公开答复看不懂'],
    ['ruleMissing', '没有写明依据'],
  ],
  judged: [
    ['satisfied', '满意'],
    ['unsatisfied', '不满意'],
    ['none', '未评价'],
  ],
  skipReason: [
    ['praise', '表扬件'],
    ['noCallback', '本人要求不回访'],
  ],
  emergency: [
    ['110', '110 报警'],
    ['119', '119 火警'],
    ['120', '120 急救'],
    ['122', '122 交通事故'],
  ],
  orderCause: [
    ['list', '逾期清单'],
    ['media', '媒体曝光'],
    ['instruction', '领导批示'],
    ['visit', '暗访'],
    ['repeat', '多次反映'],
    ['draft', '系统草稿'],
  ],
  unsatisfied: [
    ['contact', '没有联系'],
    ['solved', '没有解决'],
    ['attitude', '态度'],
    ['speed', '速度'],
    ['result', '结果'],
  ],
} as const satisfies Record<string, readonly Option[]>;
