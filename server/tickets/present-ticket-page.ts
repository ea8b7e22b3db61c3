// The page of one ticket: head, one next step, clocks with their ledgers, tasks, order, trail, files. An assisting unit
// gets its own task, what it says itself, and nothing of anybody else.
import { availableActions } from '../../workflows/domain/available-actions.ts';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import type { Actor, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { presentInstant } from '../views/present-time.ts';
import { findBlockedSubmit, findNextStep } from './next-step.ts';
import type { NextStep } from './next-step.ts';
import type { OpenTicket } from './open-ticket.ts';
import { presentTicketClock, withoutOwnName } from './present-clock.ts';
import { presentComing } from './present-coming.ts';
import type { ComingClock } from './present-coming.ts';
import { presentTrail } from './present-event.ts';
import type { TrailEntry } from './present-event.ts';
import { presentLedgers } from './present-ledger.ts';
import type { ClockLedger } from './present-ledger.ts';
import { presentOrder } from './present-order.ts';
import type { OrderView } from './present-order.ts';
import { presentTicketHead } from './present-ticket.ts';
import type { TicketHead } from './present-ticket.ts';
import { withWhyUs } from './present-why-us.ts';
import type { TicketFile } from './ticket-record.ts';

/** A photograph or document of the ticket; `thumb` only for what a browser can show. */
export interface FileView {
  readonly href: string;
  readonly thumb: string;
  readonly caption: string;
}

/** Everything the templates of the page print. */
export interface TicketPage {
  readonly title: string;
  readonly head: TicketHead;
  readonly clocks: readonly ClockLedger[];
  readonly pastClocks: readonly ClockLedger[];
  readonly coming: readonly ComingClock[];
  readonly trail: readonly TrailEntry[];
  readonly files: readonly FileView[];
  readonly next?: {
    readonly text: string;
    readonly icon: string;
    readonly href: string;
    readonly key: string;
    readonly left?: string;
  };
  readonly actions: readonly { readonly text: string; readonly href: string }[];
  readonly reveal?: { readonly post: string };
  readonly whyLate?: string;
  readonly print: string;
  readonly order?: OrderView;
  readonly orderHref?: string;
  readonly related: readonly { readonly text: string; readonly href: string }[];
  readonly isAssist: boolean;
}

/** Everything but the next step, which has its own large button. */
const otherActions = (
  { file: { state }, staff }: OpenTicket,
  actions: readonly AvailableAction[],
  step: NextStep | undefined,
): TicketPage['actions'] => {
  const blocked = step?.action === 'submit' ? undefined : findBlockedSubmit(state, staff);
  return [
    ...actions
      .filter(({ action }) => action !== step?.action)
      .map(({ action, zh, task }) => ({
        text: zh,
        href: `/tickets/${state.no}/actions/${action}${task === null ? '' : `?task=${task}`}`,
      })),
    ...(blocked ? [{ text: '上报（看还差什么）', href: blocked.href }] : []),
  ];
};

const ownTasks = (state: TicketState, staff: Actor): number[] =>
  state.tasks.filter(({ unit }) => unit === staff.unit).map(({ i }) => i);

/** What an assisting unit may read of the log: what concerns its task or was said by itself. */
const ownEvents = (events: readonly TicketEvent[], tasks: readonly number[], staff: Actor): TicketEvent[] =>
  events
    .filter(
      (event) =>
        (event.task !== undefined && tasks.includes(event.task)) ||
        (event.by.unit !== null && event.by.unit === staff.unit),
    )
    .map((event) => ({ ...event, clocks: event.clocks.filter(({ clock }) => clock.unit === staff.unit) }));

const filesOf = ({ no, intake, events }: TicketFile, shown: readonly TicketEvent[], now: Date): FileView[] => {
  const link = (id: string, caption: string): FileView => ({
    href: `/tickets/${no}/files/${id}`,
    thumb: `/tickets/${no}/files/${id}`,
    caption,
  });
  const first = presentInstant(new Date(intake.receivedAt), now);
  const said = events
    .filter((event) => shown.includes(event))
    .flatMap((event) =>
      [event.said['photos'], event.said['evidence']].flatMap((ids) =>
        Array.isArray(ids)
          ? (ids as readonly string[]).map((id) =>
              link(id, `${event.by.name} ${presentInstant(new Date(event.at), now)}`),
            )
          : [],
      ),
    );
  return [...intake.attachments.map((id) => link(id, `诉求人 ${first}`)), ...said];
};

const nextOf = (step: NextStep | undefined, ticket: OpenTicket): Pick<TicketPage, 'next'> => {
  if (!step) return {};
  const left = step.clock && presentTicketClock(step.clock, ticket.file.state, ticket.wording).left;
  return {
    next: {
      text: step.text,
      icon: step.icon,
      href: step.href,
      key: 'Enter',
      ...(step.blocked ? { left: '还差几步' } : left !== undefined && { left }),
    },
  };
};

const relatedOf = ({ file: { state }, sight }: OpenTicket): TicketPage['related'] => {
  if (sight.part !== 'centre') return [];
  return [
    ...(state.parent === null ? [] : [{ text: `已并入 ${state.parent}`, href: `/tickets/${state.parent}` }]),
    ...state.children.map((child) => ({ text: `并入的 ${child}`, href: `/tickets/${child}` })),
  ];
};

const hasLate = (state: TicketState): boolean =>
  state.clocks.some((clock) => clock.state === 'red' || clock.state === 'late');

const linksOf = ({
  file: { no, state, personId },
  sight,
}: OpenTicket): Pick<TicketPage, 'reveal' | 'whyLate' | 'print'> => ({
  print: `/tickets/${no}/print`,
  ...(sight.reveal && personId !== null && { reveal: { post: `/tickets/${no}/reveal` } }),
  ...(sight.part !== 'assist' && hasLate(state) && { whyLate: `/tickets/${no}/why-late` }),
});

/** The page as this person may see it. */
export const presentTicketPage = (ticket: OpenTicket): TicketPage => {
  const { file, staff, sight, wording } = ticket;
  const { no, state } = file;
  const isAssist = sight.part === 'assist';
  const tasks = ownTasks(state, staff);
  const actions = availableActions(state, staff);
  const step = findNextStep(state, staff, actions);
  const events = isAssist ? ownEvents(file.events, tasks, staff) : file.events;
  const clocks = presentLedgers(state, events, wording)
    .map((one): ClockLedger => withoutOwnName(one, staff.unit, wording))
    .filter((_one, index, all) => !isAssist || all[index]?.key.includes(`/${staff.unit ?? ''}/`));
  const order = isAssist ? undefined : presentOrder(state, file.events, wording);
  const head = presentTicketHead(file, wording, sight);
  return {
    title: `${no} ${head.title}`,
    head: isAssist ? { ...head, assists: head.assists.filter(({ i }) => tasks.includes(i)) } : head,
    clocks: clocks.filter(({ past, ended }) => !past && !ended),
    pastClocks: clocks.filter(({ past, ended }) => past || ended),
    coming: isAssist ? [] : presentComing(state, wording),
    trail: presentTrail(events, wording, { hideIdentity: !sight.mask }).map(withWhyUs(events, staff.unit, wording)),
    files: filesOf(file, events, wording.now),
    actions: otherActions(ticket, actions, step),
    related: relatedOf(ticket),
    isAssist,
    ...nextOf(step, ticket),
    ...linksOf(ticket),
    ...(order && { order, orderHref: `/tickets/${no}/order` }),
  };
};
