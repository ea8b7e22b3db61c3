// The steps of a ticket in the words of whoever brought it. What is not named here is nobody's business but the office's.
import type { ClockName } from '../../workflows/domain/clock-names.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Phrase } from './say.ts';

/** How an event is told. `quote`: the said field that is shown as it was written; `reply`: the public reply so far. */
export interface EventWords {
  readonly text: Phrase;
  readonly more?: Phrase;
  readonly quote?: string;
  readonly reply?: boolean;
  /** A line of its own below, where no promise was kept or broken. */
  readonly aside?: Phrase;
}

const told = (zh: string, en: string, rest: Omit<EventWords, 'text'> = {}): EventWords => ({ text: [zh, en], ...rest });

/** By action; by action and choice (`contact:reached`) or row (`withdraw@Z5`) where one is named, which go before. `{lead}` is the unit in charge at that time. */
export const eventWords: Readonly<Record<string, EventWords>> = {
  register: told('收到您的诉求', 'We received your message', {
    aside: ['您可以随时补充、撤回', 'You can add to it or withdraw it at any time'],
  }),
  accept: told('受理，归 12345 管', 'Accepted'),
  answerDirect: told('12345 答复您', '12345 answered you', {
    quote: 'answer',
    more: ['，依据：{source}', ', source: {source}'],
  }),
  transferEmergency: told('转给 {service}', 'Passed on to {service}'),
  confirmHandover: told('对方已接手', 'They have taken it over'),
  handBack: told('对方退回，12345 继续办', 'Handed back; 12345 goes on with it'),
  decline: told('不在 12345 受理范围', 'Not a matter for 12345', { quote: 'told' }),
  askMore: told('请您补充', 'We need more from you', { quote: 'missing' }),
  supply: told('您补充了', 'You supplied more', { quote: 'text' }),
  resume: told('不等补充，先办', 'Going on without it'),
  merge: told('和更早的同一件事并在一起办', 'Joined with an earlier report of the same matter', {
    more: ['，办好后单独答复您', '; you will be answered yourself'],
  }),
  parentAnswered: told('这件事办好了', 'The matter has been dealt with', { reply: true }),
  parentGone: told('恢复单独办理', 'Handled on its own again'),
  split: told('恢复单独办理', 'Handled on its own again'),
  dispatch: told('交给{lead}', 'Passed on to {lead}', { more: ['{assists}', '{assists}'] }),
  convene: told('由谁办还在商定，先由{lead}办', 'Who is in charge is being settled; {lead} acts meanwhile'),
  sign: told('{lead}签收', '{lead} confirmed receipt'),
  return: told('{lead}认为不归它办，12345 在审', '{lead} says it is not theirs; 12345 is deciding'),
  agreeReturn: told('12345 同意换一家办', '12345 will pass it on to another unit'),
  rejectReturn: told('12345 决定仍由{lead}办', '12345 decided that {lead} stays in charge'),
  withdrawReturn: told('{lead}继续办', '{lead} goes on with it'),
  recall: told('12345 收回，换一家办', '12345 took it back to pass it on to another unit'),
  raiseLead: told('12345 收回，提级改派', '12345 took it back to pass it on to a higher unit'),
  requestConsultation: told('由谁办还在商定', 'Who is in charge is being settled'),
  ruleOther: told('商定换一家办', 'Settled: another unit takes over'),
  ruleStays: told('商定仍由{lead}办', 'Settled: {lead} stays in charge'),
  contact: told('{lead}联系您，还没联系上', '{lead} tried to reach you'),
  'contact:reached': told('{lead}联系了您', '{lead} contacted you'),
  contactForUnit: told('12345 联系您，还没联系上', '12345 tried to reach you'),
  'contactForUnit:reached': told('12345 替{lead}联系了您', '12345 contacted you on behalf of {lead}'),
  arrive: told('到达现场', 'On site'),
  arriveOffline: told('到达现场', 'On site'),
  waiveOnSite: told('不需要到现场', 'No visit needed'),
  feedback: told('{lead}告诉您怎么处理', '{lead} told you what will be done', { quote: 'text' }),
  handled: told('{lead}处理完毕，在写结果', '{lead} has finished and is writing up the result'),
  submit: told('{lead}上报了结果', '{lead} handed in the result'),
  failCheck: told('12345 核对没通过，退回重办', '12345 found it not good enough and sent it back'),
  failCheckContact: told('12345 核对没通过：要求重新联系您', '12345 sent it back: you were not really contacted'),
  passCheck: told('12345 核对通过，答复如下', '12345 checked the result; the answer', { reply: true }),
  askExtension: told('{lead}申请延期', '{lead} asks for more time', { quote: 'reason' }),
  approveExtension: told('12345 同意延期', '12345 granted more time'),
  denyExtension: told('12345 不同意延期', '12345 refused more time'),
  tryFailed: told('12345 打您电话没接通', '12345 called you without success'),
  unreachable: told('多次没接通，先办结', 'Closed: we could not reach you'),
  satisfied: told('已办结：您说满意', 'Closed: you are satisfied'),
  cannotJudge: told('没有评价，办结', 'Closed without a rating'),
  skipCallback: told('办结', 'Closed'),
  rateUnsatisfied: told('您说不满意，12345 会尽快回访', 'You are not satisfied; 12345 will call you soon'),
  unsatisfied: told('您不满意，退回{lead}重办', 'You are not satisfied; {lead} must do it again'),
  'unsatisfied@B6d': told('您不满意，12345 重新安排承办单位', 'You are not satisfied; 12345 will find a unit for it'),
  proposeUnreasonable: told('12345 在复核', '12345 is reviewing it'),
  confirmUnreasonable: told('经两人复核，按已解释办结', 'Closed with an explanation after review by two people'),
  denyUnreasonable: told('复核认为您有道理，退回{lead}重办', 'The review agrees with you; {lead} must do it again'),
  'denyUnreasonable@B9d': told(
    '复核认为您有道理，12345 重新安排承办单位',
    'The review agrees with you; 12345 will find a unit for it',
  ),
  closeUnresolved: told('说明理由后结案', 'Closed with reasons', { quote: 'reply' }),
  orderRedo: told('提级裁定：再办', 'Decided at a higher level: to be done again'),
  putOnLedger: told('一时办不完，列入计划', 'Put on a plan', { quote: 'plan' }),
  reportMilestone: told('进展', 'Progress', { quote: 'progress' }),
  resumeHandling: told('{lead}恢复办理', '{lead} goes on with it'),
  add: told('您补充了情况', 'You added something', { quote: 'text' }),
  urge: told('您催了一下', 'You urged'),
  remind: told('12345 催办了{lead}', '12345 urged {lead}'),
  issueOrder: told('12345 发了督办单', '12345 issued a supervision order'),
  withdraw: told('您撤回了', 'You withdrew'),
  'withdraw@Z5': told('您退出了，这件事继续办', 'You left; the matter goes on'),
  'withdraw@Z6c': told('您退出了，复核照常做完', 'You left; the review goes on'),
  giveContact: told('您补留了联系方式', 'You left a number'),
  rate: told('您做了评价', 'You rated it'),
  'rate:satisfied': told('您评价：满意', 'You rated: satisfied'),
  'rate:unsatisfied': told('您评价：不满意', 'You rated: not satisfied'),
  'due:rating': told('评价期满，办结', 'Closed: the time for rating is over'),
  'due:supplement': told('补充期满，按现有情况办', 'The time for supplying is over; going on with what we have'),
  object: told('您提出异议', 'You objected', { quote: 'reason' }),
  upholdObjection: told('异议成立，重新办', 'Your objection was upheld; it is taken up again'),
  dismissObjection: told('异议不成立', 'Your objection was not upheld', { quote: 'reason' }),
  reopenByOffice: told('12345 复查不实，重新办', '12345 found it not done and reopened it'),
  raiseUrgency: told('按紧急件办', 'Now treated as urgent'),
  lowerUrgency: told('改按一般件办', 'Now treated as ordinary'),
  'due:archive': told('归档', 'Archived'),
};

