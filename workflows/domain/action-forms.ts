// What each command must carry. One table draws the form, says why a field is asked, and refuses what is missing.
import { choices } from './action-choices.ts';
import type { Field, Option } from './form-fields.ts';

export { choices };

const reason: Field = { name: 'reason', zh: '理由', kind: 'longText', required: true, max: 1000 };
const note: Field = { name: 'note', zh: '说明', kind: 'longText', max: 1000 };
const evidence: Field = { name: 'evidence', zh: '证据', kind: 'files' };
const lead: Field = { name: 'lead', zh: '主办单位', kind: 'unit', required: true };
const assists: Field = { name: 'assists', zh: '协办单位', kind: 'units' };
const basis: Field = { name: 'basis', zh: '依据', kind: 'text', required: true, because: '目录规则、职能相近或裁定' };
const orderVersion: Field = { name: 'orderVersion', zh: '督办单版本', kind: 'hidden', required: true };
const choice = (name: string, zh: string, options: readonly Option[], because?: string): Field => ({
  name,
  zh,
  kind: 'choice',
  required: true,
  options,
  ...(because && { because }),
});
const doneAt = (zh: string): Field => ({
  name: 'doneAt',
  zh,
  kind: 'instant',
  because: '补报时填真实时间；时限按系统收到的时刻计',
});

const answer: readonly Field[] = [
  { name: 'answer', zh: '答复', kind: 'longText', required: true, because: '诉求人看到的就是这段话' },
  { name: 'source', zh: '依据来源', kind: 'text', required: true, because: '写明知识条目或文件，具名答复' },
];
const ruling: readonly Field[] = [
  lead,
  assists,
  basis,
  { name: 'minutes', zh: '会商纪要', kind: 'longText', required: true, max: 4000 },
];
const submission: readonly Field[] = [
  choice('closing', '办结类型', choices.closing),
  { name: 'reply', zh: '公开答复', kind: 'longText', required: true, because: '审核通过后诉求人看到的就是这段话' },
  { name: 'internal', zh: '办理情况（内部）', kind: 'longText', required: true, because: '审核员据此核对' },
  evidence,
];
const ledgerPlan: readonly Field[] = [
  { name: 'plan', zh: '计划', kind: 'longText', required: true, because: '会公开给诉求人', max: 2000 },
  { name: 'milestoneAt', zh: '下一节点', kind: 'instant', required: true, because: '每个节点不超过 30 天' },
  { name: 'planEndAt', zh: '计划完成日', kind: 'instant', required: true },
  { name: 'owner', zh: '责任人', kind: 'text', required: true },
];
const failed: readonly Field[] = [choice('defect', '缺陷', choices.defect), reason];
const dissatisfied: readonly Field[] = [choice('item', '哪一项不满意', choices.unsatisfied), reason];
const closedBook: readonly Field[] = [orderVersion, reason];
const emergency: readonly Field[] = [
  choice('service', '转给', choices.emergency),
  { name: 'receipt', zh: '三方通话或推送编号', kind: 'text', required: true },
];

