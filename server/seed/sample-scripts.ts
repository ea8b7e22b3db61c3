// How the sample tickets of the office go. A script is a list of moves, each at its minute after 登记.
import type { Said } from '../../workflows/domain/ticket.ts';

/** Whom a move of a script is made by: a role of the centre, or one of the lead (or of the first assisting unit). */
export type ScriptRole =
  | 'operator'
  | 'dispatcher'
  | 'shiftLead'
  | 'checker'
  | 'callbackClerk'
  | 'supervisor'
  | 'chair'
  | 'citizen'
  | 'liaison'
  | 'handler'
  | 'deptLeader'
  | 'assistant';

/** One move: minute, action, who, what is said. `{category}`-like words in texts are not used: every text is whole. */
export type ScriptMove = readonly [minute: number, action: string, by: ScriptRole, said?: Said];

const dispatched: readonly ScriptMove[] = [
  [3, 'accept', 'dispatcher'],
  [6, 'dispatch', 'dispatcher'],
];
const signed: readonly ScriptMove[] = [...dispatched, [9, 'sign', 'liaison']];
const contacted: readonly ScriptMove[] = [
  ...signed,
  [13, 'contact', 'handler', { method: 'phone', result: 'reached', numberTail: '0007', note: '已说明大致到场时间' }],
];
const onSite: readonly ScriptMove[] = [
  ...contacted,
  [31, 'arrive', 'handler', { place: '事发地点', photos: ['photo'], note: '现场已看过' }],
];
const fedBack: readonly ScriptMove[] = [
  ...onSite,
  [58, 'feedback', 'handler', { text: '已到现场查看，正在组织抢修，预计今天内恢复，先用围挡和警示灯保护。' }],
];
const submission: Said = {
  closing: 'solved',
  reply: '您反映的问题已处理完毕：现场已修复并恢复正常，我们会在三天内再去看一次。给您带来的不便，敬请谅解。',
  internal: '已现场核实并处理，处理前后照片已存，诉求人知悉。',
  evidence: ['photo'],
};
const urgentDone: readonly ScriptMove[] = [
  ...fedBack,
  [300, 'handled', 'handler', {}],
  [320, 'submit', 'handler', submission],
];
const urgentChecked: readonly ScriptMove[] = [
  ...urgentDone,
  [340, 'approve', 'deptLeader', {}],
  [390, 'passCheck', 'checker', {}],
];
const ordinaryDone: readonly ScriptMove[] = [...contacted, [1500, 'submit', 'handler', submission]];
const ordinaryChecked: readonly ScriptMove[] = [
  ...ordinaryDone,
  [1520, 'approve', 'deptLeader', {}],
  [1560, 'passCheck', 'checker', {}],
];
const returned: readonly ScriptMove[] = [
  ...signed,
  [
    15,
    'return',
    'liaison',
    {
      reasonCode: 'notOurDuty',
      reason: '按职责清单，此项由生态环境部门牵头，本单位只有配合职责。',
      evidence: ['photo'],
    },
  ],
];
const redo: readonly ScriptMove[] = [
  ...ordinaryChecked,
  [1700, 'unsatisfied', 'callbackClerk', { item: 'solved', reason: '本人说夜里照样响，只是来看了一眼。' }],
];

/** Every script by name. */
export const sampleScripts = {
  registered: [],
  accepted: [[3, 'accept', 'dispatcher']],
  dispatched,
  signed,
  contacted,
  onSite,
  fedBack,
  urgentHandled: [...fedBack, [300, 'handled', 'handler', {}]],
  urgentDone,
  urgentChecking: [...urgentDone, [340, 'approve', 'deptLeader', {}]],
  urgentCallback: urgentChecked,
  urgentClosed: [...urgentChecked, [500, 'satisfied', 'callbackClerk', { solved: true, contacted: true }]],
  ordinaryDone,
  ordinaryChecking: [...ordinaryDone, [1520, 'approve', 'deptLeader', {}]],
  ordinaryCallback: ordinaryChecked,
  ordinaryClosed: [...ordinaryChecked, [1700, 'satisfied', 'callbackClerk', { solved: true, contacted: true }]],
  unreachable: [
    ...ordinaryChecked,
    [1700, 'tryFailed', 'callbackClerk', {}],
    [2100, 'tryFailed', 'callbackClerk', {}],
    [3000, 'unreachable', 'callbackClerk', {}],
  ],
  returned,
  consultation: [
    ...returned,
    [40, 'convene', 'dispatcher', { lead: 'urban-management', reason: '两家都说不归自己，先由临时主办办着。' }],
  ],
  redo,
  secondOpinion: [
    ...ordinaryChecked,
    [
      1700,
      'proposeUnreasonable',
      'callbackClerk',
      { reason: '要求无法律依据的赔偿，已三次解释。', basis: '合同约定与物业管理办法' },
    ],
  ],
  extension: [...contacted, [600, 'askExtension', 'deptLeader', { reason: '配件需从省城调运。', days: 5 }]],
  assistOpen: [
    ...contacted,
    [60, 'addAssist', 'handler', { unit: 'emergency-bureau', ask: '请评估该楼栋外墙的坠落风险。' }],
  ],
  awaitingInfo: [[3, 'askMore', 'dispatcher', { missing: '请补充店名和大概的时间。' }]],
  answered: [
    [
      2,
      'answerDirect',
      'operator',
      {
        answer: '优待证遗失可到户籍地街道退役军人服务站补办，带身份证和一张照片，15 个工作日可取。',
        source: '退役军人局《优待证补办指南》',
      },
    ],
  ],
  declined: [
    [
      4,
      'decline',
      'dispatcher',
      { reasonCode: 'legalRoute', told: '该事项法院正在审理，请按诉讼程序主张权利，已告知法律援助电话。' },
    ],
  ],
  withdrawn: [...dispatched, [30, 'withdraw', 'citizen', { note: '物业已经修好了。' }]],
  ledger: [
    ...contacted,
    [
      2000,
      'putOnLedger',
      'supervisor',
      { plan: '列入明年老旧管网改造，分两期实施。', milestoneAt: '+12d', planEndAt: '+90d', owner: '水务局工程科' },
    ],
  ],
  objection: [
    ...ordinaryChecked,
    [1700, 'satisfied', 'callbackClerk', { solved: true, contacted: true }],
    [2600, 'object', 'citizen', { reason: '修好第二天又坏了，附照片。' }],
  ],
} as const satisfies Record<string, readonly ScriptMove[]>;

/** The name of a script. */
export type ScriptName = keyof typeof sampleScripts;
