// What a reader gets of a ticket that is in their scope. The store applies it to everything it hands out to a person.
import { actionForms } from '../../workflows/domain/action-forms.ts';
import type { Actor, TicketEvent } from '../../workflows/domain/ticket.ts';
import { sightOf } from './sight.ts';
import type { TicketFile, TicketRecord } from './ticket-record.ts';

/** The record as `actor` may read it: without person and mask for assisting and former units, and for the lead of a secret ticket. */
export const narrowRecord = <Record extends TicketRecord>(actor: Actor, record: Record): Record =>
  sightOf(actor, record.state).mask ? record : { ...record, personId: null, contactMask: null };

const tasksOf = (actor: Actor, { state }: TicketRecord): readonly number[] =>
  state.tasks.filter((task) => task.unit === actor.unit).map((task) => task.i);

// What concerns the whole ticket, or the unit's own task, or was said by its own people.
const concerns = (event: TicketEvent, actor: Actor, tasks: readonly number[]): boolean =>
  event.task === undefined ? event.by.unit === actor.unit || event.action === 'register' : tasks.includes(event.task);

/** The file as `actor` may read it: assisting units see their own task, and of the log what belongs to it. */
export const narrowFor = (actor: Actor, file: TicketFile): TicketFile => {
  const narrowed = narrowRecord(actor, file);
  if (sightOf(actor, file.state).part !== 'assist') return narrowed;
  const tasks = tasksOf(actor, file);
  return {
    ...narrowed,
    state: { ...file.state, tasks: file.state.tasks.filter((task) => tasks.includes(task.i)) },
    events: file.events.filter((event) => concerns(event, actor, tasks)),
  };
};

// From the forms themselves: a file of a field that is missing here would count as nobody's, and be removed.
const fileFields = new Set(
  Object.values(actionForms)
    .flat()
    .filter(({ kind }) => kind === 'files')
    .map(({ name }) => name),
);

/** Every attachment id that a reader of this file may open. */
export const attachmentIdsOf = (file: TicketFile): Set<string> =>
  new Set([
    ...file.intake.attachments,
    ...file.events.flatMap(({ said }) =>
      [...fileFields].flatMap((field) => (said[field] as readonly string[] | undefined) ?? []),
    ),
  ]);
