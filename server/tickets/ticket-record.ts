// What the store keeps of a ticket, in the words of the domain. No mongoose type and nothing personal appears here.
import type { TicketNo } from '../../workflows/domain/ids.ts';
import type { Instant, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';

/** Where a demand came in. */
export const channels = ['web', 'phone', 'wechat', 'qr', 'counter', 'linked', 'replay'] as const;
export type Channel = (typeof channels)[number];

/** Where the matter is: the words that were said, WGS-84 degrees if a pin was set, the town's unit id if known. */
export interface Place {
  readonly text: string;
  readonly lat?: number;
  readonly lng?: number;
  readonly town?: string;
}

/** The demand as it was received; never changed afterwards. */
export interface TicketIntake {
  readonly channel: Channel;
  /** Unique within the channel: a message delivered again gives the same ticket. */
  readonly messageId: string;
  readonly receivedAt: Instant;
  /** A time before, stated by whoever passed the message on; shown, never counted. */
  readonly statedAt?: Instant;
  readonly title: string;
  readonly body: string;
  readonly place: Place | null;
  /** Ids of the attachment store. */
  readonly attachments: readonly string[];
  readonly language: 'zh' | 'en';
}

/** A ticket without its log, as lists show it. */
export interface TicketRecord {
  readonly no: TicketNo;
  /** Equals `state.version`. */
  readonly version: number;
  readonly state: TicketState;
  readonly intake: TicketIntake;
  /** Key into the vault; null for anonymous demands, and for readers who must not know who asked. */
  readonly personId: string | null;
  /** The number with its middle hidden (`138****0001`), null like `personId`. */
  readonly contactMask: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A ticket with its whole log, oldest event first. */
export interface TicketFile extends TicketRecord {
  readonly events: readonly TicketEvent[];
}
