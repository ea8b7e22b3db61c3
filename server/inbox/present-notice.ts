// A notice in words. What stands in the store is an address and a kind; the sentence is made where it is read.
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { ClockName } from '../../workflows/domain/clock-names.ts';
import { rows } from '../../workflows/domain/transition-grammar.ts';
import type { IconName } from '../views/icon-names.ts';
import { presentInstant } from '../views/present-time.ts';
import type { InboxNotice } from './inbox.store.ts';

/** One line of the inbox. */
export interface NoticeView {
  readonly key: string;
  readonly text: string;
  readonly icon: IconName;
  readonly tone?: 'risk' | 'late';
  readonly when: string;
  readonly no: string;
  readonly title?: string;
  readonly href: string;
  readonly unread: boolean;
}

const actionLabels = new Map(rows.map((row) => [row.action, row.zh.replace(/[（(].*$/, '')]));

/** Kinds that deserve a sentence of their own; the rest are called as the table calls their action. */
const sentences: Readonly<Record<string, string>> = {
  accept: '已受理，等派单',
  dispatch: '新派来的件，请签收',
  convene: '提请会商，请先办后议',
  addAssist: '请本单位协办',
  return: '承办单位退回，请审核',
  agreeReturn: '退单已同意',
  rejectReturn: '退单被驳回，请继续办',
  recall: '已收回改派，不用再办',
  submit: '经办人已上报，请审批',
  sendBack: '退回修改，请改好再报',
  approve: '单位已审批，请审核办结',
  passCheck: '审核通过，请回访',
  failCheck: '审核不通过，请重报',
  failCheckContact: '联系不实，请重新联系',
  unsatisfied: '诉求人不满意，请重办',
  askExtension: '申请延期，请审批',
  assistAnswer: '协办单位已反馈',
  assistReturn: '协办单位退回，请审核',
  supply: '诉求人已补充，请接着办',
  add: '诉求人补充了情况',
  urge: '诉求人催办',
  withdraw: '诉求人撤诉',
  object: '诉求人提出异议，请复核',
  raiseUrgency: '升为紧急，时限已提前',
  remind: '督办员催办',
  order: '收到督办单，请答复',
  answerOrder: '督办单已答复，请销号',
  strikeOff: '督办单已销号',
  rejectAnswer: '督办答复被退回，请再答',
};

const stepWords: Readonly<
  Record<string, { readonly text: string; readonly icon: IconName; readonly tone?: 'risk' | 'late' }>
> = {
  step50: { text: '时限用了一半', icon: 'clock' },
  step80: { text: '快到期了', icon: 'hourglass', tone: 'risk' },
  red: { text: '到期没做', icon: 'alert-triangle', tone: 'late' },
};

const wordsOf = ({
  kind,
  clock,
}: InboxNotice): { readonly text: string; readonly icon: IconName; readonly tone?: 'risk' | 'late' } => {
  const step = stepWords[kind];
  if (!step) {
    return { text: sentences[kind] ?? actionLabels.get(kind) ?? '有新情况', icon: kind === 'order' ? 'gavel' : 'bell' };
  }
  return { ...step, text: clock === null ? step.text : `${clockKind(clock as ClockName).zh}${step.text}` };
};

/** One notice for its reader; `title` is the ticket's, where the reader may know it. */
export const presentNotice = (notice: InboxNotice, title: string | undefined, now: Date): NoticeView => ({
  key: notice.key,
  ...wordsOf(notice),
  when: presentInstant(new Date(notice.at), now),
  no: notice.no,
  ...(title !== undefined && { title }),
  href: `/tickets/${notice.no}`,
  unread: !notice.isRead,
});
