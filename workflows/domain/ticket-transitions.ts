// The law of the ticket: who may move it where. Buttons, forms, permissions, clocks and the diagram all read this table.
// One row is one line; a ticket's command is accepted exactly if one row fits its status, its actor and its guards.
//
// guard     name (≠ 0) · !name (= 0) · a|b (one of them ≠ 0) · name=x|y · name<$limit · name=$limit · clock:on|open|over|notOver|off
//           assistsClosed (no open task) · noOver / someOver / soleOver (no, some, exactly one clock red)
// to        a status · `=` unchanged · `inHand` by the round · `@back` where the objection came from
// counters  name+1 · name-1 · name=value · tasks=0 (all tasks end) · ORDER (督办单: issued or raised, level + 1)
// clocks    start (again, if it ran) · stop (met, late if red) · cancel (no longer owed) · pause / resume · rebase (later)
//           hasten (earlier, never later) · revive (red, new due) · `clock@condition` only if
// [i]       the assisting task that the command names

/** One row as it is written: id, from, action, label, who, guard, to, counters, clocks. */
export type WrittenRow = readonly [
  id: string,
  from: string,
  action: string,
  zh: string,
  who: string,
  guard: string,
  to: string,
  counters: string,
  clocks: string,
];

/** What a counter may reach before the next step is another one (退回 2 次、重办 2 轮、审核 2 次不过…). */
export const limits = {
  returns: 2,
  rounds: 2,
  top: 3,
  fails: 2,
  asks: 1,
  transfers: 1,
  tries: 2,
  reopens: 1,
  finals: 1,
  recalls: 2,
  merges: 2,
  lvl: 3,
} as const;

