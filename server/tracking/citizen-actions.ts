// What a citizen may do, in their words. Which of it is possible now, the domain's table says and nobody else.
import { availableActions } from '../../workflows/domain/available-actions.ts';
import { chooseRow } from '../../workflows/domain/decide.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';
import { CITIZEN } from '../channels/incoming-message.ts';
import type { IconName } from '../views/icon-names.ts';
import type { Phrase } from './say.ts';

/** How an action is offered: the button, the heading of its form, what it does, and what is said when it is done. */
export interface CitizenAction {
  readonly button: Phrase;
  readonly title: Phrase;
  readonly effect: Phrase;
  readonly done: Phrase;
  readonly icon: IconName;
  /** The button that sends the form, where it is not the one that opened it. */
  readonly send?: Phrase;
  /** Effect and answer as long as no unit is in charge. */
  readonly unled?: { readonly effect: Phrase; readonly done: Phrase };
}

/** In the order of the buttons. */
export const citizenActions: Readonly<Record<string, CitizenAction>> = {
  supply: {
    button: ['现在补充', 'Supply it now'],
    title: ['补充', 'Supply what is missing'],
    send: ['提交补充', 'Send it'],
    icon: 'message-plus',
    effect: ['补充后马上接着办，时限继续计算。', 'We go on at once, and the clocks run again.'],
    done: ['补充收到了，接着办', 'Received; we go on with it'],
  },
  satisfied: {
    button: ['解决了，满意', 'Solved'],
    title: ['解决了，满意', 'Solved, satisfied'],
    send: ['确认满意，办结', 'Confirm and close'],
    icon: 'mood-smile',
    effect: [
      '这件事办结，12345 不再打电话回访。30 天内还可以提出异议。',
      'This closes the matter; 12345 will not call. You can still object within 30 days.',
    ],
    done: ['谢谢，这件事办结了', 'Thank you; the matter is closed'],
  },
  rateUnsatisfied: {
    button: ['不满意', 'Not satisfied'],
    title: ['哪里不满意', 'What is wrong'],
    send: ['提交，请 12345 回访', 'Send; have 12345 call me'],
    icon: 'mood-sad',
    effect: [
      '12345 会尽快打电话给您核实，有道理的退回重办。',
      '12345 will call you soon; if you are right, it must be done again.',
    ],
    done: ['记下了，12345 会尽快回访您', 'Noted; 12345 will call you soon'],
  },
  cannotJudge: {
    button: ['不评价', 'No rating'],
    title: ['不评价', 'No rating'],
    send: ['确认不评价，办结', 'Close without a rating'],
    icon: 'dots',
    effect: [
      '这件事按“无法评价”办结，12345 不再打电话。',
      'The matter is closed without a rating; 12345 will not call.',
    ],
    done: ['这件事办结了', 'The matter is closed'],
  },
  rate: {
    button: ['评价', 'Rate it'],
    title: ['您怎么评价', 'How do you rate it'],
    send: ['提交评价', 'Send the rating'],
    icon: 'star',
    effect: ['评价计入 12345 的统计。', 'Your rating is counted.'],
    done: ['谢谢，评价记下了', 'Thank you; your rating is noted'],
  },
  add: {
    button: ['补充情况或照片', 'Add details'],
    title: ['补充情况', 'Add details or photos'],
    send: ['提交补充', 'Send it'],
    icon: 'message-plus',
    effect: ['承办单位马上会看到。', 'The unit in charge sees it at once.'],
    done: ['补充的内容已转给承办单位', 'Added; the unit in charge has it'],
    unled: {
      effect: [
        '12345 马上会看到；交给承办单位时一并转过去。',
        '12345 sees it at once, and passes it on with the rest.',
      ],
      done: ['补充的内容收到了', 'Added'],
    },
  },
  urge: {
    button: ['催一下', 'Urge'],
    title: ['催一下', 'Urge'],
    icon: 'bell',
    effect: [
      '承办单位和督办员都会收到提醒。每天最多两次。',
      'The unit in charge and the supervisor are reminded. Twice a day at most.',
    ],
    done: ['已提醒承办单位和督办员', 'The unit in charge and the supervisor were reminded'],
    unled: {
      effect: ['12345 的督办员会收到提醒。每天最多两次。', 'The supervisor at 12345 is reminded. Twice a day at most.'],
      done: ['已提醒 12345 的督办员', 'The supervisor at 12345 was reminded'],
    },
  },
  giveContact: {
    button: ['补留联系方式', 'Leave a number'],
    title: ['补留联系方式', 'Leave a number'],
    send: ['保存', 'Save'],
    icon: 'phone',
    effect: [
      '承办单位会联系您，办好后 12345 回访您。',
      'The unit in charge will contact you, and 12345 will call you in the end.',
    ],
    done: ['联系方式收到了', 'Your number is kept'],
  },
  object: {
    button: ['有异议', 'Object'],
    title: ['有异议', 'Object'],
    send: ['提出异议', 'Send the objection'],
    icon: 'flag',
    effect: [
      '由没有经手过这件事的人复核，结果写在这里。每件事可以提一次。',
      'Somebody who had no part in it reviews it and answers here. Once for each matter.',
    ],
    done: ['异议收到了，12345 会复核', 'Received; 12345 will review it'],
  },
  withdraw: {
    button: ['撤回', 'Withdraw'],
    title: ['撤回', 'Withdraw'],
    send: ['确认撤回', 'Withdraw it'],
    icon: 'x',
    effect: [
      '这件事停办，所有时限取消。30 天内可以提出异议恢复。',
      'Work on it stops and all clocks end. You can object within 30 days to take it up again.',
    ],
    done: ['已撤回', 'Withdrawn'],
  },
};

/** Withdrawing means different things by the row that fits: some matters go on without the person. */
const effectByRow: Readonly<Record<string, Phrase>> = {
  Z5: [
    '您退出后不再有人联系、回访您，但这件事会继续办：它涉及安全、举报、紧急情况或还有别人反映。',
    'Nobody will contact you any more, but the matter goes on: it is about safety, wrongdoing, an emergency, or others reported it too.',
  ],
  Z6: ['这件事按“不再追究”办结，12345 不再回访您。', 'The matter is closed; 12345 will not call you.'],
  Z6b: ['这件事按“不再追究”办结，12345 不再回访您。', 'The matter is closed; 12345 will not call you.'],
  Z6c: ['您退出后不再有人联系您，但复核会照常做完。', 'Nobody will contact you any more, but the review goes on.'],
};

/** What the effect of an action on this ticket would be. */
export const effectOf = (state: TicketState, action: string): Phrase => {
  const row = chooseRow(state, action);
  const special = 'code' in row ? undefined : effectByRow[row.id];
  const words = citizenActions[action];
  return special ?? (state.lead === null ? words?.unled?.effect : undefined) ?? words?.effect ?? ['', ''];
};

/** What is said when an action was done; undefined for what is none. */
export const doneWords = ({ lead }: TicketState, action: string): Phrase | undefined => {
  const words = Object.hasOwn(citizenActions, action) ? citizenActions[action] : undefined;
  return (lead === null ? words?.unled?.done : undefined) ?? words?.done;
};

/** Under which name a browser keeps what was typed: the words for one ticket must not turn up on another. */
export const citizenDraft = (no: TicketNo, action: string): string => `citizen-${action}-${no}`;

/** The actions that the citizen may take on this ticket now, in the order of the buttons. */
export const listCitizenActions = (state: TicketState): string[] => {
  const possible = new Set(availableActions(state, CITIZEN).map(({ action }) => action));
  return Object.keys(citizenActions).filter((action) => possible.has(action));
};
