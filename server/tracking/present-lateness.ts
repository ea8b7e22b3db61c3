// Why it is late, honestly: who owes what since when, how late it is, and what was done about it.
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { Clock, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { presentDuration, presentInstant } from '../views/present-time.ts';
import { debtorOf, presentPast, publicClocks } from './present-steps.ts';
import type { Telling } from './present-steps.ts';
import { say } from './say.ts';
import type { Phrase } from './say.ts';
import { clockWords } from './step-words.ts';

/** One broken promise. */
export interface LatenessView {
  readonly title: string;
  readonly lines: readonly string[];
}

const since: Phrase = ['{start} 起算，应在{due} 前，已过 {over}。', 'Since {start}, due by {due}, {over} late.'];
const escalated: Readonly<Record<string, Phrase>> = {
  'issue:unit': [
    '系统已在{at} 发督办单，并通知其分管领导。',
    'At {at} a supervision order was issued and its head was told.',
  ],
  'draft:unit': ['系统已在{at} 报督办员，并通知其分管领导。', 'At {at} the supervisor and its head were told.'],
  'issue:centre': ['系统已在{at} 发督办单。', 'At {at} a supervision order was issued.'],
  'draft:centre': [
    '这是我们自己晚了，系统已在{at} 报督办员。',
    'This delay is our own; the supervisor was told at {at}.',
  ],
};
const deeds: Readonly<Record<string, Phrase>> = {
  remind: ['12345 在{at} 催办。', '12345 urged at {at}.'],
  issueOrder: ['12345 在{at} 发了督办单。', '12345 issued a supervision order at {at}.'],
  setNewDue: ['12345 在{at} 限期办理。', '12345 set a new limit at {at}.'],
};

/** The unit's last step, so that late is not mistaken for idle. */
const lastStep = (events: readonly TicketEvent[], telling: Telling): string[] => {
  const [last] = presentPast(events.slice(0, events.findLastIndex(({ by }) => by.unit !== null) + 1), telling).slice(
    -1,
  );
  return last
    ? [
        say(['最近一步：{text}，{at}。', 'Last step: {text}, {at}.'], telling.language, {
          text: last.text,
          at: last.at ?? '',
        }),
      ]
    : [];
};

const presentOne = (
  clock: Clock,
  { lead }: TicketState,
  events: readonly TicketEvent[],
  telling: Telling,
): LatenessView => {
  const { language, wording } = telling;
  const at = (instant: string): string => presentInstant(new Date(instant), wording.now, language);
  const who = debtorOf(clock, lead, telling);
  const breach = events.find((event) =>
    event.clocks.some((fact) => fact.do === 'breach' && fact.clock.key === clock.key),
  );
  const kind = `${clockKind(clock.name).onDue === 'issue' ? 'issue' : 'draft'}:${who === '12345' ? 'centre' : 'unit'}`;
  const facts = {
    start: at(clock.startedAt),
    due: at(clock.dueAt),
    over: presentDuration(wording.now.getTime() - Date.parse(clock.dueAt), language),
  };
  const after = events.filter((event) => event.at >= clock.dueAt && deeds[event.action]);
  return {
    title: say(['{who}{what}晚了', '{who} is late with {what}'], language, {
      who,
      what: say(clockWords[clock.name]?.name ?? ['', ''], language),
    }),
    lines: [
      say(since, language, facts),
      ...(breach ? [say(escalated[kind] ?? ['', ''], language, { at: at(breach.at) })] : []),
      ...after.map((event) => say(deeds[event.action] ?? ['', ''], language, { at: at(event.at) })),
      ...lastStep(events, telling),
    ],
  };
};

/** Every promise that is broken now; empty where all is in time. */
export const presentLateness = (state: TicketState, events: readonly TicketEvent[], telling: Telling): LatenessView[] =>
  publicClocks(state)
    .filter((clock) => clock.state === 'red')
    .map((clock) => presentOne(clock, state, events, telling));
