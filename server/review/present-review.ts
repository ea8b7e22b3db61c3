// One ticket on a reviewing desk: what was demanded, what was done, what was said before, and the keys to decide.
import { availableActions } from '../../workflows/domain/available-actions.ts';
import { clockKind } from '../../workflows/domain/clock-names.ts';
import type { Actor, Clock, TicketEvent } from '../../workflows/domain/ticket.ts';
import type { ActionView, PileRow } from '../views/component-views.ts';
import type { OpenTicket } from '../tickets/open-ticket.ts';
import { findNearestClock, presentTicketClock } from '../tickets/present-clock.ts';
import type { TicketClockView } from '../tickets/present-clock.ts';
import { presentMove } from '../tickets/present-effect.ts';
import { presentTrail } from '../tickets/present-event.ts';
import type { TrailEntry } from '../tickets/present-event.ts';
import { presentTicketRow } from '../tickets/present-pile.ts';
import { presentSubmission } from '../tickets/present-submission.ts';
import type { SubmissionView } from '../tickets/present-submission.ts';
import { presentTicketHead } from '../tickets/present-ticket.ts';
import type { TicketHead } from '../tickets/present-ticket.ts';
import { sightOf } from '../tickets/sight.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import type { ReviewDesk } from './review-desks.ts';

/** The right column of a reviewing desk. */
export interface ReviewDetail {
  readonly head: TicketHead;
  readonly clock?: TicketClockView;
  readonly submission?: SubmissionView;
  readonly script: readonly string[];
  /** What was said by callbacks and objections before this one. */
  readonly before: readonly TrailEntry[];
  readonly trail: readonly TrailEntry[];
  readonly actions: readonly ActionView[];
  /** What the keys do that need nothing filled in: they cannot be taken back, so it is said before one is pressed. */
  readonly effects?: string;
  readonly others: readonly ActionView[];
  readonly reveal?: { readonly post: string };
}

const saidBefore: readonly string[] = [
  'unsatisfied',
  'tryFailed',
  'rateUnsatisfied',
  'proposeUnreasonable',
  'denyUnreasonable',
  'object',
  'failCheck',
  'failCheckContact',
  'return',
  'convene',
  'requestConsultation',
];

const spoken = (line: string, head: TicketHead): string =>
  line.replace('{title}', head.title).replace('{lead}', head.lead ?? '承办单位');

const actionsOf = ({ file, staff }: OpenTicket, desk: ReviewDesk): Pick<ReviewDetail, 'actions' | 'others'> => {
  const offered = availableActions(file.state, staff).map(
    ({ action, zh, task }): ActionView & { readonly action: string } => {
      const own = desk.keys.find((one) => one.action === action);
      const address = `/tickets/${file.no}/actions/${action}?${task === null ? '' : `task=${task}&`}next=${desk.path}`;
      return {
        action,
        text: own?.text ?? zh,
        ...(own?.quick ? { post: address } : { href: address }),
        ...(own && { key: own.key, ...(own.tone && { tone: own.tone }) }),
      };
    },
  );
  const order = desk.keys.map((one) => one.action);
  return {
    actions: order.flatMap((action) => offered.filter((one) => one.action === action)),
    others: offered.filter(({ action }) => !order.includes(action)),
  };
};

const effectsOf = ({ file, staff, wording }: OpenTicket, desk: ReviewDesk): Pick<ReviewDetail, 'effects'> => {
  const quick = desk.keys.filter((one) => one.quick).map((one) => one.action);
  const moves = availableActions(file.state, staff)
    .filter(({ action }) => quick.includes(action))
    .flatMap((action) => {
      const to = presentMove(file.state, action, staff, wording.now);
      return to === undefined ? [] : `${action.zh} → ${to}`;
    });
  return moves.length > 0 ? { effects: `一键生效，不能撤回：${moves.join('；')}` } : {};
};

const earlier = (events: readonly TicketEvent[], { wording }: OpenTicket): TrailEntry[] =>
  presentTrail(
    events.filter(({ action }) => saidBefore.includes(action)),
    wording,
  );

const isAsked = ({ name }: Clock): boolean => name !== 'overall' && name !== 'archive' && name !== 'returnWindow';

/** The ticket as this desk weighs it. */
export const presentReview = (ticket: OpenTicket, desk: ReviewDesk): ReviewDetail => {
  const { file, sight, wording } = ticket;
  const head = presentTicketHead(file, wording, sight);
  // What this desk itself owes stands before what others owe meanwhile.
  const isOwn = ({ name }: Clock): boolean => clockKind(name).owner === desk.role;
  const clock = findNearestClock(file.state, isOwn) ?? findNearestClock(file.state, isAsked);
  const submission = presentSubmission(file, 'passCheck', wording);
  return {
    head,
    script: (desk.script ?? []).map((line) => spoken(line, head)),
    before: earlier(file.events, ticket),
    trail: presentTrail(file.events, wording, { hideIdentity: !sight.mask }),
    ...actionsOf(ticket, desk),
    ...effectsOf(ticket, desk),
    ...(clock && { clock: presentTicketClock(clock, file.state, wording) }),
    ...(submission && { submission }),
    ...(sight.reveal && file.personId !== null && { reveal: { post: `/tickets/${file.no}/reveal` } }),
  };
};

/** One row of a pile: opens beside the list, and at its own address without scripts. */
export const presentReviewRow = (
  record: TicketRecord,
  staff: Actor,
  desk: ReviewDesk,
  current: string | undefined,
  wording: Wording,
): PileRow => {
  const { act: _act, ...row } = presentTicketRow(record, staff, sightOf(staff, record.state), wording);
  const href = `${desk.path}/${record.no}`;
  return { ...row, href, hx: { get: href, target: '#detail' }, ...(record.no === current && { current: true }) };
};
