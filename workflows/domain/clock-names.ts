// The clocks a ticket can run. What happens when one is due is data here; how long each runs is data of the office.

/**
 * `onDue` says what the due instant does: `issue` = red, the system itself issues the 督办单; `draft` = red, a 督办单 is
 * drafted for a supervisor; `recur` = one level up and asked again; `row` = a row of the table fires; `lapse` = a right ends.
 * `per`: whose duty it is – the lead unit, one assisting task, or the centre and the person.
 * `owner`: the role that must act, first of all.
 */
export const clockKinds = [
  { code: 'triage', zh: '受理', onDue: 'draft', per: 'ticket', owner: 'dispatcher' },
  { code: 'supplement', zh: '补充', onDue: 'row', per: 'ticket', owner: 'citizen' },
  { code: 'dispatch', zh: '派出', onDue: 'draft', per: 'ticket', owner: 'dispatcher' },
  { code: 'overall', zh: '全程', onDue: 'issue', per: 'ticket', owner: 'handler' },
  { code: 'sign', zh: '签收', onDue: 'issue', per: 'lead', owner: 'liaison' },
  { code: 'contact', zh: '先行联系', onDue: 'draft', per: 'lead', owner: 'handler' },
  { code: 'onSite', zh: '到达现场', onDue: 'issue', per: 'lead', owner: 'handler' },
  { code: 'feedback', zh: '首次反馈', onDue: 'draft', per: 'lead', owner: 'handler' },
  { code: 'finish', zh: '办结', onDue: 'issue', per: 'lead', owner: 'handler' },
  { code: 'result', zh: '结果上报', onDue: 'issue', per: 'lead', owner: 'handler' },
  { code: 'returnWindow', zh: '退单期', onDue: 'lapse', per: 'lead', owner: 'liaison' },
  { code: 'returnReview', zh: '退单审核', onDue: 'draft', per: 'ticket', owner: 'dispatcher' },
  { code: 'consult', zh: '会商', onDue: 'draft', per: 'ticket', owner: 'chair' },
  { code: 'approval', zh: '单位审批', onDue: 'draft', per: 'lead', owner: 'deptLeader' },
  { code: 'assist', zh: '协办', onDue: 'draft', per: 'task', owner: 'assistant' },
  { code: 'assistReview', zh: '协办退回审核', onDue: 'draft', per: 'task', owner: 'dispatcher' },
  { code: 'extension', zh: '延期审批', onDue: 'draft', per: 'ticket', owner: 'supervisor' },
  { code: 'check', zh: '办结审核', onDue: 'draft', per: 'ticket', owner: 'checker' },
  { code: 'callback', zh: '回访', onDue: 'draft', per: 'ticket', owner: 'callbackClerk' },
  { code: 'ruling', zh: '二人复核', onDue: 'draft', per: 'ticket', owner: 'shiftLead' },
  { code: 'final', zh: '提级裁定', onDue: 'issue', per: 'ticket', owner: 'chair' },
  { code: 'handover', zh: '转接回执', onDue: 'draft', per: 'ticket', owner: 'operator' },
  { code: 'objection', zh: '异议复核', onDue: 'draft', per: 'ticket', owner: 'dispatcher' },
  { code: 'milestone', zh: '挂账节点', onDue: 'issue', per: 'lead', owner: 'handler' },
  { code: 'archive', zh: '归档', onDue: 'row', per: 'ticket', owner: 'system' },
  { code: 'rating', zh: '评价', onDue: 'row', per: 'ticket', owner: 'citizen' },
  { code: 'draft', zh: '督办草稿', onDue: 'row', per: 'ticket', owner: 'supervisor' },
  { code: 'supervise', zh: '督办答复', onDue: 'recur', per: 'ticket', owner: 'addressee' },
  { code: 'strikeOff', zh: '销号', onDue: 'recur', per: 'ticket', owner: 'supervisor' },
] as const;

/** The name of one clock. */
export type ClockName = (typeof clockKinds)[number]['code'];
/** What the kind of a clock lays down. */
export type ClockKind = (typeof clockKinds)[number];

const byCode = new Map<string, ClockKind>(clockKinds.map((kind) => [kind.code, kind]));

/** The kind of a clock; throws for a name that no clock bears. */
export const clockKind = (name: ClockName): ClockKind => {
  const kind = byCode.get(name);
  if (!kind) {
    throw new Error(`no clock is called ${name}`);
  }
  return kind;
};

const NEVER_CANCELLED_AS_A_WHOLE: readonly ClockName[] = ['archive', 'draft', 'supervise', 'strikeOff'];

/** Named sets of clocks, as the rows of the transition table use them. */
export const clockGroups: Readonly<Record<string, readonly ClockName[]>> = {
  TRIAGE: ['triage', 'dispatch'],
  DEPT: ['sign', 'contact', 'onSite', 'feedback', 'finish', 'result', 'returnWindow'],
  TASKS: ['assist', 'assistReview'],
  ALL: clockKinds.map((kind) => kind.code).filter((code) => !NEVER_CANCELLED_AS_A_WHOLE.includes(code)),
};
