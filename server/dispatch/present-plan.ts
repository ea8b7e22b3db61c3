// 建议的派法 in words, each with its ground, and the lists from which a dispatcher changes it.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { isGrassroots } from '../../workflows/domain/catalogue.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';
import type { Wording } from '../tickets/wording.ts';
import type { OptionView } from '../views/component-views.ts';
import type { DispatchPlan } from './dispatch-plan.ts';
import { presentTypes } from './present-queue.ts';

/** The plan as the page prints it. `fixed`: the category was settled when the ticket was accepted. */
export interface PlanView {
  readonly lead: string;
  readonly leadWhy: string;
  readonly runnerUp?: { readonly id: string; readonly name: string; readonly share: string };
  readonly assists: string;
  readonly urgent: { readonly is: boolean; readonly settled: boolean; readonly words: string; readonly why: string };
  readonly category: string;
  readonly fixed: boolean;
  readonly type: string;
  readonly changed: boolean;
  readonly basis: string;
  readonly secret: boolean;
  readonly conflict?: string;
  readonly overrideReason: string;
  readonly units: readonly OptionView[];
  readonly partners: readonly OptionView[];
  readonly categories: readonly OptionView[];
  readonly types: readonly object[];
}

const unitOptions = ({ catalogue }: Knowledge, isChosen: (id: string) => boolean): OptionView[] =>
  Object.values(catalogue.departments).map((unit) => ({
    value: unit.id,
    text: unit.short,
    ...(isChosen(unit.id) && { selected: true }),
    ...(isGrassroots(unit) && { hint: '乡镇街道社区' }),
  }));

const categoryOptions = ({ catalogue }: Knowledge, chosen: string | null): OptionView[] =>
  Object.values(catalogue.categories).map(({ code, path }) => ({
    value: code,
    text: path.join(' › '),
    ...(code === chosen && { selected: true }),
  }));

const urgentOf = (
  { urgent, proposal }: DispatchPlan,
  { counters }: Pick<TicketState, 'counters'>,
): PlanView['urgent'] => {
  const hints = proposal.urgentHints.map((word) => `“${word}”`).join('');
  return {
    is: urgent,
    settled: counters.urg === 1,
    words: urgent ? '是' : '否',
    why:
      counters.urg === 1
        ? '已定为紧急件；降级由班长办理'
        : hints === ''
          ? '文中没有紧急的字眼'
          : `文中有${hints}；由您确认`,
  };
};

const reasonsOf = ({ proposal, lead, basis }: DispatchPlan): string =>
  lead === proposal.lead ? proposal.reasons.join('；') : basis;

/** The plan for the detail of a ticket. */
export const presentPlan = (
  plan: DispatchPlan,
  state: TicketState,
  knowledge: Knowledge,
  { unitName, categoryName }: Wording,
): PlanView => {
  const { lead, assists, category, type, proposal, conflict } = plan;
  const runnerUp = proposal.runnerUp?.lead === lead ? { lead: proposal.lead, share: 0 } : proposal.runnerUp;
  const types = presentTypes(type);
  return {
    lead: unitName(lead),
    leadWhy: reasonsOf(plan),
    assists: assists.length > 0 ? assists.map(unitName).join('、') : '不需要',
    urgent: urgentOf(plan, state),
    category: category === null ? '目录里没有对应的类别' : categoryName(category),
    fixed: state.status !== 'registered',
    type,
    changed: lead !== proposal.lead,
    basis: plan.basis,
    secret: proposal.secret || state.demand.secret,
    overrideReason: plan.overrideReason,
    units: unitOptions(knowledge, (id) => id === lead),
    partners: unitOptions(knowledge, (id) => assists.includes(id)),
    categories: categoryOptions(knowledge, category),
    types,
    ...(runnerUp && {
      runnerUp: {
        id: runnerUp.lead,
        name: unitName(runnerUp.lead),
        share: runnerUp.share === 0 ? '' : `${Math.round(runnerUp.share * 100)}%`,
      },
    }),
    ...(conflict && { conflict: conflict.text }),
  };
};
