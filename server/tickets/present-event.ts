// One event of the log as an entry of the trail: what a person would say, when, who, and whether it was in time.
import { clockKind } from '../../workflows/domain/clock-names.ts';
import { addresseeOf } from '../../workflows/domain/supervision.ts';
import type { ClockFact, TicketEvent } from '../../workflows/domain/ticket.ts';
import { rows } from '../../workflows/domain/transition-grammar.ts';
import type { TrailItem } from '../views/component-views.ts';
import { presentDuration, presentInstant } from '../views/present-time.ts';
import { eventWords, saidTexts } from './event-words.ts';
import type { EventWords } from './event-words.ts';
import type { Wording } from './wording.ts';

/** An entry of the trail with the ids of what was handed in with it. */
export interface TrailEntry extends TrailItem {
  readonly seq: number;
  readonly files: readonly string[];
}

/** Who may not see who asked: names and numbers are left out of what is printed. */
export interface EventOptions {
  readonly hideIdentity?: boolean;
}

type EntryTone = 'calm' | 'risk' | 'late' | 'met';

const rowLabels = new Map(rows.map((row) => [row.id, row.zh.replace(/[（(].*$/, '')]));
/** Phone numbers inside free text, for readers who must not learn who asked. */
const phoneNumber = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g;

/** Free text without the phone numbers in it. */
export const maskNumbers = (text: string): string => text.replace(phoneNumber, '（号码已隐去）');

const seconds = (ms: number): string =>
  ms < 60_000 ? `${(Math.max(0, ms) / 1000).toFixed(1)} 秒` : presentDuration(ms);

/** How late a step fired, after the instant at which it was wanted. */
const lagOf = ({ clock }: ClockFact, event: TicketEvent): string => {
  const wanted = clock.steps[clock.fired - 1] ?? clock.dueAt;
  return `提醒滞后 ${seconds(Date.parse(event.at) - Date.parse(wanted))}`;
};

const stepPercents = ['', '50%', '80%', '到时'];

/** What a red clock brought about: an order of the system, its draft, one more cause of the open one, or a level up. */
const consequenceOf = (event: TicketEvent, fact: ClockFact): string => {
  if (clockKind(fact.clock.name).onDue === 'recur') return '，督办升一级';
  if (event.counters.lvl !== undefined) return '，系统已发督办单';
  return event.counters.sup === 3 ? '，已起草督办单' : '，已并入督办单';
};

const tellStep = (
  event: TicketEvent,
  fact: ClockFact,
  lead: string | null,
  wording: Wording,
): EventWords & { tone: EntryTone } => {
  const { zh } = clockKind(fact.clock.name);
  const who = wording.addresseeName(addresseeOf(fact.clock.name, fact.clock.unit, lead));
  if (fact.do === 'breach') {
    return { tone: 'late', text: `${zh}到时未完成`, more: consequenceOf(event, fact) };
  }
  return {
    tone: fact.clock.fired >= 2 ? 'risk' : 'calm',
    text: `${stepPercents[fact.clock.fired] ?? ''} 提醒 ${who}`,
    more: `，${zh}`,
  };
};

const machineEntry = (event: TicketEvent, lead: string | null, wording: Wording): TrailEntry | null => {
  const fact = event.clocks.find((one) => one.do === 'step' || one.do === 'breach' || one.do === 'lapse');
  if (!fact) return null;
  const when = presentInstant(new Date(event.at), wording.now);
  if (fact.do === 'lapse') {
    return { seq: event.seq, files: [], tone: 'calm', text: `${clockKind(fact.clock.name).zh}结束`, when };
  }
  return {
    seq: event.seq,
    files: [],
    ...tellStep(event, fact, lead, wording),
    when: `${when} · ${lagOf(fact, event)}`,
  };
};

const promiseOf = (fact: ClockFact): { promise: string; mark: 'check' | 'alert-triangle' } => {
  const { zh } = clockKind(fact.clock.name);
  const ended = Date.parse(fact.clock.endedAt ?? fact.clock.dueAt);
  const late = ended - Date.parse(fact.clock.dueAt);
  return fact.clock.state === 'late'
    ? { promise: `${zh}晚了 ${presentDuration(late)}`, mark: 'alert-triangle' }
    : { promise: `${zh}用时 ${presentDuration(ended - Date.parse(fact.clock.startedAt))}`, mark: 'check' };
};

const wordsOf = (event: TicketEvent, wording: Wording): EventWords =>
  eventWords[event.action]?.(event, wording) ?? { text: rowLabels.get(event.row) ?? '情况记录' };

const whoDid = ({ by, cosign }: TicketEvent, hideIdentity: boolean): string => {
  const name = hideIdentity && by.id === 'citizen' ? '诉求人' : by.name;
  return cosign ? `${name}、${cosign.name}会签` : name;
};

const statedAt = (event: TicketEvent, wording: Wording): string => {
  const value = event.said['doneAt'];
  return typeof value === 'string' ? ` · 补报，真实时间${presentInstant(new Date(value), wording.now)}` : '';
};

const redact = (words: EventWords): EventWords => ({
  text: words.text,
  ...(words.more !== undefined && { more: maskNumbers(words.more.replace(/，尾号 \d+/, '')) }),
  ...(words.quote !== undefined && { quote: maskNumbers(words.quote) }),
});

/** How the entry looks: a kept promise green, a broken one red; what merely happened grey. */
const toneOf = (stopped: ClockFact | undefined, isUnderWay: boolean): EntryTone => {
  if (stopped?.clock.state === 'late') return 'late';
  return stopped || isUnderWay ? 'met' : 'calm';
};

const personEntry = (event: TicketEvent, wording: Wording, { hideIdentity = false }: EventOptions): TrailEntry => {
  const stopped = event.clocks.filter((fact) => fact.do === 'stop' || fact.do === 'excuse');
  const worst = stopped.find((fact) => fact.clock.state === 'late') ?? stopped[0];
  const words = hideIdentity ? redact(wordsOf(event, wording)) : wordsOf(event, wording);
  const isNote = event.row === 'NOTE';
  return {
    seq: event.seq,
    files: [...saidTexts(event, 'evidence'), ...saidTexts(event, 'photos')],
    tone: isNote ? 'calm' : toneOf(worst, event.to !== event.from),
    ...words,
    ...(isNote && { more: '（当时已不能照办，作为情况记下）' }),
    ...(worst && promiseOf(worst)),
    when: `${presentInstant(new Date(event.at), wording.now)} · ${whoDid(event, hideIdentity)}${statedAt(event, wording)}`,
  };
};

/** One event as an entry of the trail; null where nothing happened that anybody would tell (a step that was not needed). */
export const presentEvent = (
  event: TicketEvent,
  lead: string | null,
  wording: Wording,
  options: EventOptions = {},
): TrailEntry | null =>
  event.row === 'STEP' ? machineEntry(event, lead, wording) : personEntry(event, wording, options);

/** The 50 % reminders fill a log and say little: they stand in the ledgers, not in the trail. */
const isWorthTelling = ({ row, clocks }: TicketEvent): boolean =>
  row !== 'STEP' || clocks.some((fact) => fact.do !== 'step' || fact.clock.fired >= 2);

/** The log worth telling, newest first; every entry is told with the unit that led at that moment. */
export const presentTrail = (
  events: readonly TicketEvent[],
  wording: Wording,
  options: EventOptions = {},
): TrailEntry[] => {
  let lead: string | null = null;
  const entries = events.map((event) => {
    lead = event.changes.lead === undefined ? lead : event.changes.lead;
    return isWorthTelling(event) ? presentEvent(event, lead, wording, options) : null;
  });
  return entries.filter((entry) => entry !== null).reverse();
};
