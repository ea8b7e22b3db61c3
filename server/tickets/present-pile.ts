// One ticket as a row of any pile: its most urgent clock first, then what it is, where, and the one next action.
import type { Clock, Actor } from '../../workflows/domain/ticket.ts';
import type { PileRow } from '../views/component-views.ts';
import { findNextStep } from './next-step.ts';
import { findNearestClock, presentTicketClock, withoutOwnName } from './present-clock.ts';
import { maskNumbers } from './present-event.ts';
import { presentBadges, typeName } from './present-ticket.ts';
import type { Sight } from './sight.ts';
import type { TicketRecord } from './ticket-record.ts';
import type { Wording } from './wording.ts';

const withoutUndefined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

const metaOf = ({ state, intake }: TicketRecord, actor: Actor, wording: Wording): string =>
  [
    typeName(state.demand.type),
    intake.place?.text,
    state.children.length > 0 ? `${state.children.length + 1} 人反映` : undefined,
    state.lead === null || state.lead === actor.unit ? undefined : wording.unitName(state.lead),
    ...state.tasks.filter((task) => task.a !== 0).map((task) => `协办：${wording.unitName(task.unit)}`),
  ]
    .filter(Boolean)
    .join(' · ');

const isDuty = (clock: Clock): boolean =>
  clock.name !== 'archive' && clock.name !== 'returnWindow' && clock.name !== 'overall';

/**
 * A ticket as a row. The clock shown is the one that the person's next step stops, else the nearest of all; without
 * anything owed by them the row only opens the ticket.
 */
export const presentTicketRow = (record: TicketRecord, actor: Actor, sight: Sight, wording: Wording): PileRow => {
  const { state } = record;
  const step = findNextStep(state, actor);
  const clock = step?.clock ?? findNearestClock(state, isDuty) ?? findNearestClock(state);
  const view = clock && withoutOwnName(presentTicketClock(clock, state, wording), actor.unit, wording);
  return withoutUndefined<PileRow>({
    id: `t-${record.no}`,
    title: sight.mask ? record.intake.title : maskNumbers(record.intake.title),
    href: `/tickets/${record.no}`,
    badges: presentBadges(state),
    meta: metaOf(record, actor, wording),
    ...(view && { clock: view, tone: view.tone }),
    ...(step && { act: { text: step.text, href: step.href, icon: step.icon, tone: 'primary' as const } }),
  });
};