/** All rows. */
// prettier-ignore
export const ticketTransitions: readonly WrittenRow[] = [
  // 受理 intake
  ['I1', 'registered', 'answerDirect', '直接答复', 'operator dispatcher', 'inquiry', 'answered', '', 'stop triage; start rating'],
  ['I2', 'awaitingDispatch', 'answerDirect', '直接答复', 'dispatcher', 'inquiry', 'answered', '', 'stop dispatch overall; start rating'],
  ['I3', 'registered awaitingDispatch', 'transferEmergency', '转紧急热线', 'operator dispatcher shiftLead', 'transfers<$transfers', 'transferred', 'transfers+1', 'stop triage dispatch overall; start handover'],
  ['I4', 'transferred', 'confirmHandover', '对方已接', 'operator linkedSystem', '', 'closed', '', 'stop handover; start archive'],
  ['I5', 'transferred', 'handBack', '对方退回', 'linkedSystem operator', '', 'registered', '', 'stop handover; start triage'],
  ['I6', 'registered', 'decline', '不予受理(告知)', 'dispatcher', '', 'declined', '', 'stop triage; start archive'],
  ['I7', 'awaitingDispatch returnReview consultation', 'decline', '不予受理(告知)', 'dispatcher+shiftLead', '', 'declined', 'served=0 tasks=0', 'cancel ALL; start archive'],
  ['I8', 'registered', 'askMore', '要求补充', 'operator dispatcher', 'reach !urg asks<$asks', 'awaitingInfo', 'asks+1 asked=0', 'stop triage; start supplement'],
  ['I8h', 'inHand', 'askMore', '要求补充(办理中)', 'dispatcher', 'reach !urg asksH<$asks', 'awaitingInfo', 'asksH+1 asked=1', 'cancel extension returnWindow; pause contact@!urg finish@!urg; start supplement'],
  ['I9', 'awaitingInfo', 'supply', '补充', 'citizen operator', 'asked=0', 'registered', '', 'stop supplement; start triage'],
  ['I9h', 'awaitingInfo', 'supply', '补充', 'citizen operator', 'asked=1', 'inHand', '', 'stop supplement; resume contact finish'],
  ['I9r', 'awaitingInfo', 'resume', '不等了，恢复办理', 'handler dispatcher', 'asked=1', 'inHand', '', 'cancel supplement; resume contact finish'],
  ['I10', 'awaitingInfo', 'due:supplement', '补充期满', 'system', 'asked=0', 'registered', 'asks=$asks', 'start triage'],
  ['I10h', 'awaitingInfo', 'due:supplement', '补充期满', 'system', 'asked=1', 'inHand', '', 'resume contact finish'],
  ['I11', 'registered', 'accept', '受理', 'dispatcher', '', 'awaitingDispatch', '', 'stop triage; start dispatch overall'],
  // 并单 merge
  ['M1', 'registered awaitingDispatch awaitingSign inHand', 'merge', '并单', 'dispatcher', 'merges<$merges', 'merged', 'merges+1 par=0 served=0 tasks=0', 'cancel TRIAGE DEPT TASKS extension; start overall@overall:off'],
  ['M2', 'merged', 'parentAnswered', '主单已答复', 'system', 'reach', 'awaitingCallback', 'served=1', 'start callback'],
  ['M3', 'merged', 'parentAnswered', '主单已答复', 'system', '!reach', 'closed', 'served=1', 'stop overall; cancel ALL; start archive'],
  ['M4', 'merged', 'parentGone', '主单没有了', 'system', '', 'awaitingDispatch', '', 'start dispatch'],
  ['M5', 'merged', 'split', '拆分(误并)', 'dispatcher', '', 'awaitingDispatch', '', 'start dispatch'],
  ['M6', 'registered awaitingInfo awaitingDispatch awaitingSign inHand returnReview consultation awaitingApproval checking onLedger merged', 'adopt', '接收子单', 'system', '', '=', 'kids=1', ''],
  ['M7', 'objectionReview', 'parentAnswered', '主单已答复(记下)', 'system', 'back=merged par=0', '=', 'par=1', ''],
  ['M8', 'objectionReview', 'parentGone', '主单没有了(记下)', 'system', 'back=merged par=0', '=', 'par=2', ''],
  // What M5 says of the parent: it counts one child less. `kids` stays, as no counter of a ticket is ever set back.
  ['M9', 'ANY', 'release', '子单已分开', 'system', '', '=', '', ''],
  // 派单 dispatch
  ['D1', 'awaitingDispatch', 'dispatch', '派单', 'dispatcher', '', 'awaitingSign', 'served=1', 'stop dispatch; start sign contact@reach finish onSite@urg feedback@urg returnWindow@!ruled'],
  ['D2', 'awaitingDispatch', 'convene', '提请会商', 'dispatcher', '!ruled', 'consultation', 'served=1', 'stop dispatch; start consult contact@reach finish onSite@urg feedback@urg; pause contact@!urg finish@!urg'],
  // 签收、退单、收回 sign, return, recall
  ['S1', 'awaitingSign', 'sign', '签收', 'liaison handler', '', 'inHand', '', 'stop sign; start returnWindow@!ruled'],
  ['S2', 'awaitingSign', 'return', '退回', 'liaison', 'returnWindow:on returns<$returns !ruled', 'returnReview', 'returns+1', 'stop sign; cancel returnWindow; pause contact@!urg finish@!urg; start returnReview'],
  ['S3', 'inHand', 'return', '退回', 'liaison', 'returnWindow:on returns<$returns !ruled', 'returnReview', 'returns+1', 'cancel returnWindow extension; pause contact@!urg finish@!urg; start returnReview'],
  ['S4', 'awaitingSign inHand', 'return', '退回（第 3 次 → 会商）', 'liaison', 'returnWindow:on returns=$returns !ruled', 'consultation', '', 'stop sign; cancel returnWindow extension; pause contact@!urg finish@!urg; start consult'],
  ['S5', 'returnReview', 'rejectReturn', '驳回退单', 'dispatcher', '', 'inHand', '', 'stop returnReview; resume contact finish'],
  ['S6', 'returnReview', 'agreeReturn', '同意退单', 'dispatcher', '', 'awaitingDispatch', 'served=0 tasks=0', 'stop returnReview; cancel DEPT TASKS; start dispatch'],
  ['S7', 'returnReview', 'convene', '提请会商', 'dispatcher', '!ruled', 'consultation', '', 'stop returnReview; start consult'],
  ['S8', 'returnReview', 'withdrawReturn', '撤回退单', 'liaison handler', '', 'inHand', '', 'stop returnReview; resume contact finish'],
  ['S9', 'awaitingSign inHand', 'recall', '收回改派', 'dispatcher', 'recalls<$recalls', 'awaitingDispatch', 'recalls+1 served=0 tasks=0', 'cancel DEPT TASKS extension; start dispatch'],
  ['S10', 'inHand', 'requestConsultation', '申请会商', 'deptLeader', '!ruled', 'consultation', '', 'cancel returnWindow extension; pause contact@!urg finish@!urg; start consult'],
  ['S11', 'awaitingSign inHand', 'raiseLead', '提级改派', 'supervisor', '', 'awaitingDispatch', 'served=0 tasks=0 ORDER', 'cancel DEPT TASKS extension; start dispatch'],
  // 会商 consultation
  ['C1', 'consultation', 'ruleOther', '裁定他单位主办', 'chair', '', 'awaitingDispatch', 'ruled=1 served=0 tasks=0', 'stop consult; cancel DEPT TASKS; start dispatch'],
  ['C2', 'consultation', 'ruleStays', '裁定临时主办继续', 'chair', '', 'inHand', 'ruled=1', 'stop consult; resume contact finish'],
  // 办理 handling
  ['H1a', 'awaitingSign', 'contact', '先行联系', 'handler', 'contact:open', 'inHand', '', 'stop contact sign; start returnWindow@!ruled'],
  ['H1b', 'inHand consultation returnReview', 'contact', '先行联系', 'handler', 'contact:open', '=', '', 'stop contact'],
  ['H2a', 'awaitingSign', 'arrive', '到场', 'handler', 'onSite:open', 'inHand', '', 'stop onSite sign; start returnWindow@!ruled'],
  ['H2b', 'inHand consultation returnReview', 'arrive', '到场', 'handler', 'onSite:open', '=', '', 'stop onSite'],
  ['H3a', 'awaitingSign', 'feedback', '首次反馈', 'handler', 'feedback:open', 'inHand', '', 'stop feedback sign; start returnWindow@!ruled'],
  ['H3b', 'inHand consultation returnReview', 'feedback', '首次反馈', 'handler', 'feedback:open', '=', '', 'stop feedback'],
  ['H1s', 'awaitingSign inHand consultation returnReview', 'contactForUnit', '中心代联系', 'operator dispatcher', 'contact:open', '=', '', 'stop contact'],
  ['H2c', 'inHand consultation returnReview', 'arriveOffline', '到场（离线补传）', 'handler', 'onSite:over soleOver cause=1', '=', 'sup=0 lvl-1', 'stop onSite; cancel supervise strikeOff draft'],
  ['H4', 'awaitingSign inHand consultation returnReview', 'waiveOnSite', '免到场', 'dispatcher', 'onSite:open', '=', '', 'cancel onSite'],
  ['H5a', 'awaitingSign', 'handled', '处理完毕', 'handler', '', 'inHand', '', 'stop sign; start returnWindow@!ruled result@urg'],
  ['H5b', 'inHand consultation returnReview', 'handled', '处理完毕', 'handler', 'result:off', '=', '', 'start result@urg'],
  ['H6', 'awaitingSign inHand', 'submit', '上报', 'handler', 'assistsClosed contact:off onSite:off', 'awaitingApproval', '', 'stop sign result feedback; cancel extension returnWindow; start approval'],
  ['H7', 'consultation returnReview', 'submit', '上报', 'handler', 'assistsClosed contact:off onSite:off', 'awaitingApproval', 'ruled=1', 'stop consult returnReview result feedback; start approval'],
  ['H8', 'awaitingApproval', 'approve', '单位审批', 'deptLeader', '', 'checking', '', 'stop approval finish; start check'],
  ['H9', 'awaitingApproval', 'sendBack', '退回修改', 'deptLeader', '', 'inHand', '', 'stop approval; resume finish'],
  ['H10', 'inHand', 'askExtension', '申请延期', 'deptLeader', '!urg finish:on !ext round<$top', '=', 'ext=1', 'start extension'],
  ['H11a', 'inHand', 'approveExtension', '同意延期', 'supervisor', 'extension:open', '=', '', 'stop extension; rebase finish overall'],
  ['H11b', 'inHand', 'denyExtension', '不同意延期', 'supervisor', 'extension:open', '=', '', 'stop extension'],
  // 协办任务 assist task [i]: 0 none · 1 open · 2 returned · 3 upheld, no further return
  ['A0', 'awaitingSign inHand consultation', 'addAssist', '加派/下派', 'handler dispatcher', 'a[i]=0', '=', 'a[i]=1', 'start assist[i]'],
  ['A1', 'awaitingSign inHand returnReview consultation', 'assistAnswer', '协办反馈', 'assistant', 'a[i]=1|2|3', '=', 'a[i]=0', 'stop assist[i] assistReview[i]'],
  ['A2', 'awaitingSign inHand returnReview consultation', 'assistReturn', '协办退回', 'assistant', 'a[i]=1 assist[i]:on', '=', 'a[i]=2', 'pause assist[i]; start assistReview[i]'],
  ['A3', 'awaitingSign inHand returnReview consultation', 'assistUphold', '驳回协办退回', 'dispatcher', 'a[i]=2', '=', 'a[i]=3', 'stop assistReview[i]; resume assist[i]'],
  ['A4', 'awaitingSign inHand returnReview consultation', 'assistWaive', '免除协办', 'dispatcher', 'a[i]=1|2|3', '=', 'a[i]=0', 'stop assistReview[i]; cancel assist[i]'],
  // 办结审核 check
  ['K1', 'checking', 'passCheck', '审核通过', 'checker', 'reach', 'awaitingCallback', '', 'stop check; start callback'],
  ['K2', 'checking', 'passCheck', '审核通过（无联系方式/本人已退出）', 'checker', '!reach', 'closed', '', 'stop check overall; cancel ALL; start archive'],
  ['K3', 'checking', 'failCheck', '退回重报', 'checker', 'fails<$fails', 'inHand', 'fails+1', 'stop check; start finish'],
  ['K4', 'checking', 'failCheckContact', '退回重报（联系不实）', 'checker', 'reach fails<$fails', 'inHand', 'fails+1', 'stop check; start finish contact'],
  ['K5', 'checking', 'failCheck', '第 3 次不过 → 督办办理', 'checker', 'fails=$fails lvl<$lvl', 'inHand', 'round=$top ORDER', 'stop check; start finish'],
  ['K6', 'checking', 'failCheck', '最高级仍不过 → 提级裁定', 'checker', 'fails=$fails lvl=$lvl', 'finalReview', '', 'stop check; start final'],
  // 回访、不合理 callback, second opinion
  ['B1', 'awaitingCallback', 'satisfied', '满意', 'callbackClerk citizen', '', 'closed', '', 'stop callback overall; cancel ALL; start archive'],
  ['B2', 'awaitingCallback', 'skipCallback', '无需回访', 'callbackClerk', '', 'closed', '', 'stop callback overall; cancel ALL; start archive'],
  ['B3', 'awaitingCallback', 'tryFailed', '未接通', 'callbackClerk', 'tries<$tries', '=', 'tries+1', 'stop callback; start callback'],
  ['B4', 'awaitingCallback', 'unreachable', '未接通 ×3', 'callbackClerk', 'tries=$tries', 'closed', '', 'stop callback overall; cancel ALL; start archive'],
  ['B5', 'awaitingCallback', 'cannotJudge', '无法评价/拒访', 'callbackClerk citizen', '', 'closed', '', 'stop callback overall; cancel ALL; start archive'],
  ['B10', 'awaitingCallback', 'rateUnsatisfied', '网上评：不满意', 'citizen', '', '=', '', 'hasten callback'],
  ['B6a', 'awaitingCallback', 'unsatisfied', '不满意(合理)', 'callbackClerk', 'served round<$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0 served=1', 'stop callback; start finish contact@reach feedback@urg overall@overall:off'],
  ['B6b', 'awaitingCallback', 'unsatisfied', '不满意(合理)（第 3 轮）', 'callbackClerk', 'served round=$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0 served=1 ORDER', 'stop callback; start finish contact@reach feedback@urg overall@overall:off'],
  ['B6c', 'awaitingCallback', 'unsatisfied', '不满意(合理)（督办办理之后）', 'callbackClerk', 'round=$top', 'finalReview', '', 'stop callback; start final overall@overall:off'],
  // A parent that was answered directly (I1, I2) hands its child no unit that could redo: as in Z13, one is found first.
  ['B6d', 'awaitingCallback', 'unsatisfied', '不满意(合理)（没有承办过的单位）', 'callbackClerk', '!served round<$top', 'awaitingDispatch', 'fails=0 tries=0', 'stop callback; start dispatch overall@overall:off'],
  ['B7', 'awaitingCallback', 'proposeUnreasonable', '拟判不合理', 'callbackClerk', '', 'secondOpinion', '', 'stop callback; start ruling'],
  ['B8', 'secondOpinion', 'confirmUnreasonable', '二人确认不合理', 'shiftLead', '', 'closedExplained', '', 'stop ruling overall; cancel ALL; start archive'],
  ['B9a', 'secondOpinion', 'denyUnreasonable', '否定不合理', 'shiftLead', 'served round<$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0 served=1', 'stop ruling; start finish contact@reach feedback@urg overall@overall:off'],
  ['B9b', 'secondOpinion', 'denyUnreasonable', '否定不合理（第 3 轮）', 'shiftLead', 'served round=$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0 served=1 ORDER', 'stop ruling; start finish contact@reach feedback@urg overall@overall:off'],
  ['B9c', 'secondOpinion', 'denyUnreasonable', '否定不合理（督办办理之后）', 'shiftLead', 'round=$top', 'finalReview', '', 'stop ruling; start final overall@overall:off'],
  ['B9d', 'secondOpinion', 'denyUnreasonable', '否定不合理（没有承办过的单位）', 'shiftLead', '!served round<$top', 'awaitingDispatch', 'fails=0 tries=0', 'stop ruling; start dispatch overall@overall:off'],
  // 提级裁定 final review
  ['F1', 'finalReview', 'closeUnresolved', '说明理由结案(未解决)', 'chair+supervisor', '', 'closedExplained', '', 'stop final overall; cancel ALL; start archive'],
  ['F2', 'finalReview', 'orderRedo', '批示再办', 'chair', 'finals<$finals', 'awaitingDispatch', 'finals+1 fails=0 served=0 tasks=0', 'stop final; cancel DEPT TASKS; start dispatch'],
  ['F3', 'finalReview', 'putOnLedger', '批准挂账', 'chair supervisor', '!ledger !urg', 'onLedger', 'ledger=1 served=1', 'stop final; start milestone; rebase overall'],
  // 挂账 ledger
  ['L1', 'inHand', 'putOnLedger', '批准挂账', 'chair supervisor', '!ledger !urg assistsClosed contact:off', 'onLedger', 'ledger=1', 'cancel extension returnWindow; pause finish; start milestone; rebase overall'],
  ['L2', 'onLedger', 'reportMilestone', '报告进展', 'handler', '', '=', '', 'stop milestone; start milestone'],
  ['L3', 'onLedger', 'resumeHandling', '恢复办理 / 计划完成', 'handler supervisor', '', 'inHand', '', 'stop milestone; resume finish; start finish@finish:off'],
  // 诉求人、异议 citizen, objection
  ['Z1', 'ADDABLE', 'add', '补充情况', 'citizen operator', '', '=', '', ''],
  ['Z3', 'OPEN', 'urge', '催一下', 'citizen operator', '', '=', '', ''],
  ['Z4', 'OPENW', 'withdraw', '撤诉', 'citizen operator', '!grave !kids !urg', 'withdrawn', 'served=0 tasks=0', 'cancel ALL; start archive'],
  ['Z5', 'OPENW', 'withdraw', '本人退出，工单留办', 'citizen operator', 'grave|kids|urg', '=', 'reach=0', 'cancel contact'],
  ['Z6', 'awaitingCallback', 'withdraw', '不再追究', 'citizen operator', '', 'closed', 'reach=0', 'stop callback overall; cancel ALL; start archive'],
  ['Z6b', 'secondOpinion finalReview', 'withdraw', '不再追究', 'citizen operator', '!grave !kids !urg', 'closed', 'reach=0', 'stop overall; cancel ALL; start archive'],
  ['Z6c', 'secondOpinion finalReview', 'withdraw', '本人退出，裁定照走', 'citizen operator', 'grave|kids|urg', '=', 'reach=0', ''],
  ['Z7', 'registered awaitingDispatch merged awaitingApproval checking', 'giveContact', '补留联系方式', 'citizen operator', '!reach', '=', 'reach=1', ''],
  ['Z7i', 'awaitingInfo', 'giveContact', '补留联系方式', 'citizen operator', '!reach asked=0', '=', 'reach=1', ''],
  ['Z8', 'awaitingSign inHand', 'giveContact', '补留联系方式', 'citizen operator', '!reach', '=', 'reach=1', 'start contact'],
  ['Z8p', 'consultation returnReview', 'giveContact', '补留联系方式', 'citizen operator', '!reach', '=', 'reach=1', 'start contact; pause contact@!urg'],
  ['Z8i', 'awaitingInfo', 'giveContact', '补留联系方式', 'citizen operator', '!reach asked=1', '=', 'reach=1', 'start contact; pause contact@!urg'],
  ['Z9', 'answered', 'rate', '评价', 'citizen', '', 'closed', '', 'stop rating; start archive'],
  ['Z10', 'answered', 'due:rating', '评价期满', 'system', '', 'closed', '', 'start archive'],
  ['Z18', 'closed closedExplained', 'rate', '评价', 'citizen', '', '=', '', ''],
  ['Z11', 'declined answered merged closed closedExplained withdrawn', 'object', '异议/新事实', 'citizen operator', 'reopens<$reopens', 'objectionReview', 'reopens+1 back=@st', 'stop rating archive; start objection'],
  ['Z12', 'objectionReview', 'upholdObjection', '异议成立', 'dispatcher checker', 'back=declined|answered|merged|withdrawn', 'awaitingDispatch', '', 'stop objection; start dispatch overall@overall:off'],
  ['Z13', 'objectionReview', 'upholdObjection', '异议成立', 'dispatcher checker', 'back=closed|closedExplained !served', 'awaitingDispatch', '', 'stop objection; start dispatch overall@overall:off'],
  ['Z14a', 'objectionReview', 'upholdObjection', '异议成立 = 重开', 'dispatcher checker', 'back=closed|closedExplained served round<$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0 served=1', 'stop objection; start finish contact@reach feedback@urg overall@overall:off'],
  ['Z14b', 'objectionReview', 'upholdObjection', '异议成立 = 重开（第 3 轮）', 'dispatcher checker', 'back=closed|closedExplained served round=$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0 served=1 ORDER', 'stop objection; start finish contact@reach feedback@urg overall@overall:off'],
  ['Z14c', 'objectionReview', 'upholdObjection', '异议成立 = 重开（督办办理之后）', 'dispatcher checker', 'back=closed|closedExplained served round=$top', 'finalReview', '', 'stop objection; start final overall@overall:off'],
  ['Z15', 'objectionReview', 'dismissObjection', '异议不成立', 'dispatcher checker', 'back=declined|closed|closedExplained|withdrawn', '@back', '', 'stop objection; start archive'],
  ['Z16a', 'objectionReview', 'dismissObjection', '异议不成立', 'dispatcher checker', 'back=merged par=0', '@back', '', 'stop objection'],
  ['Z16b', 'objectionReview', 'dismissObjection', '异议不成立', 'dispatcher checker', 'back=merged par=1 reach', 'awaitingCallback', 'served=1', 'stop objection; start callback'],
  ['Z16c', 'objectionReview', 'dismissObjection', '异议不成立', 'dispatcher checker', 'back=merged par=1 !reach', 'closed', 'served=1', 'stop objection overall; cancel ALL; start archive'],
  ['Z16d', 'objectionReview', 'dismissObjection', '异议不成立', 'dispatcher checker', 'back=merged par=2', 'awaitingDispatch', '', 'stop objection; start dispatch'],
  ['Z17', 'objectionReview', 'dismissObjection', '异议不成立', 'dispatcher checker', 'back=answered', '@back', '', 'stop objection; start rating'],
  // 紧急程度 urgency
  ['U1', 'registered awaitingDispatch', 'raiseUrgency', '升为紧急', 'operator dispatcher', '!urg', '=', 'urg=1', 'hasten triage dispatch'],
  ['U2', 'awaitingInfo', 'raiseUrgency', '升为紧急', 'operator dispatcher', '!urg asked=0', 'registered', 'urg=1', 'cancel supplement; start triage'],
  ['U2h', 'awaitingInfo', 'raiseUrgency', '升为紧急', 'operator dispatcher', '!urg asked=1', 'inHand', 'urg=1', 'cancel supplement; resume contact finish; hasten contact finish; start onSite feedback'],
  ['U3', 'awaitingSign inHand returnReview consultation', 'raiseUrgency', '升为紧急', 'operator dispatcher', '!urg', '=', 'urg=1', 'cancel extension; resume contact finish; hasten sign contact finish; start onSite feedback'],
  ['U4', 'registered awaitingDispatch awaitingSign inHand consultation', 'lowerUrgency', '降为一般', 'shiftLead', 'urg onSite:notOver feedback:notOver contact:notOver result:notOver', '=', 'urg=0', 'cancel onSite feedback result; pause contact@st=consultation finish@st=consultation'],
  ['U5', 'awaitingSign inHand consultation returnReview awaitingApproval checking', 'alertEmergency', '联动 110/119/120', 'handler operator dispatcher', '', '=', '', ''],
  // 督办单 supervision order
  ['V1', 'OPEN', 'remind', '催办', 'supervisor', '', '=', '', ''],
  ['V2', 'OPEN', 'issueOrder', '发督办单', 'supervisor', 'sup=0|3', '=', 'ORDER', 'cancel draft'],
  ['V2b', 'OPEN', 'issueOrder', '加事由', 'supervisor', 'sup=1|2', '=', 'sup=1 cause=2', 'start supervise; cancel strikeOff'],
  ['V2c', 'ANY', 'dropDraft', '草稿不发', 'supervisor', 'sup=3 noOver', '=', 'sup=0', 'cancel draft'],
  ['V2d', 'ANY', 'due:draft', '草稿没人管 → 自动发', 'system', 'sup=3 someOver', '=', 'ORDER', ''],
  ['V2e', 'ANY', 'due:draft', '草稿已无事由', 'system', 'sup=3 noOver', '=', 'sup=0', ''],
  ['V3', 'ANY', 'answerOrder', '答复督办单', 'addressee', 'sup=1', '=', 'sup=2', 'stop supervise; start strikeOff'],
  ['V4', 'ANY', 'strikeOff', '销号', 'supervisor shiftLead', 'sup=2 noOver', '=', 'sup=0', 'stop strikeOff'],
  ['V5', 'ANY', 'rejectAnswer', '退回再答、升一级', 'supervisor', 'sup=2', '=', 'ORDER', ''],
  ['V6', 'ANY', 'setNewDue', '限期', 'supervisor chair', 'sup=2 someOver', '=', 'sup=0', 'stop strikeOff; revive ALL; pause contact@!urg@st=returnReview|consultation|awaitingInfo finish@!urg@st=returnReview|consultation|awaitingInfo|onLedger'],
  ['V7', 'closed closedExplained', 'reopenByOffice', '复查不实，重办', 'supervisor', 'served round<$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0', 'stop archive; start finish contact@reach feedback@urg overall'],
  ['V8', 'closed closedExplained', 'reopenByOffice', '复查不实，重办', 'supervisor', 'served round=$rounds', 'inHand', 'round+1 fails=0 tries=0 tasks=0 ORDER', 'stop archive; cancel draft; start finish contact@reach feedback@urg overall'],
  ['V9', 'declined withdrawn', 'reopenByOffice', '复查不实，重新受理', 'supervisor', '!officeReopened', 'awaitingDispatch', 'officeReopened=1', 'stop archive; start dispatch overall'],
  // 管理 administration
  ['Y1', 'awaitingInfo awaitingSign inHand returnReview consultation awaitingApproval checking onLedger', 'reassignUnit', '单位撤并转接', 'admin', '', '=', '', ''],
  ['Y2', 'OPEN', 'takeOver', '接手', 'shiftLead', '', '=', '', ''],
  // 归档 archive
  ['X1', 'declined withdrawn closed closedExplained', 'due:archive', '归档', 'system', '!sup', 'archived', '', ''],
  ['X2', 'declined withdrawn closed closedExplained', 'due:archive', '督办单未销号，暂不归档', 'system', 'sup', '=', '', 'start archive'],];
