// Tracked like a parcel: what happened, each with its promise kept or broken; what is owed now; what is still to come.
import { clockKind } from '../../workflows/domain/clock-names.ts';
import { choices } from '../../workflows/domain/action-forms.ts';
import { addresseeOf } from '../../workflows/domain/supervision.ts';
import type { Clock, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import type { LimitUnit } from '../../workflows/domain/working-time.ts';
import type { Wording } from '../tickets/wording.ts';
import type { TrailItem } from '../views/component-views.ts';
import { presentDuration, presentInstant } from '../views/present-time.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import type { PhotoViews } from './citizen-photos.ts';
import { say } from './say.ts';
import type { Phrase } from './say.ts';
import { clockWords, eventWords, futureSteps, pauseWords, rankByStatus } from './step-words.ts';
import type { EventWords } from './step-words.ts';

/** In which language and at which instant something is told. */
export interface Telling {
  readonly wording: Wording;
  readonly language: TimeLanguage;
}

const unitWords: Readonly<Record<LimitUnit, Phrase>> = {
  minute: ['{n} 分钟', '{n} minutes'],
  hour: ['{n} 小时', '{n} hours'],
  day: ['{n} 天', '{n} days'],
  officeHour: ['{n} 个工作小时', '{n} office hours'],
  workingDay: ['{n} 个工作日', '{n} working days'],
};

const at = (instant: string, { wording, language }: Telling): string =>
  presentInstant(new Date(instant), wording.now, language);

/** Everybody at the centre, for outsiders. */
export const CENTRE = '12345';

/** Who owes a clock, for outsiders: a unit by its name, or the centre. */
export const debtorOf = (clock: Clock, lead: string | null, { wording }: Telling): string => {
  const address = addresseeOf(clock.name, clock.unit, lead);
  return address.startsWith('unit:') ? wording.unitName(address.slice(5)) : CENTRE;
};

const isNatural = (unit: LimitUnit): boolean => unit === 'minute' || unit === 'hour' || unit === 'day';

const keptWords: Phrase = ['承诺 {limit}内{took}', 'promised within {limit}{took}'];
const lateWords: Phrase = ['承诺 {limit}内，晚了 {over}', 'promised within {limit}, {over} late'];

/** The promise behind a step that stopped a clock. A limit in office time is not compared with natural time. */
const judged = (
  { startedAt, dueAt, endedAt, state, length, counts }: Clock,
  { language }: Telling,
): Pick<TrailItem, 'promise' | 'mark'> => {
  const ended = Date.parse(endedAt ?? dueAt);
  const limit = length > 0 ? say(unitWords[counts], language, { n: String(Math.ceil(length * 10) / 10) }) : '';
  const over = presentDuration(ended - Date.parse(dueAt), language);
  const took = presentDuration(ended - Date.parse(startedAt), language);
  if (state === 'late') {
    return {
      promise:
        limit === ''
          ? say(['晚了 {over}', '{over} late'], language, { over })
          : say(lateWords, language, { limit, over }),
      mark: 'x',
    };
  }
  const spent = isNatural(counts) ? say(['，用时 {took}', ', took {took}'], language, { took }) : '';
  return limit === '' ? {} : { promise: say(keptWords, language, { limit, took: spent }), mark: 'check' };
};

const findWords = ({ action, said, row }: TicketEvent): EventWords | undefined => {
  const choice = said['result'] ?? said['judged'];
  return row === 'NOTE'
    ? undefined
    : (eventWords[`${action}:${String(choice)}`] ?? eventWords[`${action}@${row}`] ?? eventWords[action]);
};

/** What changes while the log is read: who leads, and the reply that may be shown. */
interface Reading {
  readonly lead: string | null;
  readonly reply: string;
}

const text = (event: TicketEvent, name: string): string =>
  typeof event.said[name] === 'string' ? event.said[name] : '';

const blanksOf = (event: TicketEvent, lead: string | null, { wording, language }: Telling): Record<string, string> => {
  const assists = (Array.isArray(event.said['assists']) ? (event.said['assists'] as readonly string[]) : []).map(
    wording.unitName,
  );
  const joined = assists.join(language === 'en' ? ', ' : '、');
  return {
    lead: lead === null ? '' : wording.unitName(lead),
    assists: assists.length === 0 ? '' : say(['，{joined}协助', ', assisted by {joined}'], language, { joined }),
    source: text(event, 'source'),
    service: choices.emergency.find(([code]) => code === text(event, 'service'))?.[1] ?? '',
  };
};

const tellEvent = (event: TicketEvent, words: EventWords, { lead, reply }: Reading, telling: Telling): TrailItem => {
  const { language } = telling;
  const blanks = blanksOf(event, lead, telling);
  const stopped = event.clocks
    .filter(({ do: verb, clock }) => (verb === 'stop' || verb === 'excuse') && clockWords[clock.name])
    .map(({ clock }) => clock);
  const worst = stopped.find(({ state }) => state === 'late') ?? stopped[0];
  const quote = words.reply ? reply : words.quote && text(event, words.quote);
  const more = words.more && say(words.more, language, blanks);
  return {
    tone: worst?.state === 'late' ? 'late' : worst || event.from !== event.to ? 'met' : 'calm',
    text: say(words.text, language, blanks),
    at: at(event.at, telling),
    ...(more && { more }),
    ...(quote && { quote }),
    ...(words.aside && { promise: say(words.aside, language) }),
    ...(worst && judged(worst, telling)),
  };
};

/** Actions whose reply is public at once; that of a submission waits for the check. */
const replies: Readonly<Record<string, string>> = {
  submit: 'reply',
  answerDirect: 'answer',
  parentAnswered: 'reply',
  closeUnresolved: 'reply',
};

const read = (before: Reading, event: TicketEvent): Reading => ({
  lead: event.changes.lead === undefined ? before.lead : event.changes.lead,
  reply: text(event, replies[event.action] ?? '') || before.reply,
});

/** What happened, oldest first; `photosOf` gives what is shown with a step. */
export const presentPast = (
  events: readonly TicketEvent[],
  telling: Telling,
  photosOf: (event: TicketEvent) => PhotoViews = () => [],
): TrailItem[] => {
  let reading: Reading = { lead: null, reply: '' };
  return events.flatMap((event) => {
    const { lead } = reading;
    reading = read(reading, event);
    const words = findWords(event);
    const photos = photosOf(event);
    return words
      ? [
          {
            ...tellEvent(event, words, { ...reading, lead: reading.lead ?? lead }, telling),
            ...(photos.length > 0 && { photos }),
          },
        ]
      : [];
  });
};

const openPromise = (
  clock: Clock,
  status: TicketState['status'],
  telling: Telling,
): Pick<TrailItem, 'tone' | 'promise' | 'mark'> => {
  const { language, wording } = telling;
  const due = at(clock.dueAt, telling);
  if (clock.state === 'paused') {
    return { tone: 'todo', promise: say(pauseWords[status] ?? ['暂停计时', 'The clock stands still'], language) };
  }
  if (clock.state === 'red') {
    const over = presentDuration(wording.now.getTime() - Date.parse(clock.dueAt), language);
    return {
      tone: 'late',
      promise: say(['承诺{due} 前，已过 {over}', 'promised by {due}, {over} late'], language, { due, over }),
      mark: 'x',
    };
  }
  const isAtRisk = wording.now >= new Date(clock.steps.at(-2) ?? clock.dueAt) && clockKind(clock.name).onDue !== 'row';
  return { tone: isAtRisk ? 'risk' : 'todo', promise: say(['{due} 前', 'by {due}'], language, { due }) };
};

/** The clocks that the citizen may hold the office to, first due first. */
export const publicClocks = (state: TicketState): Clock[] =>
  state.clocks
    .filter(({ name, state: now }) => clockWords[name] && ['running', 'paused', 'red'].includes(now))
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));

