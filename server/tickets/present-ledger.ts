// The ledger of each clock (时限台账): when it started by which rule, what paused or moved it, and how it ended.
import { isOpenClock } from '../../workflows/domain/clock-book.ts';
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { Clock, ClockFact, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import type { LimitUnit } from '../../workflows/domain/working-time.ts';
import type { TrailItem } from '../views/component-views.ts';
import { presentDuration, presentInstant } from '../views/present-time.ts';
import { byUrgency, presentTicketClock } from './present-clock.ts';
import type { TicketClockView } from './present-clock.ts';
import { presentEvent } from './present-event.ts';
import type { Wording } from './wording.ts';

/** A clock that opens to its ledger. `past`: of an earlier dispatch or round, kept for the record. */
export interface ClockLedger extends TicketClockView {
  readonly ledger: readonly TrailItem[];
  readonly rule: string;
  readonly past: boolean;
}

const unitWords: Readonly<Record<LimitUnit, string>> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  officeHour: '个工作小时',
  workingDay: '个工作日',
};

/** A limit in words: 24 小时, 7 个工作日. */
export const lengthWords = (length: number, unit: LimitUnit): string =>
  unit === 'minute' && length >= 60 && length % 60 === 0
    ? `${length / 60} 小时`
    : `${Math.ceil(length * 100) / 100} ${unitWords[unit]}`;

/** The rule in force when the clock was set, in words: its limit, its ground and the version of the office's table. */
export const ruleWords = (clock: ClockFact['clock'], wording: Wording): string => {
  const [id = '', version = ''] = clock.rule.split(' v');
  if (clock.length === 0) {
    return id === 'assist-share' ? `主办剩余时间的一半 · 时限表第 ${version} 版` : '由人指定的时刻';
  }
  const ground = wording.findDeadlineRule(id)?.ground;
  return `${clockKind(clock.name).zh} ${lengthWords(clock.length, clock.counts)} · 时限表第 ${version} 版${ground === undefined ? '' : ` · ${ground}`}`;
};

interface Line {
  readonly fact: ClockFact;
  readonly event: TicketEvent;
  /** The clock as it stood on the line before, if there was one. */
  readonly before: ClockFact['clock'] | undefined;
}

type LineWords = Pick<TrailItem, 'tone' | 'text'> & { readonly more?: string };

const lateBy = ({ fact: { clock } }: Line): string =>
  presentDuration(Date.parse(clock.endedAt ?? clock.dueAt) - Date.parse(clock.dueAt));
const dueWords = ({ fact }: Line, wording: Wording): string =>
  `，到期 ${presentInstant(new Date(fact.clock.dueAt), wording.now)}`;
const movedWords = (line: Line, wording: Wording): string =>
  line.before
    ? `：${presentInstant(new Date(line.before.dueAt), wording.now)} → ${presentInstant(new Date(line.fact.clock.dueAt), wording.now)}`
    : dueWords(line, wording);

const lineWords: Readonly<Record<ClockFact['do'], (line: Line, wording: Wording) => LineWords>> = {
  start: (line, wording) => ({ tone: 'calm', text: '起算', more: dueWords(line, wording) }),
  stop: (line) =>
    line.fact.clock.state === 'late'
      ? { tone: 'late', text: '已完成，晚了', more: ` ${lateBy(line)}` }
      : {
          tone: 'met',
          text: '按时完成',
          more: `，用时 ${presentDuration(Date.parse(line.fact.clock.endedAt ?? '') - Date.parse(line.fact.clock.startedAt))}`,
        },
  cancel: ({ fact }) => ({ tone: 'calm', text: fact.clock.state === 'replaced' ? '改按新的时限' : '不再需要' }),
  pause: () => ({ tone: 'calm', text: '暂停' }),
  resume: (line, wording) => ({
    tone: 'calm',
    text: '恢复计时',
    more: line.before?.pausedAt
      ? `，停了 ${presentDuration(Date.parse(line.event.at) - Date.parse(line.before.pausedAt))}${dueWords(line, wording)}`
      : dueWords(line, wording),
  }),
  rebase: (line, wording) => ({ tone: 'calm', text: '到期改后', more: movedWords(line, wording) }),
  hasten: (line, wording) => ({ tone: 'calm', text: '到期提前', more: movedWords(line, wording) }),
  revive: (line, wording) => ({ tone: 'calm', text: '督办限期，逾期记录保留', more: movedWords(line, wording) }),
  step: ({ fact }) => ({
    tone: fact.clock.fired >= 2 ? 'risk' : 'calm',
    text: fact.clock.fired >= 2 ? '80% 提醒' : '50% 提醒',
  }),
  breach: () => ({ tone: 'late', text: '到时未完成' }),
  lapse: () => ({ tone: 'calm', text: '期限结束' }),
  excuse: () => ({ tone: 'met', text: '核实为按时完成', more: '，只是晚到系统；已发的提醒照留' }),
};

/** The basis of a line: the event that moved the clock, in its own words. */
const basisOf = (line: Line, lead: string | null, wording: Wording): string => {
  const entry = presentEvent(line.event, lead, wording);
  const at = presentInstant(new Date(line.event.at), wording.now);
  const isOwnStep = line.fact.do === 'step' || line.fact.do === 'breach' || line.fact.do === 'lapse';
  if (isOwnStep || entry === null) return entry?.when ?? at;
  return `${at} · 因“${entry.text}” · ${line.event.by.name}`;
};

const chainOf = (clock: ClockFact['clock']): string => [clock.name, clock.task, clock.dispatch, clock.round].join('/');

/** The lines of every clock in the order of the log; a clock and its successors (rebased, hastened) share one ledger. */
const linesByChain = (events: readonly TicketEvent[]): Map<string, Line[]> => {
  const chains = new Map<string, Line[]>();
  for (const event of events) {
    for (const fact of event.clocks) {
      const lines = chains.get(chainOf(fact.clock)) ?? [];
      // What was replaced is told by its successor's line, with both instants.
      const isSuperseded =
        fact.clock.state === 'replaced' &&
        event.clocks.some((other) => other !== fact && chainOf(other.clock) === chainOf(fact.clock));
      if (!isSuperseded) lines.push({ fact, event, before: lines.at(-1)?.fact.clock });
      chains.set(chainOf(fact.clock), lines);
    }
  }
  return chains;
};

const presentLine = (line: Line, state: TicketState, wording: Wording): TrailItem => ({
  ...lineWords[line.fact.do](line, wording),
  when: basisOf(line, line.fact.clock.unit ?? state.lead, wording),
});

const presentOne = (clock: Clock, lines: readonly Line[], state: TicketState, wording: Wording): ClockLedger => {
  const view = presentTicketClock(clock, state, wording);
  return {
    ...view,
    ledger: lines.map((line) => presentLine(line, state, wording)).reverse(),
    rule: [ruleWords(clock, wording), view.note].filter(Boolean).join(' · '),
    past: !isOpenClock(clock) && (clock.dispatch < state.dispatchNo || clock.round < state.counters.round),
  };
};

/** Every clock of a ticket with its ledger, the most urgent first; cancelled ones that never mattered come last. */
export const presentLedgers = (state: TicketState, events: readonly TicketEvent[], wording: Wording): ClockLedger[] => {
  const chains = linesByChain(events);
  const newest = new Map(state.clocks.map((clock) => [chainOf(clock), clock]));
  return [...newest.values()]
    .sort(byUrgency)
    .map((clock) => presentOne(clock, chains.get(chainOf(clock)) ?? [], state, wording));
};