/** What a running clock promises, and what it is called when it was missed. `{who}` is who owes it. */
export const clockWords: Partial<Record<ClockName, { readonly owed: Phrase; readonly name: Phrase }>> = {
  triage: { owed: ['12345 看过，定下归谁办', '12345 reads it and decides who must act'], name: ['受理', 'reading it'] },
  handover: { owed: ['对方确认接手', 'They confirm that they took over'], name: ['转接', 'handing over'] },
  dispatch: {
    owed: ['12345 交给承办单位', '12345 passes it on to the unit in charge'],
    name: ['派出', 'passing it on'],
  },
  sign: { owed: ['{who}签收', '{who} confirms receipt'], name: ['签收', 'confirming receipt'] },
  contact: { owed: ['{who}联系您', '{who} contacts you'], name: ['联系您', 'contacting you'] },
  onSite: { owed: ['{who}到现场', '{who} comes to the place'], name: ['到现场', 'coming to the place'] },
  feedback: {
    owed: ['{who}告诉您怎么处理', '{who} tells you what will be done'],
    name: ['首次反馈', 'the first answer'],
  },
  finish: { owed: ['{who}办好，并上报结果', '{who} does it and reports the result'], name: ['办结', 'finishing'] },
  result: { owed: ['{who}上报结果', '{who} reports the result'], name: ['结果上报', 'reporting the result'] },
  returnReview: {
    owed: ['12345 审定归谁办', '12345 decides who is in charge'],
    name: ['退单审核', 'deciding who is in charge'],
  },
  consult: { owed: ['会商归谁办', 'It is settled who is in charge'], name: ['会商', 'settling who is in charge'] },
  approval: {
    owed: ['{who}负责人审结果', 'The head of {who} reviews the result'],
    name: ['单位审批', 'its own review'],
  },
  check: { owed: ['12345 核对结果', '12345 checks the result'], name: ['核对结果', 'checking the result'] },
  callback: {
    owed: ['12345 回访您，问解决了没有', '12345 calls you and asks whether it is solved'],
    name: ['回访', 'calling you'],
  },
  ruling: { owed: ['12345 两人复核', 'Two people at 12345 review it'], name: ['复核', 'the review'] },
  final: { owed: ['提级裁定', 'Decision at a higher level'], name: ['提级裁定', 'the higher decision'] },
  objection: {
    owed: ['12345 复核您的异议', '12345 reviews your objection'],
    name: ['异议复核', 'reviewing the objection'],
  },
  milestone: { owed: ['{who}报告进展', '{who} reports progress'], name: ['报告进展', 'reporting progress'] },
  supplement: {
    owed: ['等您补充；到期就按现有情况办', 'Waiting for you; after that we go on with what we have'],
    name: ['补充', 'supplying'],
  },
  rating: { owed: ['等您评价；到期自动办结', 'Waiting for your rating; closed after that'], name: ['评价', 'rating'] },
};