/** The lead of a secret ticket does not know whom to call: the centre does it for them. */
const owedWords = ({ name }: Clock, { demand }: TicketState): Phrase =>
  name === 'contact' && demand.secret
    ? ['12345 替{who}联系您', '12345 contacts you on behalf of {who}']
    : (clockWords[name]?.owed ?? ['', '']);

/** What is owed now. */
export const presentOwed = (state: TicketState, telling: Telling): TrailItem[] =>
  publicClocks(state).map((clock) => ({
    text: say(owedWords(clock, state), telling.language, { who: debtorOf(clock, state.lead, telling) }),
    ...openPromise(clock, state.status, telling),
  }));

/** What is still to come; nothing for a ticket that has ended. */
export const presentFuture = (state: TicketState, { language }: Telling): TrailItem[] => {
  const rank = rankByStatus[state.status];
  const running = new Set(publicClocks(state).map(({ name }) => name));
  return futureSteps
    .filter(
      (step) =>
        rank !== undefined &&
        step.rank > rank &&
        !running.has(step.clock) &&
        (!step.needsContact || state.counters.reach === 1),
    )
    .map(({ text: words, more }): TrailItem => ({
      tone: 'todo',
      text: say(words, language),
      ...(more && { promise: say(more, language) }),
    }));
};
