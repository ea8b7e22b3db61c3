// 为什么晚了: one clock of a ticket, who held it how long, what paused it, by which rule, and the trail up to its end.
import { isOpenClock } from '../../workflows/domain/clock-book.ts';
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { Clock, TicketEvent } from '../../workflows/domain/ticket.ts';
import { presentDuration, presentInstant } from '../views/present-time.ts';
import { presentTicketClock } from './present-clock.ts';
import type { TicketClockView } from './present-clock.ts';
import { maskNumbers, presentTrail } from './present-event.ts';
import type { TrailEntry } from './present-event.ts';
import { presentHolding } from './present-holding.ts';
import type { HoldPart } from './present-holding.ts';
import { ruleWords } from './present-ledger.ts';
import type { Sight } from './sight.ts';
import type { TicketFile } from './ticket-record.ts';
import type { Wording } from './wording.ts';

/** The whole answer to “why was this late”, ready to print. `others` are the ticket's other clocks worth asking about. */
export interface WhyLate {
  readonly no: string;
  readonly href: string;
  readonly ticketTitle: string;
  readonly headline: string;
  readonly rule: string;
  readonly span: string;
  readonly pauses: readonly string[];
  readonly parts: readonly HoldPart[];
  readonly trail: readonly TrailEntry[];
  readonly clock: TicketClockView;
  readonly others: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
}

const endOf = (clock: Clock, now: Date): number => Date.parse(clock.endedAt ?? now.toISOString());
const lateMs = (clock: Clock, now: Date): number =>
  clock.state === 'red' || clock.state === 'late' ? endOf(clock, now) - Date.parse(clock.dueAt) : 0;

const isAskable = (clock: Clock): boolean => {
  const { onDue } = clockKind(clock.name);
  return (
    onDue !== 'row' && onDue !== 'lapse' && (isOpenClock(clock) || clock.state === 'met' || clock.state === 'late')
  );
};

/** The clock asked for by key, else the latest of the late ones, else the one due first. */
const chooseClock = (clocks: readonly Clock[], key: string | undefined, now: Date): Clock | undefined =>
  clocks.find((clock) => clock.key === key) ??
  [...clocks].filter(isAskable).sort((a, b) => lateMs(b, now) - lateMs(a, now) || (a.dueAt < b.dueAt ? -1 : 1))[0];

const headlineOf = (clock: Clock, now: Date): string => {
  const { zh } = clockKind(clock.name);
  const late = lateMs(clock, now);
  if (late > 0) return `为什么晚了：${zh}，${presentDuration(late)}`;
  return isOpenClock(clock) ? `${zh}还没有到期` : `${zh}按时完成`;
};

/** The pauses of a clock with their basis, in the order in which they were made. */
const pausesOf = (clock: Clock, events: readonly TicketEvent[], wording: Wording): string[] =>
  events.flatMap((event) =>
    event.clocks
      .filter((fact) => fact.do === 'pause' && fact.clock.name === clock.name && fact.clock.task === clock.task)
      .map(() => {
        const [entry] = presentTrail([event], wording);
        const resumed = events.find(
          (later) =>
            later.seq > event.seq &&
            later.clocks.some((fact) => fact.do === 'resume' && fact.clock.name === clock.name),
        );
        const length = presentDuration(Date.parse(resumed?.at ?? wording.now.toISOString()) - Date.parse(event.at));
        return `${presentInstant(new Date(event.at), wording.now)} 因“${entry?.text ?? ''}”暂停，${resumed ? `停了 ${length}` : `至今 ${length}`}`;
      }),
  );

const spanOf = (clock: Clock, { now }: Wording): string =>
  `${presentInstant(new Date(clock.startedAt), now)} 起算，${presentInstant(new Date(clock.dueAt), now)} 到期`;

/** What people did, and of the machine's reminders those of this clock alone. */
const belongsTo =
  (clock: Clock) =>
  (event: TicketEvent): boolean =>
    event.row !== 'STEP' ||
    event.clocks.some((fact) => fact.clock.name === clock.name && fact.clock.task === clock.task);

/** Undefined where the ticket has no clock to ask about. `key` is a clock's key, as links carry it. */
export const presentWhyLate = (
  { no, state, events, intake }: TicketFile,
  key: string | undefined,
  wording: Wording,
  sight: Sight,
): WhyLate | undefined => {
  const clock = chooseClock(state.clocks, key, wording.now);
  if (!clock) return undefined;
  const until = events.filter((event) => Date.parse(event.at) <= endOf(clock, wording.now));
  const href = `/tickets/${no}`;
  return {
    no,
    href,
    ticketTitle: sight.mask ? intake.title : maskNumbers(intake.title),
    headline: headlineOf(clock, wording.now),
    rule: ruleWords(clock, wording),
    span: spanOf(clock, wording),
    pauses: pausesOf(clock, events, wording),
    parts: presentHolding(clock, state.openedAt, until, wording.now),
    trail: presentTrail(until.filter(belongsTo(clock)), wording, { hideIdentity: !sight.mask }),
    clock: presentTicketClock(clock, state, wording),
    others: state.clocks.filter(isAskable).map((one) => ({
      text: clockKind(one.name).zh + (one.round > 0 ? `（第 ${one.round} 轮）` : ''),
      href: `${href}/why-late?clock=${encodeURIComponent(one.key)}`,
      current: one.key === clock.key,
    })),
  };
};