/** How far a ticket is: steps that are still to come rank higher. Statuses not named are ended. */
export const rankByStatus: Partial<Record<TicketStatus, number>> = {
  registered: 0,
  awaitingInfo: 0,
  transferred: 0,
  awaitingDispatch: 1,
  consultation: 2,
  returnReview: 2,
  awaitingSign: 2,
  handling: 2,
  redoing: 2,
  supervised: 2,
  onLedger: 2,
  merged: 3,
  awaitingApproval: 3,
  checking: 4,
  awaitingCallback: 5,
  secondOpinion: 5,
  finalReview: 5,
  objectionReview: 5,
};

/** A step that will come when the ticket gets there. `clock`: shown only where that clock does not run already. */
export interface FutureStep {
  readonly rank: number;
  readonly clock: ClockName;
  readonly text: Phrase;
  readonly more?: Phrase;
  /** Only for people who left a number. */
  readonly needsContact?: boolean;
}

/** What is still to come, in order. */
export const futureSteps: readonly FutureStep[] = [
  { rank: 1, clock: 'dispatch', text: ['交给承办单位', 'Passed on to the unit in charge'] },
  { rank: 2, clock: 'finish', text: ['承办单位办好，并上报结果', 'The unit in charge does it and reports the result'] },
  { rank: 4, clock: 'check', text: ['12345 核对结果', '12345 checks the result'] },
  {
    rank: 5,
    clock: 'callback',
    text: ['12345 回访您，问解决了没有', '12345 calls you and asks whether it is solved'],
    more: ['不是承办单位打，是我们打', 'Not the unit in charge: we call you ourselves'],
    needsContact: true,
  },
];

/** Why time does not count now. */
export const pauseWords: Partial<Record<TicketStatus, Phrase>> = {
  awaitingInfo: ['等您补充，暂停计时', 'The clock stands still until you supply more'],
  returnReview: ['在审定归谁办，暂停计时', 'The clock stands still while it is decided who is in charge'],
  consultation: ['在商定归谁办，暂停计时', 'The clock stands still while it is settled who is in charge'],
  onLedger: ['按计划办，暂停计时', 'The clock stands still; there is a plan'],
};