/** The form of every action; an action that is not named here carries nothing. */
export const actionForms: Readonly<Record<string, readonly Field[]>> = {
  answerDirect: answer,
  transferEmergency: emergency,
  confirmHandover: [{ name: 'receipt', zh: '对方接警编号', kind: 'text', required: true }],
  handBack: [reason],
  decline: [
    choice('reasonCode', '原因', choices.declineReason),
    { name: 'told', zh: '已告知的话', kind: 'longText', required: true, max: 2000 },
  ],
  askMore: [
    {
      name: 'missing',
      zh: '还缺什么',
      kind: 'longText',
      required: true,
      because: '诉求人会看到，写清怎么补',
      max: 1000,
    },
  ],
  supply: [{ name: 'text', zh: '补充内容', kind: 'longText', required: true }, evidence],
  resume: [reason],
  accept: [
    choice('type', '类型', choices.type),
    { name: 'category', zh: '类别', kind: 'category' },
    {
      name: 'kind',
      zh: '涉及',
      kind: 'choice',
      options: [
        ['lifeProperty', '生命财产'],
        ['utility', '水电气暖'],
        ['general', '一般'],
      ],
    },
  ],
  merge: [{ name: 'parent', zh: '并入的工单号', kind: 'ticketNo', required: true, because: '后来的并入先来的' }],
  adopt: [{ name: 'child', zh: '子单', kind: 'ticketNo', required: true }],
  parentAnswered: [
    { name: 'parent', zh: '主单', kind: 'ticketNo', required: true },
    { name: 'reply', zh: '主单答复', kind: 'longText' },
    { ...lead, required: false },
  ],
  parentGone: [{ name: 'parent', zh: '主单', kind: 'ticketNo', required: true }],
  release: [{ name: 'child', zh: '子单', kind: 'ticketNo', required: true }],
  split: [reason],
  dispatch: [lead, assists, basis, { name: 'overrideReason', zh: '越权下派的理由', kind: 'longText', max: 1000 }],
  convene: [{ ...lead, required: false, zh: '临时主办', because: '先办后议，议定之前由它办' }, reason],
  return: [
    choice('reasonCode', '原因', choices.returnReason),
    { ...reason, because: '写明职责依据' },
    { ...evidence, required: true, because: '职责依据、联系录音、照片或领导签字' },
    { name: 'suggested', zh: '建议主办', kind: 'unit', because: '应由其他单位主办的须填' },
  ],
  rejectReturn: [reason],
  agreeReturn: [note],
  withdrawReturn: [],
  recall: [choice('reasonCode', '原因', choices.recallReason), note],
  requestConsultation: [reason],
  raiseLead: [reason],
  ruleOther: ruling,
  ruleStays: ruling.filter((field) => field !== lead),
  contact: [
    choice('method', '方式', choices.contactMethod),
    choice('result', '结果', choices.contactResult),
    { name: 'numberTail', zh: '号码末四位', kind: 'text', max: 4, because: '打电话、发短信的须填，审核时核对' },
    doneAt('联系时间'),
    note,
  ],
  contactForUnit: [
    choice('method', '方式', choices.contactMethod),
    choice('result', '结果', choices.contactResult),
    { name: 'passedOn', zh: '转述内容', kind: 'longText', required: true, max: 2000 },
  ],
  arrive: [
    { name: 'place', zh: '地点', kind: 'place', required: true },
    doneAt('到场时间'),
    { name: 'photos', zh: '现场照片', kind: 'files', required: true, because: '证明到场' },
    note,
  ],
  arriveOffline: [
    { name: 'place', zh: '地点', kind: 'place', required: true },
    { ...doneAt('真实到场时间'), required: true },
    { name: 'photos', zh: '现场照片', kind: 'files', required: true },
  ],
  feedback: [{ name: 'text', zh: '反馈内容', kind: 'longText', required: true, because: '会告知诉求人', max: 2000 }],
  waiveOnSite: [choice('reasonCode', '原因', choices.waiveReason), note],
  handled: [doneAt('完成时间'), note],
  submit: submission,
  approve: [note],
  sendBack: [reason],
  askExtension: [reason, { name: 'days', zh: '延长工作日', kind: 'days', required: true, max: 30 }],
  approveExtension: [note],
  denyExtension: [reason],
  addAssist: [
    { name: 'unit', zh: '协办单位', kind: 'unit', required: true },
    { name: 'ask', zh: '请协办什么', kind: 'longText', required: true, max: 1000 },
    { name: 'overrideReason', zh: '越权下派的理由', kind: 'longText', max: 1000 },
  ],
  assistAnswer: [{ name: 'opinion', zh: '协办意见', kind: 'longText', required: true, max: 4000 }, evidence],
  assistReturn: [choice('reasonCode', '原因', choices.returnReason), reason, { ...evidence, required: true }],
  assistUphold: [reason],
  assistWaive: [reason],
  passCheck: [note],
  failCheck: failed,
  failCheckContact: [reason],
  satisfied: [
    { name: 'solved', zh: '已解决', kind: 'check' },
    { name: 'contacted', zh: '单位联系过', kind: 'check' },
    { name: 'attitude', zh: '态度满意', kind: 'check' },
    { name: 'speed', zh: '速度满意', kind: 'check' },
    { name: 'result', zh: '结果满意', kind: 'check' },
    note,
  ],
  skipCallback: [choice('reasonCode', '原因', choices.skipReason)],
  tryFailed: [note],
  unreachable: [note],
  cannotJudge: [note],
  rateUnsatisfied: [choice('item', '哪一项不满意', choices.unsatisfied), note],
  unsatisfied: dissatisfied,
  proposeUnreasonable: [reason, basis],
  confirmUnreasonable: [reason],
  denyUnreasonable: [reason],
  closeUnresolved: [
    { name: 'reply', zh: '给诉求人的说明', kind: 'longText', required: true, because: '说明未解决的理由和法定途径' },
  ],
  orderRedo: [reason, { ...lead, required: false, zh: '指定主办', because: '不指定的，由派单员按目录派' }],
  putOnLedger: ledgerPlan,
  reportMilestone: [
    { name: 'progress', zh: '进展', kind: 'longText', required: true, because: '会告知诉求人', max: 2000 },
    { name: 'milestoneAt', zh: '下一节点', kind: 'instant', required: true },
  ],
  resumeHandling: [note],
  add: [{ name: 'text', zh: '补充内容', kind: 'longText', required: true }, evidence],
  urge: [note],
  withdraw: [{ name: 'proof', zh: '本人意愿的凭据', kind: 'text', because: '通话录音编号或查询码，不得代撤' }, note],
  giveContact: [{ name: 'stored', zh: '联系方式已存入保密库', kind: 'check', required: true }],
  rate: [choice('judged', '评价', choices.judged), note],
  object: [{ ...reason, zh: '理由或新事实', max: 4000 }, evidence],
  upholdObjection: [reason],
  dismissObjection: [{ ...reason, because: '书面告知诉求人，写明法定途径' }],
  raiseUrgency: [reason],
  lowerUrgency: [reason],
  alertEmergency: emergency,
  remind: [reason],
  issueOrder: [
    choice('cause', '事由', choices.orderCause),
    { name: 'text', zh: '督办内容', kind: 'longText', required: true, max: 4000 },
  ],
  dropDraft: [reason],
  answerOrder: [
    orderVersion,
    { name: 'causeText', zh: '原因', kind: 'longText', required: true, max: 2000 },
    { name: 'measures', zh: '措施', kind: 'longText', required: true, max: 2000 },
    { name: 'doneBy', zh: '完成日期', kind: 'instant', required: true },
  ],
  strikeOff: closedBook,
  rejectAnswer: closedBook,
  setNewDue: [orderVersion, { name: 'newDueAt', zh: '新的到期时刻', kind: 'instant', required: true }, reason],
  reopenByOffice: [{ ...reason, zh: '质检或暗访结论' }],
  reassignUnit: [
    { name: 'fromUnit', zh: '原单位', kind: 'unit', required: true },
    { name: 'toUnit', zh: '新单位', kind: 'unit', required: true },
    reason,
  ],
  takeOver: [note],
};

/** The fields of an action's form; throws for an action that has none laid down. */
export const formOf = (action: string): readonly Field[] => {
  const form =
    actionForms[action] ?? (action === 'sign' || action.startsWith('due:') || action === 'clockDue' ? [] : undefined);
  if (!form) throw new Error(`no form is laid down for the action ${action}`);
  return form;
};
