// One ticket on the dispatcher's desk: what was said, what is proposed, what would follow, and the keys for it.
import type { Knowledge } from '../../knowledge-base/load.ts';
import { availableActions } from '../../workflows/domain/available-actions.ts';
import type { KnowledgeCard } from '../../workflows/domain/catalogue.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import { findDangers } from '../../workflows/domain/routing.ts';
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import { civilDay } from '../../workflows/domain/working-time.ts';
import type { FieldProblem } from '../errors.ts';
import { presentTicketClock } from '../tickets/present-clock.ts';
import { presentTrail } from '../tickets/present-event.ts';
import { presentTicketHead, typeName } from '../tickets/present-ticket.ts';
import type { OpenTicket } from '../tickets/open-ticket.ts';
import { presentInstant } from '../views/present-time.ts';
import { createPlan, textOf } from './dispatch-plan.ts';
import type { DispatchPlan, PlanChanges } from './dispatch-plan.ts';
import type { Relative } from './find-relatives.ts';
import { fitCards } from './fit-cards.ts';
import { foretell, planCommands } from './plan-commands.ts';
import { presentInstants } from './present-instants.ts';
import { presentPlan } from './present-plan.ts';
import { findDeskClock } from './present-queue.ts';
import { presentRelatives } from './present-relatives.ts';

/** What a person typed before, where the form is shown again. */
export interface Typed {
  readonly changes: PlanChanges;
  readonly ending?: { readonly reason?: string; readonly answer?: string; readonly source?: string };
  readonly errors?: readonly FieldProblem[];
}

const tossed: readonly string[] = [
  'dispatch',
  'return',
  'agreeReturn',
  'rejectReturn',
  'withdrawReturn',
  'recall',
  'convene',
  'ruleOther',
  'ruleStays',
  'raiseLead',
];
/** Without one of these nothing has gone back and forth yet. */
const turned: readonly string[] = ['return', 'recall', 'convene'];
/** What the desk's own form ends with, and what belongs to the merge beside a candidate. */
const ownForms: readonly string[] = ['accept', 'dispatch', 'merge'];
const keys: Readonly<Record<string, string>> = {
  answerDirect: 'F2',
  convene: 'H',
  transferEmergency: 'Alt+0',
  agreeReturn: 'Enter',
  rejectReturn: 'R',
  upholdObjection: 'Y',
  dismissObjection: 'N',
  split: 'S',
  recall: 'R',
  raiseUrgency: 'Y',
};

/** The ping-pong so far: who had it, who gave it back and why. */
const presentTosses = (events: readonly TicketEvent[], { wording }: OpenTicket): object[] =>
  events.some(({ action }) => turned.includes(action))
    ? presentTrail(
        events.filter(({ action }) => tossed.includes(action)),
        wording,
      )
    : [];

const presentActions = ({ file, staff }: OpenTicket, hasPlan: boolean): object[] => {
  const covered = hasPlan ? [...ownForms, 'answerDirect', 'convene', 'raiseUrgency'] : ownForms;
  const offered = availableActions(file.state, staff).filter(({ action }) => !covered.includes(action));
  const expected = offered.filter(({ action }) => keys[action] === 'Enter');
  return [...expected, ...offered.filter((one) => !expected.includes(one))].map(({ action, zh, task }) => ({
    text: zh,
    href: `/tickets/${file.no}/actions/${action}?${task === null ? '' : `task=${task}&`}next=/desk/dispatch`,
    key: keys[action],
    tone: action === 'agreeReturn' ? 'primary' : undefined,
  }));
};

const presentCard = ({ title, answerFull, source, validUntil }: KnowledgeCard): object => ({
  title,
  answer: answerFull,
  source,
  validUntil,
});

const cardsFor = ({ file, wording }: OpenTicket, plan: DispatchPlan, { cards }: Knowledge): object[] =>
  fitCards(textOf(file), plan.category === null ? [] : [plan.category], cards, civilDay(wording.now)).map(presentCard);

/** What follows from sending out now, or why it cannot be sent out. */
const presentEffect = (ticket: OpenTicket, plan: DispatchPlan, knowledge: Knowledge): object => {
  const { file, staff, wording } = ticket;
  const sending = { commandId: 'preview', by: staff, receivedAt: wording.now.toISOString() };
  const foretold = foretell(file.state, planCommands(file.state, plan, { action: 'dispatch' }, sending), knowledge);
  return foretold.ok
    ? { instants: presentInstants(foretold.state, knowledge, wording) }
    : { obstacle: explainRefusal(foretold.refusal) };
};

const presentProposal = (ticket: OpenTicket, typed: Typed, knowledge: Knowledge): object => {
  const { file, wording } = ticket;
  const plan = createPlan(file, knowledge, typed.changes);
  const cards = cardsFor(ticket, plan, knowledge);
  return {
    plan: presentPlan(plan, file.state, knowledge, wording),
    typeName: typeName(plan.type),
    cards,
    answers: plan.type === 'consult',
    from: presentInstant(wording.now, wording.now).replace('今天 ', ''),
    ...presentEffect(ticket, plan, knowledge),
    typed: typed.ending,
  };
};

const isUndispatched = ({ file: { state } }: OpenTicket): boolean =>
  state.status === 'registered' || state.status === 'awaitingDispatch';

/** The right column. `typed` are the changes to the proposal; relatives were looked up by the caller. */
export const presentDetail = (
  ticket: OpenTicket,
  typed: Typed,
  relatives: readonly Relative[],
  knowledge: Knowledge,
): object => {
  const { file, sight, wording } = ticket;
  const clock = findDeskClock(file.state);
  const hasPlan = isUndispatched(ticket);
  return {
    head: presentTicketHead(file, wording, sight),
    post: `/desk/dispatch/${file.no}`,
    clock: clock && presentTicketClock(clock, file.state, wording),
    files: file.intake.attachments.map((id, index) => ({
      href: `/tickets/${file.no}/files/${id}`,
      thumb: `/tickets/${file.no}/files/${id}`,
      caption: `照片 ${index + 1}`,
    })),
    dangers: findDangers(textOf(file)),
    relatives: presentRelatives(file, relatives, wording),
    tosses: presentTosses(file.events, ticket),
    actions: presentActions(ticket, hasPlan),
    ...(typed.errors && typed.errors.length > 0 && { errors: typed.errors }),
    ...(hasPlan && presentProposal(ticket, typed, knowledge)),
  };
};
