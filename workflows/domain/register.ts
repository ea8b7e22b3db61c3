// 登记: how a ticket begins. Its first event is written together with the ticket, by intake, before any workflow runs.
import { openClockBook } from './clock-book.ts';
import type { DraftEvent } from './decide.ts';
import type { TicketNo } from './ids.ts';
import type { Actor, Counters, Instant, Said, TicketState } from './ticket.ts';

/** What intake knows of a new demand. `grave`: safety, 举报, 督办 or media – not to be withdrawn silently. */
export interface NewTicket {
  readonly no: TicketNo;
  readonly at: Instant;
  readonly by: Actor;
  readonly commandId: string;
  readonly demand: TicketState['demand'];
  readonly urgent: boolean;
  readonly reachable: boolean;
  readonly grave: boolean;
  readonly said: Said;
}

const zero: Counters = {
  urg: 0,
  reach: 0,
  grave: 0,
  kids: 0,
  inquiry: 0,
  asks: 0,
  asksH: 0,
  asked: 0,
  transfers: 0,
  round: 0,
  fails: 0,
  returns: 0,
  ruled: 0,
  ext: 0,
  tries: 0,
  reopens: 0,
  back: '',
  ledger: 0,
  finals: 0,
  recalls: 0,
  merges: 0,
  officeReopened: 0,
  par: 0,
  sup: 0,
  lvl: 0,
  cause: 0,
  served: 0,
};

const flag = (is: boolean): number => (is ? 1 : 0);

/** A ticket before its first event: version 0, nothing runs. */
export const blankTicket = ({ no, at, demand, urgent, reachable, grave }: NewTicket): TicketState => ({
  no,
  version: 0,
  status: 'registered',
  openedAt: at,
  demand,
  lead: null,
  dispatchNo: 0,
  tasks: [],
  clocks: [],
  order: null,
  counters: {
    ...zero,
    urg: flag(urgent),
    reach: flag(reachable),
    grave: flag(grave),
    inquiry: flag(demand.type === 'consult'),
  },
  parent: null,
  children: [],
  people: {},
  submittedAt: null,
  extensionDays: 0,
  reply: null,
  outcome: null,
  recent: [],
});

/** The blank ticket and its first event (row I0): the triage clock starts. */
export const registerTicket = (input: NewTicket): { readonly blank: TicketState; readonly draft: DraftEvent } => {
  const blank = blankTicket(input);
  const book = openClockBook(blank, input.at);
  const facts = { urgent: input.urgent, type: input.demand.type, kind: input.demand.kind };
  book.start(
    'triage',
    { unit: null, dispatch: 0, round: 0 },
    { by: 'limit', from: input.at, of: { clock: 'triage', facts } },
  );
  const draft: DraftEvent = {
    seq: 1,
    commandId: input.commandId,
    row: 'I0',
    action: 'register',
    at: input.at,
    by: input.by,
    from: null,
    to: 'registered',
    said: input.said,
    counters: {},
    clocks: book.orders,
    changes: {},
  };
  return { blank, draft };
};
