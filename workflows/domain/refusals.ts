// Why a command is not accepted. A refusal is a value: it is shown to whoever asked, and nothing has happened.
import type { FieldError } from './form-fields.ts';
import type { TicketStatus } from './ticket-status.ts';
import { statusName } from './ticket-status.ts';

/** One reason for refusing. `needed` are the guards (as written in the table) of the row that would have been taken. */
export type Refusal =
  | { readonly code: 'wrong-status'; readonly status: TicketStatus }
  | { readonly code: 'wrong-role'; readonly zh: string }
  | { readonly code: 'guard'; readonly needed: readonly string[] }
  | { readonly code: 'same-person'; readonly text: string }
  | { readonly code: 'second-signature'; readonly zh: string }
  | { readonly code: 'stale-order'; readonly version: number }
  | { readonly code: 'form'; readonly errors: readonly FieldError[] };

const guardTexts: readonly (readonly [RegExp, string])[] = [
  [/^assistsClosed$/, '协办任务还没有全部完成（可请派单员免除）'],
  [/^contact:off$/, '还没有先行联系诉求人'],
  [/^onSite:off$/, '还没有到场（确无现场的，可申请免到场）'],
  [/^returnWindow:on$/, '退单期已过'],
  [/^returns[<=]/, '退回次数不符'],
  [/^!ruled$/, '已经裁定或认领，不得再退、再议'],
  [/^!ext$/, '本单已申请过一次延期'],
  [/^finish:on$/, '办结时限已到期，不能再申请延期'],
  [/^!urg$/, '紧急件不适用'],
  [/^urg$/, '不是紧急件'],
  [/^inquiry$/, '只有咨询件可以直接答复'],
  [/^reach$/, '没有可用的联系方式'],
  [/^!reach$/, '已经留有联系方式'],
  [/^(contact|onSite|feedback|result|extension):open$/, '这一项现在不欠'],
  [/^result:off$/, '已经报过处理完毕'],
  [/:notOver$/, '已有逾期的时限，不得降级'],
  [/^noOver$/, '还有逾期的时限没有补上'],
  [/^someOver$/, '没有逾期的时限'],
  [/^sup=/, '督办单的状态不符'],
  [/^(recalls|merges|asks|asksH|transfers|reopens|finals|tries|fails|round)[<=]/, '次数已到上限'],
  [/^a\[i\]=/, '这项协办任务不在可操作的状态'],
  [/^!ledger$/, '每单只能挂账一次'],
  [/^asked=/, '补充的环节不符'],
  [/^onSite:over$/, '到场时限没有逾期，照常登记到场即可'],
  [/^(soleOver|cause=1)$/, '另有逾期的时限或督办事由，不能凭补传撤销'],
  [/^assist\[i\]:on$/, '协办时限已到期，不能再退回'],
  [/^!officeReopened$/, '每单只能由复查重新受理一次'],
  [/^!?served$/, '本单没有承办过的单位'],
  [/^(!grave|!kids|grave\|kids\|urg)$/, '涉及安全、举报、督办或有同诉人的件，本人可以退出，工单照办'],
  [/^(back=|par=)/, '与异议前的状态不符'],
  [/^lvl/, '督办级别不符'],
];

const guardText = (guard: string): string => guardTexts.find(([pattern]) => pattern.test(guard))?.[1] ?? '条件不满足';

/** The refusal in plain Chinese, one sentence or several joined by “；”. */
export const explainRefusal = (refusal: Refusal): string => {
  switch (refusal.code) {
    case 'wrong-status':
      return `工单现在是“${statusName(refusal.status)}”，不能做这一步`;
    case 'wrong-role':
      return `这一步由${refusal.zh}来做`;
    case 'guard':
      return [...new Set(refusal.needed.map(guardText))].join('；');
    case 'same-person':
      return refusal.text;
    case 'second-signature':
      return `需要两人会签：${refusal.zh}`;
    case 'stale-order':
      return '督办单事由已增加，请刷新后一并答复';
    case 'form':
      return refusal.errors.map((error) => error.text).join('；');
  }
};
