// The vocabulary of the ticket: its state, the commands it is given and the events it keeps. Plain JSON throughout, so
// that the same value travels through Temporal, stands in the store and is read by a page. Instants are ISO texts in UTC.
import type { ClockName } from './clock-names.ts';
import type { DemandKind, DemandType } from './deadlines.ts';
import type { TicketNo } from './ids.ts';
import type { Role } from './roles.ts';
import type { TicketStatus } from './ticket-status.ts';
import type { LimitUnit } from './working-time.ts';

/** An instant, `2026-11-24T01:14:00.000Z`; texts of this shape sort by time. */
export type Instant = string;

/** The counters and flags of a ticket, by the codes that stand in the transition table; `GLOSSARY.md` has the words. */
export interface Counters {
  readonly urg: number;
  readonly reach: number;
  readonly grave: number;
  readonly kids: number;
  readonly inquiry: number;
  readonly asks: number;
  readonly asksH: number;
  readonly asked: number;
  readonly transfers: number;
  readonly round: number;
  readonly fails: number;
  readonly returns: number;
  readonly ruled: number;
  readonly ext: number;
  readonly tries: number;
  readonly reopens: number;
  readonly back: TicketStatus | '';
  readonly ledger: number;
  readonly finals: number;
  readonly recalls: number;
  readonly merges: number;
  readonly officeReopened: number;
  readonly par: number;
  readonly sup: number;
  readonly lvl: number;
  readonly cause: number;
  readonly served: number;
}

/** One clock with its present ledger line. Its identity (`key`) is clock, task, unit, dispatch, round and serial. */
export interface Clock {
  readonly key: string;
  readonly name: ClockName;
  /** The assisting task it belongs to, if any. */
  readonly task: number | null;
  readonly unit: string | null;
  readonly dispatch: number;
  readonly round: number;
  /** Counts starts and changed due instants of this clock on this ticket. */
  readonly serial: number;
  readonly state: 'running' | 'paused' | 'red' | 'met' | 'late' | 'cancelled' | 'lapsed' | 'replaced';
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** The instants of the 50, 80 and 100 % steps. */
  readonly steps: readonly Instant[];
  /** How many of the steps have fired or were passed over. */
  readonly fired: number;
  readonly counts: LimitUnit;
  /** The length of the rule's limit in that unit; 0 where the due instant was set by a person. */
  readonly length: number;
  /** Rule id and table version that set the limit, e.g. `finish-complaint v3`. */
  readonly rule: string;
  /** True where the due instant lies in a year whose holiday plan is not yet published. */
  readonly provisional: boolean;
  readonly pausedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** One line of a clock's ledger: what was done to it; the clock stands here as it was afterwards. */
export interface ClockFact {
  readonly do:
    | 'start'
    | 'stop'
    | 'cancel'
    | 'pause'
    | 'resume'
    | 'rebase'
    | 'hasten'
    | 'revive'
    | 'step'
    | 'breach'
    | 'lapse'
    | 'excuse';
  readonly clock: Clock;
}

/** The part of one assisting unit. `a`: 0 ended · 1 open · 2 returned, under review · 3 upheld, no further return. */
export interface AssistTask {
  readonly i: number;
  readonly unit: string;
  readonly ask: string;
  readonly a: 0 | 1 | 2 | 3;
  readonly outcome: 'answered' | 'waived' | 'cancelled' | null;
}

/** The 督办单 of a ticket; at most one is open. New causes raise its version, each period unanswered its level. */
export interface SupervisionOrder {
  readonly version: number;
  readonly level: number;
  readonly issuedAt: Instant | null;
  readonly issuedBy: string | null;
  /** `by`: who added it; the system for a clock that went red. */
  readonly causes: readonly {
    readonly at: Instant;
    readonly clock: string | null;
    readonly text: string;
    readonly by: string;
  }[];
  /** `unit:<id>` or `role:<code>`: who must answer; `answeredBy` those who did, for this version. */
  readonly addressees: readonly string[];
  readonly answeredBy: readonly string[];
}

/** What the demand is, as far as clocks and rights depend on it. */
export interface DemandFacts {
  readonly type: DemandType;
  readonly category: string | null;
  readonly kind: DemandKind;
  /** The lead must not learn who asked (举报, or on request): the centre makes the contact for it. */
  readonly secret: boolean;
  readonly tourist: boolean;
}

/** Everything that decides what may happen next. Nothing in it names the person who asked. */
export interface TicketState {
  readonly no: TicketNo;
  /** Number of events so far; the store compares and sets on it. */
  readonly version: number;
  readonly status: TicketStatus;
  readonly openedAt: Instant;
  readonly counters: Counters;
  readonly demand: DemandFacts;
  /** The lead unit (or provisional lead); null while no unit has the ticket. */
  readonly lead: string | null;
  /** The unit that a ruling (裁定) named and that the ticket was not sent to yet; null or absent where none waits. */
  readonly ruledLead?: string | null;
  /** Counts dispatches; part of every clock's identity. */
  readonly dispatchNo: number;
  readonly tasks: readonly AssistTask[];
  readonly clocks: readonly Clock[];
  readonly order: SupervisionOrder | null;
  readonly parent: TicketNo | null;
  readonly children: readonly TicketNo[];
  /** Who took which decision, by staff id, for the rules of two people. */
  readonly people: Readonly<Record<string, string>>;
  readonly submittedAt: Instant | null;
  /** Working days by which the one extension (延期) was asked to move the finish; 0 while none was asked. */
  readonly extensionDays: number;
  /** The public reply of the last submission; it travels to merged children. */
  readonly reply: string | null;
  /** How the ticket ended (满意, 未接通, 未留联系方式…): the bucket it is counted in. */
  readonly outcome: string | null;
  /** Ids of the latest commands, so that a repeated one has its first outcome and not a refusal. */
  readonly recent: readonly string[];
}

/** Who gives a command. Roles are those granted; what they amount to on this ticket, `decide` finds out. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unit: string | null;
}

/** What was said with a command: the fields of its form. Files are attachment ids. */
export type Said = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A wish to move the ticket. `id` is made by who sends it and is the same at every retry. */
export interface Command {
  readonly id: string;
  readonly action: string;
  readonly by: Actor;
  /** The second signature, where a row asks for two people. */
  readonly cosign?: Actor;
  /** When our server received it: this instant stops clocks, not the one at which it is decided. */
  readonly receivedAt: Instant;
  readonly said: Said;
  /** The assisting task, for commands on one. */
  readonly task?: number;
  /** The clock, for `clockDue`. */
  readonly clock?: string;
}

/** What is merged into the state by an event besides status, counters and clocks. */
export type TicketChanges = Partial<Omit<TicketState, 'no' | 'version' | 'status' | 'counters' | 'clocks' | 'recent'>>;

/** One accepted command: the row it used and all that it changed. Never edited, never deleted. */
export interface TicketEvent {
  readonly seq: number;
  readonly commandId: string;
  /** Id of the table's row, `STEP` for a clock's step, `NOTE` for news that found no row. */
  readonly row: string;
  readonly action: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly cosign?: Actor;
  readonly from: TicketStatus | null;
  readonly to: TicketStatus;
  readonly said: Said;
  readonly task?: number;
  readonly counters: Partial<Counters>;
  readonly clocks: readonly ClockFact[];
  readonly changes: TicketChanges;
}
