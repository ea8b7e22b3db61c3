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

const units: Record<Limit['unit'], string> = { minute: '分钟', hour: '小时', day: '天', officeHour: '个工作小时', workingDay: '个工作日' };

/** 30 分钟, 15 个工作日. */
export const presentLimit = ({ n, unit }: Limit): string => `${n} ${units[unit]}`;

/** What a unit owes after a dispatch, in the order in which it should do it. */
const shown: readonly ClockName[] = ['sign', 'contact', 'onSite', 'feedback', 'finish'];

const lengthOf = (clock: Clock, { findDeadlineRule }: Wording): string => {
  const rule = findDeadlineRule(clock.rule.split(' ')[0] ?? '');
  return rule ? ` ${presentLimit(rule.limit)}` : '';
};

const byName = (one: Clock, other: Clock): number => shown.indexOf(one.name) - shown.indexOf(other.name);

/** The result is counted from 处理完毕, an instant that nobody knows yet. */
const resultOf = (facts: DeadlineFacts, { deadlines }: Pick<Knowledge, 'deadlines'>): InstantView[] => {
  const rule = ruleFor(deadlines, 'result', facts);
  return rule ? [{ at: `+${presentLimit(rule.limit)}`, text: '处理完毕后上报结果' }] : [];
};

/** The instants of a state that was foretold, as the component `instants` prints them. */
export const presentInstants = (foretold: TicketState, knowledge: Pick<Knowledge, 'deadlines'>, wording: Wording): InstantView[] => {
  const clocks = foretold.clocks.filter((clock) => clock.state === 'running' && shown.includes(clock.name) && clock.task === null);
  const facts = { urgent: foretold.counters.urg === 1, type: foretold.demand.type, kind: foretold.demand.kind };
  return [
    ...clocks.sort(byName).map((clock) => ({
      at: presentInstant(new Date(clock.dueAt), wording.now).replace(/^今天 /, ''),
      text: `${clockKind(clock.name).zh}${lengthOf(clock, wording)}`,
    })),
    ...resultOf(facts, knowledge),
  ];
};
