// The instants that sending out would start, computed by the very deadlines that will count.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { ClockName } from '../../workflows/domain/clock-names.ts';
import { ruleFor } from '../../workflows/domain/deadlines.ts';
import type { DeadlineFacts } from '../../workflows/domain/deadlines.ts';
import type { Clock, TicketState } from '../../workflows/domain/ticket.ts';
import type { Limit } from '../../workflows/domain/working-time.ts';
import type { Wording } from '../tickets/wording.ts';
import { presentInstant } from '../views/present-time.ts';

/** One instant and what is owed by then. */
export interface InstantView {
  readonly at: string;
  readonly text: string;
}

const units: Record<Limit['unit'], string> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  officeHour: '个工作小时',
  workingDay: '个工作日',
};

/** 30 分钟, 15 个工作日. */
export const presentLimit = ({ n, unit }: Limit): string => `${n} ${units[unit]}`;

/** What a unit owes after a dispatch. */
const shown: readonly ClockName[] = ['sign', 'contact', 'onSite', 'feedback', 'finish'];

const lengthOf = (clock: Clock, { findDeadlineRule }: Wording): string => {
  const rule = findDeadlineRule(clock.rule.split(' ')[0] ?? '');
  return rule ? ` ${presentLimit(rule.limit)}` : '';
};

const byDue = (one: Clock, other: Clock): number => (one.dueAt < other.dueAt ? -1 : 1);

// 今天 goes without saying, and the weekday finds no room beside the date.
const short = (at: string, { now }: Wording): string => presentInstant(new Date(at), now).replace(/^今天 | 周./, '');

/** The result is counted from 处理完毕, an instant that nobody knows yet. */
const resultOf = (facts: DeadlineFacts, { deadlines }: Pick<Knowledge, 'deadlines'>): InstantView[] => {
  const rule = ruleFor(deadlines, 'result', facts);
  return rule ? [{ at: `+${presentLimit(rule.limit)}`, text: '处理完毕后上报结果' }] : [];
};

/** The instants of a state that was foretold, as the component `instants` prints them. */
export const presentInstants = (
  foretold: TicketState,
  knowledge: Pick<Knowledge, 'deadlines'>,
  wording: Wording,
): InstantView[] => {
  const clocks = foretold.clocks.filter(
    (clock) => clock.state === 'running' && shown.includes(clock.name) && clock.task === null,
  );
  const facts = { urgent: foretold.counters.urg === 1, type: foretold.demand.type, kind: foretold.demand.kind };
  return [
    ...clocks.sort(byDue).map((clock) => ({
      at: short(clock.dueAt, wording),
      text: `${clockKind(clock.name).zh}${lengthOf(clock, wording)}`,
    })),
    ...resultOf(facts, knowledge),
  ];
};
