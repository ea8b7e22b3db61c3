// Clocks that do not run yet but will: a handler should know of them before they start.
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';
import { lengthWords } from './present-ledger.ts';
import type { Wording } from './wording.ts';

/** A duty to come: 结果上报 · 处理完毕后 24 小时内. */
export interface ComingClock {
  readonly name: string;
  readonly text: string;
}

const inHand: readonly TicketStatus[] = ['awaitingSign', 'handling', 'redoing', 'supervised'];

const hasResultClock = ({ clocks, dispatchNo, counters }: TicketState): boolean =>
  clocks.some(({ name, dispatch, round }) => name === 'result' && dispatch === dispatchNo && round === counters.round);

/** What will start to run later; of an urgent ticket in hand the report of the result, which counts from 处理完毕. */
export const presentComing = (state: TicketState, wording: Wording): ComingClock[] => {
  const rule = wording.findDeadlineRule('result-urgent');
  const isOwed = state.counters.urg === 1 && inHand.includes(state.status) && !hasResultClock(state);
  if (!rule || !isOwed) return [];
  return [{ name: clockKind('result').zh, text: `处理完毕后 ${lengthWords(rule.limit.n, rule.limit.unit)}内` }];
};
