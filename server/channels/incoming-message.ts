// What every door hands to intake, whatever it looked like outside. A new channel needs nothing but a parser into this.
import type { DemandType } from '../../workflows/domain/deadlines.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Actor, Instant } from '../../workflows/domain/ticket.ts';
import type { Channel, Place } from '../tickets/ticket-record.ts';

/** How to reach who asked. Goes to the vault and nowhere else. */
export interface Contact {
  readonly phone: string;
  readonly name?: string;
}

/** One demand from outside. What a person did not say is left out, never guessed here. */
export interface IncomingMessage {
  readonly channel: Channel;
  /** Unique within the channel; the same id again means the same message delivered again. */
  readonly messageId: string;
  readonly body: string;
  readonly language: 'zh' | 'en';
  /** Who registers: the citizen, an operator, a linked system. */
  readonly by: Actor;
  /** Derived from the body where it is empty. */
  readonly title?: string;
  readonly place?: Place | null;
  readonly contact?: Contact | null;
  /** The time the message bears; shown, never counted. */
  readonly statedAt?: Instant;
  /** Ids of the attachment store. */
  readonly attachments?: readonly string[];
  /** 求助 where nothing was said. */
  readonly type?: DemandType;
  /** A leaf that a person chose; suggestions stay with whoever reads the ticket. */
  readonly category?: string;
  /** The person asked that the handling unit should not learn who they are. */
  readonly secret?: boolean;
  /** A person says so; words of danger alone never do. */
  readonly urgent?: boolean;
  /** An archived ticket to which this adds a new fact: a ticket of its own that names it. */
  readonly earlier?: TicketNo;
}

/** The citizen as one who gives commands: no name, because events are read by units. */
export const CITIZEN: Actor = { id: 'citizen', name: '诉求人', roles: ['citizen'], unit: null };
