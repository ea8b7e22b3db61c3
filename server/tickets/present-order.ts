// The 督办单 of a ticket in words: what for, by whom, who must answer until when, who has.
import { findOpenClock } from '../../workflows/domain/clock-book.ts';
import { SUP } from '../../workflows/domain/supervision.ts';
import type { TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import type { ClockView } from '../views/present-clock.ts';
import { presentInstant } from '../views/present-time.ts';
import { saidText } from './event-words.ts';
import { presentTicketClock } from './present-clock.ts';
import type { Wording } from './wording.ts';

/** One answer to the order, as it was given. */
export interface OrderAnswer {
  readonly by: string;
  readonly when: string;
  readonly cause: string;
  readonly measures: string;
  readonly doneBy: string;
}

/** The order ready to print. `level` counts from 1; `open` until it is struck off. */
export interface OrderView {
  readonly title: string;
  readonly level: number;
  readonly version: number;
  readonly open: boolean;
  readonly issued: string;
  readonly causes: readonly { readonly text: string; readonly when: string }[];
  readonly addressees: readonly { readonly name: string; readonly answered: boolean }[];
  readonly answers: readonly OrderAnswer[];
  readonly clock?: ClockView;
}

const stateWords: Readonly<Record<number, string>> = {
  [SUP.none]: '已销号',
  [SUP.issued]: '待答复',
  [SUP.answered]: '已答复，待销号',
  [SUP.draft]: '草稿，待督办员定',
};

const presentAnswer = (event: TicketEvent, { now }: Wording): OrderAnswer => ({
  by: event.by.name,
  when: presentInstant(new Date(event.at), now),
  cause: saidText(event, 'causeText'),
  measures: saidText(event, 'measures'),
  doneBy: presentInstant(new Date(saidText(event, 'doneBy')), now),
});

const issuedWords = ({ order }: TicketState, events: readonly TicketEvent[], { now }: Wording): string => {
  if (!order?.issuedAt) return '尚未发出';
  const issuer = events.find((event) => event.by.id === order.issuedBy)?.by.name ?? '系统';
  return `${presentInstant(new Date(order.issuedAt), now)} · ${issuer}发出`;
};

/** The present 督办单, or the last one if none is open; undefined where there never was one. */
export const presentOrder = (
  state: TicketState,
  events: readonly TicketEvent[],
  wording: Wording,
): OrderView | undefined => {
  const { order, counters } = state;
  if (!order) return undefined;
  const clock =
    findOpenClock(state.clocks, 'supervise') ??
    findOpenClock(state.clocks, 'strikeOff') ??
    findOpenClock(state.clocks, 'draft');
  return {
    title: `督办单 · ${stateWords[counters.sup] ?? ''}`,
    level: order.level,
    version: order.version,
    open: counters.sup !== SUP.none,
    issued: issuedWords(state, events, wording),
    causes: order.causes.map(({ at, text }) => ({ text, when: presentInstant(new Date(at), wording.now) })),
    addressees: order.addressees.map((address) => ({
      name: wording.addresseeName(address),
      answered: order.answeredBy.includes(address),
    })),
    answers: events.filter((event) => event.action === 'answerOrder').map((event) => presentAnswer(event, wording)),
    ...(clock && { clock: presentTicketClock(clock, state, wording) }),
  };
};
