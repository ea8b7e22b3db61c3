import type { Limit } from './working-time.ts';

/** 诉求类型: 咨询 · 求助 · 投诉 · 举报 · 建议 · 表扬. */
export type DemandType = 'consult' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise';

/** What is at stake: 生命财产 · 水电气暖等民生保供 · 一般. */
export type DemandKind = 'lifeProperty' | 'utility' | 'general';

/** All that a deadline may depend on, frozen when the clock starts. */
export interface DeadlineFacts {
  readonly urgent: boolean;
  readonly type: DemandType;
  readonly kind: DemandKind;
}

/** The facts a rule asks for; what is not named matches everything. */
export interface DeadlineCondition {
  readonly urgent?: boolean;
  readonly types?: readonly DemandType[];
  readonly kinds?: readonly DemandKind[];
}

/** One limit of one clock, with the source it rests on in the office's own words. */
export interface DeadlineRule {
  readonly id: string;
  readonly clock: string;
  readonly when?: DeadlineCondition;
  readonly limit: Limit;
  readonly ground: string;
}

/** The office's table of limits. */
export interface DeadlineTable {
  readonly version: number;
  /** Percent of the counted time at which the ladder climbs, ascending, the last is 100. */
  readonly steps: readonly number[];
  /** Share of the original finish that a redo or a failed check gets. */
  readonly againShare: number;
  /** Share of what is left of the lead's finish that an assisting unit gets; the clock `assist` has no rule of its own. */
  readonly assistShare: number;
  readonly rules: readonly DeadlineRule[];
}

const matches = ({ urgent, types, kinds }: DeadlineCondition, facts: DeadlineFacts): boolean =>
  (urgent === undefined || urgent === facts.urgent) &&
  (types === undefined || types.includes(facts.type)) &&
  (kinds === undefined || kinds.includes(facts.kind));

/** The first rule of this clock that fits the facts; undefined: such a ticket has no such clock. */
export const ruleFor = (table: DeadlineTable, clock: string, facts: DeadlineFacts): DeadlineRule | undefined =>
  table.rules.find((rule) => rule.clock === clock && matches(rule.when ?? {}, facts));
