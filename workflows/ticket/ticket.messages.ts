// What a ticket's workflow can be told. The names are on the wire and in histories: never rename one.
import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { TicketStatus } from '../domain/ticket-status.ts';
import type { Command } from '../domain/ticket.ts';

/** The name under which the workflow is started. */
export const TICKET_WORKFLOW = 'ticket';

/** Type of the failure of a refused command; its one detail is the `Refusal`. */
export const REFUSED = 'REFUSED';

/** Type of a failure that no repetition cures: the office's tables or our code are at fault. */
export const BROKEN = 'BROKEN';

/** How a command ended. Small on purpose: whoever wants to see the ticket reads the store. */
export interface Performed {
  readonly status: TicketStatus;
  readonly version: number;
}

/** A person waits on a form for yes or no, hence an Update. Repeating a command id gives the first outcome. */
export const performUpdate = defineUpdate<Performed, [Command]>('perform');

/** Nobody waits for an answer, and news cannot be refused, hence a Signal. The command id makes repeats harmless. */
export const newsSignal = defineSignal<[Command]>('news');

/** Says which version the store holds; a ticket that knows less reads what it missed. */
export const catchUpSignal = defineSignal<[number]>('catchUp');
