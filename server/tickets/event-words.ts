// What a person would say happened, by action. An action that is not named here is called as the table calls it.
import { choices } from '../../workflows/domain/action-forms.ts';
import type { Option } from '../../workflows/domain/form-fields.ts';
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import type { Wording } from './wording.ts';

/** The words of one event: what (bold), what more, and words quoted as they were said. */
export interface EventWords {
  readonly text: string;
  readonly more?: string;
  readonly quote?: string;
}

type Tell = (event: TicketEvent, wording: Wording) => EventWords;

/** A said field as text; empty where it was not said. */
export const saidText = (event: TicketEvent, name: string): string => {
  const value = event.said[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** A said field as a list of texts. */
export const saidTexts = (event: TicketEvent, name: string): readonly string[] => {
  const value = event.said[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

const wordOf = (options: readonly Option[], code: string): string => options.find(([one]) => one === code)?.[1] ?? code;
const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join('，');
const withMore = (text: string, ...parts: string[]): EventWords => {
  const more = joined(...parts);
  return more === '' ? { text } : { text, more: `，${more}` };
};
const withQuote = (words: EventWords, quote: string): EventWords => (quote === '' ? words : { ...words, quote });

const quoting =
  (text: string, field: string): Tell =>
  (event) =>
    withQuote({ text }, saidText(event, field));
const chosen =
  (text: string, field: string, options: readonly Option[], quote = 'note'): Tell =>
  (event) =>
    withQuote(withMore(text, wordOf(options, saidText(event, field))), saidText(event, quote));

const unitNames = (ids: readonly string[], { unitName }: Wording): string => ids.map(unitName).join('、');

const sentOut: Tell = (event, wording) => {
  const assists = unitNames(saidTexts(event, 'assists'), wording);
  const basis = saidText(event, 'basis');
  const more = `${assists === '' ? '' : `，${assists}协办`}${basis === '' ? '' : `：${basis}`}`;
  return withQuote(
    { text: `派给${wording.unitName(saidText(event, 'lead'))}`, ...(more !== '' && { more }) },
    saidText(event, 'overrideReason'),
  );
};

const contacted: Tell = (event) => {
  const reached = saidText(event, 'result') === 'reached';
  const tail = saidText(event, 'numberTail');
  return withQuote(
    withMore(
      reached ? '已联系诉求人' : '尚未联系上诉求人',
      wordOf(choices.contactMethod, saidText(event, 'method')),
      reached ? '' : wordOf(choices.contactResult, saidText(event, 'result')),
      tail === '' ? '' : `尾号 ${tail}`,
    ),
    saidText(event, 'note') || saidText(event, 'passedOn'),
  );
};

const returned: Tell = (event, wording) => {
  const suggested = saidText(event, 'suggested');
  return withQuote(
    withMore(
      '退回',
      wordOf(choices.returnReason, saidText(event, 'reasonCode')),
      suggested === '' ? '' : `建议由${wording.unitName(suggested)}主办`,
    ),
    saidText(event, 'reason'),
  );
};

const arrived: Tell = (event) => withQuote(withMore('到达现场', saidText(event, 'place')), saidText(event, 'note'));
const failed: Tell = (event) =>
  withQuote(
    withMore('审核不通过，退回重报', wordOf(choices.defect, saidText(event, 'defect'))),
    saidText(event, 'reason'),
  );
const unsatisfied: Tell = (event) =>
  withQuote(
    withMore('回访：不满意，重办', wordOf(choices.unsatisfied, saidText(event, 'item'))),
    saidText(event, 'reason'),
  );
const ruled =
  (text: string): Tell =>
  (event, wording) => {
    const lead = saidText(event, 'lead');
    return withQuote(
      withMore(text, lead === '' ? '' : `${wording.unitName(lead)}主办`, saidText(event, 'basis')),
      saidText(event, 'minutes'),
    );
  };

/** By action. */
export const eventWords: Readonly<Record<string, Tell>> = {
  register: () => ({ text: '登记' }),
  accept: (event, wording) =>
    withMore(
      '受理',
      wordOf(choices.type, saidText(event, 'type')),
      event.said['category'] === undefined ? '' : wording.categoryName(saidText(event, 'category')),
    ),
  answerDirect: quoting('直接答复', 'answer'),
  transferEmergency: chosen('转紧急热线', 'service', choices.emergency),
  alertEmergency: chosen('通报紧急热线', 'service', choices.emergency),
  handBack: quoting('紧急热线退回', 'reason'),
  decline: chosen('不予受理（已告知）', 'reasonCode', choices.declineReason, 'told'),
  askMore: quoting('请诉求人补充', 'missing'),
  supply: quoting('诉求人已补充', 'text'),
  add: quoting('诉求人补充情况', 'text'),
  urge: quoting('诉求人催办', 'note'),
  object: quoting('诉求人提出异议', 'reason'),
  merge: (event) => withMore('并入较早的工单', saidText(event, 'parent')),
  adopt: (event) => withMore('接收并入的工单', saidText(event, 'child')),
  release: (event) => withMore('子单已分开', saidText(event, 'child')),
  split: quoting('拆分，恢复单独办理', 'reason'),
  dispatch: sentOut,
  convene: (event, wording) =>
    withQuote(
      withMore(
        '提请会商',
        event.said['lead'] === undefined ? '' : `${wording.unitName(saidText(event, 'lead'))}临时主办`,
      ),
      saidText(event, 'reason'),
    ),
  return: returned,
  rejectReturn: quoting('驳回退单', 'reason'),
  agreeReturn: quoting('同意退单，重新派', 'note'),
  recall: chosen('收回改派', 'reasonCode', choices.recallReason),
  requestConsultation: quoting('申请会商', 'reason'),
  ruleOther: ruled('会商裁定改由他单位主办'),
  ruleStays: ruled('会商裁定原单位继续办'),
  contact: contacted,
  contactForUnit: contacted,
  arrive: arrived,
  arriveOffline: arrived,
  feedback: quoting('首次反馈', 'text'),
  waiveOnSite: chosen('免到场', 'reasonCode', choices.waiveReason),
  handled: quoting('处理完毕', 'note'),
  submit: (event) =>
    withQuote(withMore('上报结果', wordOf(choices.closing, saidText(event, 'closing'))), saidText(event, 'reply')),
  approve: quoting('单位审批通过', 'note'),
  sendBack: quoting('单位退回修改', 'reason'),
  askExtension: (event) =>
    withQuote(withMore('申请延期', `${saidText(event, 'days')} 个工作日`), saidText(event, 'reason')),
  approveExtension: quoting('同意延期', 'note'),
  denyExtension: quoting('不同意延期', 'reason'),
  addAssist: (event, wording) =>
    withQuote({ text: `请${wording.unitName(saidText(event, 'unit'))}协办` }, saidText(event, 'ask')),
  assistAnswer: quoting('协办已反馈', 'opinion'),
  assistReturn: chosen('协办退回', 'reasonCode', choices.returnReason, 'reason'),
  assistUphold: quoting('驳回协办退回', 'reason'),
  assistWaive: quoting('免除协办', 'reason'),
  passCheck: quoting('办结审核通过', 'note'),
  failCheck: failed,
  failCheckContact: quoting('审核不通过：联系不实，重新联系', 'reason'),
  satisfied: quoting('回访：满意', 'note'),
  tryFailed: quoting('回访未接通', 'note'),
  rateUnsatisfied: chosen('网上评价：不满意', 'item', choices.unsatisfied),
  unsatisfied,
  proposeUnreasonable: quoting('拟判诉求不合理，待复核', 'reason'),
  rate: chosen('诉求人评价', 'judged', choices.judged),
  putOnLedger: quoting('批准挂账', 'plan'),
  reportMilestone: quoting('报告进展', 'progress'),
  raiseUrgency: quoting('升为紧急', 'reason'),
  lowerUrgency: quoting('降为一般', 'reason'),
  remind: quoting('催办', 'reason'),
  issueOrder: chosen('发督办单', 'cause', choices.orderCause, 'text'),
  answerOrder: (event) =>
    withQuote({ text: '答复督办单' }, joined(saidText(event, 'causeText'), saidText(event, 'measures'))),
  rejectAnswer: quoting('督办答复退回再答，升一级', 'reason'),
  strikeOff: quoting('督办单销号', 'reason'),
  setNewDue: quoting('督办限期', 'reason'),
  reassignUnit: (event, wording) =>
    withMore(
      '单位撤并转接',
      `${wording.unitName(saidText(event, 'fromUnit'))}的工作由${wording.unitName(saidText(event, 'toUnit'))}接续`,
    ),
  'due:draft': () => ({ text: '督办草稿到时未定，系统已发督办单' }),
  'due:supplement': () => ({ text: '补充期满，按现有材料办' }),
  'due:rating': () => ({ text: '评价期满' }),
  'due:archive': () => ({ text: '归档' }),
};
