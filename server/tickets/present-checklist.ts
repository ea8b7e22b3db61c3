// 上报清单: what a submission still lacks, why it is asked, and where to do it. The same questions as the guards of the row.
import { findOpenClock } from '../../workflows/domain/clock-book.ts';
import type { ClockName } from '../../workflows/domain/clock-names.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';
import type { TrailItem } from '../views/component-views.ts';
import type { Wording } from './wording.ts';

interface Duty {
  readonly clock: ClockName;
  readonly action: string;
  readonly done: string;
  readonly missing: string;
  readonly why: string;
}

const duties: readonly Duty[] = [
  {
    clock: 'contact',
    action: 'contact',
    done: '已先行联系诉求人',
    missing: '还没有联系诉求人',
    why: '没有联系就答复，回访时多半不满意',
  },
  {
    clock: 'onSite',
    action: 'arrive',
    done: '已到场',
    missing: '还没有到场',
    why: '紧急件要有现场证据；没有现场的请派单员免到场',
  },
];

const dutyItem = ({ clock, action, done, missing, why }: Duty, state: TicketState): TrailItem[] => {
  if (findOpenClock(state.clocks, clock)) {
    return [
      {
        tone: 'todo',
        text: missing,
        when: why,
        link: { text: '现在去做', href: `/tickets/${state.no}/actions/${action}` },
      },
    ];
  }
  return state.clocks.some((one) => one.name === clock && one.state !== 'cancelled')
    ? [{ tone: 'met', text: done }]
    : [];
};

const assistItems = (state: TicketState, { unitName }: Wording): TrailItem[] =>
  state.tasks.map((task) =>
    task.a === 0
      ? { tone: 'met', text: `${unitName(task.unit)}协办已结束` }
      : { tone: 'todo', text: `等${unitName(task.unit)}协办反馈`, when: '协办都结束才能上报；等不到的请派单员免除' },
  );

const advice = (state: TicketState): TrailItem[] => [
  ...(findOpenClock(state.clocks, 'feedback')
    ? [{ tone: 'todo' as const, text: '首次反馈还没有写', when: '可以先写；直接上报则一并结束' }]
    : []),
  ...(state.counters.reach === 0
    ? [{ tone: 'todo' as const, text: '须附现场或书面证据', when: '诉求人没有留联系方式，审核员只能凭证据判断' }]
    : []),
];

/** The check-list of a submission: green what is done, open what is missing, each with its reason. */
export const presentSubmitChecklist = (state: TicketState, wording: Wording): TrailItem[] => [
  ...duties.flatMap((duty) => dutyItem(duty, state)),
  ...assistItems(state, wording),
  ...advice(state),
];
