// “为什么是我们？”: by which rule a ticket came to the unit that reads it, and who decided so.
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import type { TrailItem } from '../views/component-views.ts';
import { presentInstant } from '../views/present-time.ts';
import { saidText } from './event-words.ts';
import type { TrailEntry } from './present-event.ts';
import type { Wording } from './wording.ts';

const grounds = [
  ['依据', 'basis'],
  ['派单员的说明', 'overrideReason'],
] as const;

const answerOf = (event: TicketEvent, wording: Wording): NonNullable<TrailItem['detail']> => {
  const said = grounds.flatMap(([label, field]) => {
    const text = saidText(event, field);
    return text === '' ? [] : [`${label}：${text}`];
  });
  return {
    text: '为什么是我们？',
    lines: [
      ...said,
      `${presentInstant(new Date(event.at), wording.now)} 由 ${event.by.name} 派出。认为不归本单位的，可在退单期内退回并附依据。`,
    ],
  };
};

/** The entry of the dispatch to `unit` opens to its grounds; every other entry stays as it is. */
export const withWhyUs =
  (events: readonly TicketEvent[], unit: string | null, wording: Wording) =>
  (entry: TrailEntry): TrailEntry => {
    const event = events.find(({ seq }) => seq === entry.seq);
    const isOurs = unit !== null && event?.action === 'dispatch' && event.changes.lead === unit;
    return isOurs ? { ...entry, detail: answerOf(event, wording) } : entry;
  };
