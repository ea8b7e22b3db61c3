// Why it is late, honestly: who owes what since when, how late it is, and what was done about it.
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { Clock, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { presentDuration, presentInstant } from '../views/present-time.ts';
import { CENTRE, debtorOf, presentPast, publicClocks } from './present-steps.ts';
import type { Telling } from './present-steps.ts';
import { say } from './say.ts';
import type { Phrase } from './say.ts';
import { clockWords } from './step-words.ts';

/** One broken promise. */
export interface LatenessView {
  readonly title: string;
  readonly lines: readonly string[];
}

const since: Phrase = [
  '{start} 起算，应在{due} 前，已过 {over}。',
  'It was due by {due} (counted from {start}) and is {over} late.',
];
const escalated: Readonly<Record<string, Phrase>> = {
  'issue:unit': [
    '12345 已在{at} 发督办单，并通知其分管领导。',
    '12345 issued a supervision order and told the head of the unit, {at}.',
  ],
  'draft:unit': [
    '12345 已在{at} 报督办员，并通知其分管领导。',
    '12345 alerted its supervisor and the head of the unit, {at}.',
  ],
  'issue:centre': [
    '这是我们自己晚了，已在{at} 发督办单。',
    'This delay is our own; we were put under supervision, {at}.',
  ],
  'draft:centre': ['这是我们自己晚了，已在{at} 报督办员。', 'This delay is our own; our supervisor was alerted, {at}.'],
};
const deeds: Readonly<Record<string, Phrase>> = {
  remind: ['12345 在{at} 催办。', '12345 urged it, {at}.'],
  issueOrder: ['12345 在{at} 发了督办单。', '12345 issued a supervision order, {at}.'],
  setNewDue: ['12345 在{at} 限期办理。', '12345 set a new limit, {at}.'],
};
const explained: Phrase = [
  '{who}在{at} 向 12345 说明了原因和措施。',
  '{who} gave 12345 the reason and what it will do about it, {at}.',
];
const unexplained: Phrase = ['为什么晚，{who}还没有向 12345 说明。', '{who} has not told 12345 the reason yet.'];

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

/** Why: what the unit wrote to the centre is between them, but that it wrote, or has not, is the citizen's business. Without a log – that of a parent – neither is known. */
const reasonOf = (who: string, late: Clock, events: readonly TicketEvent[], telling: Telling): string[] => {
  if (who === CENTRE || events.length === 0) return [];
  const answer = events.findLast((event) => event.action === 'answerOrder' && event.at >= late.dueAt);
  const at = answer && presentInstant(new Date(answer.at), telling.wording.now, telling.language);
  return [say(at === undefined ? unexplained : explained, telling.language, { who, at: at ?? '' })];
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
  const kind = `${clockKind(clock.name).onDue === 'issue' ? 'issue' : 'draft'}:${who === CENTRE ? 'centre' : 'unit'}`;
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
    ],
  };
};

/** Every promise that is broken now, the oldest first; empty where all is in time. Reason and last step are told once. */
export const presentLateness = (
  state: TicketState,
  events: readonly TicketEvent[],
  telling: Telling,
): LatenessView[] => {
  const [first, ...others] = publicClocks(state).filter((clock) => clock.state === 'red');
  if (!first) return [];
  const { title, lines } = presentOne(first, state, events, telling);
  const told = [
    ...lines,
    ...reasonOf(debtorOf(first, state.lead, telling), first, events, telling),
    ...lastStep(events, telling),
  ];
  return [{ title, lines: told }, ...others.map((clock) => presentOne(clock, state, events, telling))];
};
