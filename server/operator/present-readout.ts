// What the operator reads to the caller before they hang up: the number, the code, and what happens by when.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { findOpenClock } from '../../workflows/domain/clock-book.ts';
import { ruleFor } from '../../workflows/domain/deadlines.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import { spacedCode } from '../channels/spaced-code.ts';
import { createPlan } from '../dispatch/dispatch-plan.ts';
import { foretell, planCommands } from '../dispatch/plan-commands.ts';
import { presentLimit } from '../dispatch/present-instants.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import { presentInstant } from '../views/present-time.ts';

/** The words to read out. */
export interface Readout {
  readonly no: string;
  readonly code: string;
  readonly href: string;
  readonly lines: readonly string[];
  readonly draftDone: string;
}

/** The name of the one draft of a call that a browser keeps. */
export const CALL_DRAFT = 'operator-call';

const dueWords = (at: string, { now }: Wording): string => presentInstant(new Date(at), now);

const promised = (record: TicketRecord, by: Actor, knowledge: Knowledge): string[] => {
  const { state } = record;
  const facts = { urgent: state.counters.urg === 1, type: state.demand.type, kind: state.demand.kind };
  const limit = (clock: string): string | undefined => {
    const rule = ruleFor(knowledge.deadlines, clock, facts);
    return rule && presentLimit(rule.limit);
  };
  const desk: Actor = { ...by, roles: ['dispatcher'] };
  const plan = createPlan(record, knowledge);
  const sending = { commandId: 'preview', by: desk, receivedAt: state.openedAt };
  const foretold = foretell(state, planCommands(state, plan, { action: 'dispatch' }, sending), knowledge);
  const owes = (clock: 'contact' | 'onSite' | 'finish'): boolean =>
    foretold.ok && findOpenClock(foretold.state.clocks, clock) !== undefined;
  return [
    ...(owes('contact') ? [`派出后 ${limit('contact') ?? ''}内，承办单位会先联系您`] : []),
    ...(owes('onSite') ? [`${limit('onSite') ?? ''}内到现场`] : []),
    ...(owes('finish') ? [`${limit('finish') ?? ''}内办结并答复`] : []),
  ];
};

const nextLines = (record: TicketRecord, by: Actor, knowledge: Knowledge, wording: Wording): string[] => {
  const { state } = record;
  if (state.status === 'answered') return ['已按知识库直接答复；7 天内可以评价'];
  if (state.status === 'transferred') return ['已转紧急热线，请保持电话畅通；我们会核对对方接警'];
  const triage = findOpenClock(state.clocks, 'triage');
  return [...(triage ? [`${dueWords(triage.dueAt, wording)} 前受理`] : []), ...promised(record, by, knowledge)];
};

/** The readout of a ticket that was just registered. */
export const presentReadout = (
  record: TicketRecord,
  code: string,
  by: Actor,
  knowledge: Knowledge,
  wording: Wording,
): Readout => ({
  no: record.no,
  code: spacedCode(code),
  href: `/tickets/${record.no}`,
  lines: [...nextLines(record, by, knowledge, wording), '凭单号和查询码可在网上查进度、补充、催办'],
  draftDone: CALL_DRAFT,
});
