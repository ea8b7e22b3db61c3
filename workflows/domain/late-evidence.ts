// §6, crossing commands: a command of a unit that has lost the ticket meanwhile is refused, its evidence kept as a note.
import { formOf } from './action-forms.ts';
import { openClockBook } from './clock-book.ts';
import { decide } from './decide.ts';
import type { DraftEvent } from './decide.ts';
import { checkFields } from './form-fields.ts';
import type { Command, TicketState } from './ticket.ts';
import { createWork } from './work.ts';

const leadWork: readonly string[] = ['contact', 'arrive', 'arriveOffline', 'feedback', 'handled'];
const assistWork: readonly string[] = ['assistAnswer', 'assistReturn'];

/** True for a handler whose unit led the ticket, or had the task, and does so no more. */
const hasLost = (state: TicketState, { action, by, task }: Command): boolean => {
  if (by.unit === null || by.unit === state.lead || !by.roles.includes('handler')) return false;
  if (leadWork.includes(action)) return state.clocks.some(({ unit, task: of }) => unit === by.unit && of === null);
  const own = state.tasks.find(({ i }) => i === task);
  return assistWork.includes(action) && own?.unit === by.unit && own.outcome === 'cancelled';
};

/**
 * The note that a refused command leaves, if it is evidence of work that a recall, a ruling or an agreed return overtook;
 * undefined for every other command. The note has an id of its own, so that the command sent again is refused again.
 */
export const noteOfLateEvidence = (state: TicketState, command: Command): DraftEvent | undefined => {
  if (!hasLost(state, command) || state.status === 'archived' || decide(state, command).ok) return undefined;
  if (checkFields(formOf(command.action), command.said).length > 0) return undefined;
  const note = { ...command, id: `${command.id}:note` };
  return createWork(state, note, openClockBook(state, note.receivedAt)).finish({ id: 'NOTE' }, state.status);
};
