// What a unit assists in: its own tasks, and nothing of whoever asked.
import { findOpenClock } from '../../workflows/domain/clock-book.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import { presentTicketClock, withoutOwnName } from '../tickets/present-clock.ts';
import { maskNumbers } from '../tickets/present-event.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import type { PileRow } from '../views/component-views.ts';

const taskRows = ({ no, state, intake }: TicketRecord, actor: Actor, wording: Wording): PileRow[] =>
  state.tasks
    .filter((task) => task.unit === actor.unit && task.a !== 0)
    .map((task): PileRow => {
      const found = findOpenClock(state.clocks, 'assist', task.i);
      const clock = found && withoutOwnName(presentTicketClock(found, state, wording), actor.unit, wording);
      return {
        id: `t-${no}-${task.i}`,
        title: maskNumbers(intake.title),
        href: `/tickets/${no}`,
        meta: [state.lead === null ? '' : `${wording.unitName(state.lead)}主办`, intake.place?.text ?? '', task.ask]
          .filter(Boolean)
          .join(' · '),
        badges:
          task.a === 2
            ? [{ text: '退回待审', icon: 'arrow-back-up' }]
            : task.a === 3
              ? [{ text: '退回被驳回', icon: 'scale' }]
              : [],
        ...(clock && { clock, tone: clock.tone }),
        ...(actor.roles.some((role) => role === 'handler' || role === 'liaison') && {
          act: {
            text: '写协办意见',
            href: `/tickets/${no}/actions/assistAnswer?task=${task.i}`,
            icon: 'message-plus',
            tone: 'primary',
          },
        }),
      };
    });

/** One row for each open task of the unit, nearest first. */
export const presentUnitAssist = (records: readonly TicketRecord[], actor: Actor, wording: Wording): PileRow[] =>
  records
    .flatMap((record) => taskRows(record, actor, wording))
    .sort((a, b) => ((a.clock?.dueAt ?? '9') < (b.clock?.dueAt ?? '9') ? -1 : 1));
