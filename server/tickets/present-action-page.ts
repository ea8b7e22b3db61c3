// The form of one action on one ticket: fields from the action's form, what was typed before, and what will happen.
import type { Knowledge } from '../../knowledge-base/load.ts';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import type { Field, FieldError } from '../../workflows/domain/form-fields.ts';
import { proposeDispatch } from '../../workflows/domain/routing.ts';
import { roleName } from '../../workflows/domain/roles.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import type { Said } from '../../workflows/domain/ticket.ts';
import type { FieldView, FlashView, TrailItem } from '../views/component-views.ts';
import type { ClockView } from '../views/present-clock.ts';
import { findNextStep } from './next-step.ts';
import { presentAlternatives } from './present-alternatives.ts';
import { presentSubmission } from './present-submission.ts';
import type { SubmissionView } from './present-submission.ts';
import type { OpenTicket } from './open-ticket.ts';
import { presentSubmitChecklist } from './present-checklist.ts';
import { findNearestClock, presentTicketClock, withoutOwnName } from './present-clock.ts';
import { presentEffect } from './present-effect.ts';
import { presentField, presentKeptFiles, presentSecondSignature } from './present-field.ts';
import { presentTicketHead } from './present-ticket.ts';
import type { TicketHead } from './present-ticket.ts';

/** The form as the look draws it. */
export interface ActionForm {
  readonly action: string;
  readonly draft: string;
  readonly multipart: boolean;
  readonly outbox?: string;
  readonly fields: readonly FieldView[];
  readonly errors?: readonly { readonly name: string; readonly text: string }[];
  readonly effect?: string;
  readonly submit: { readonly text: string; readonly icon: string; readonly left?: string };
}

/** The page of an action; without `form` it only says why the action is not possible yet. */
export interface ActionPage {
  readonly title: string;
  readonly heading: string;
  readonly back: string;
  readonly head: TicketHead;
  readonly clock?: ClockView;
  readonly checklist?: readonly TrailItem[];
  readonly form?: ActionForm;
  readonly reveal?: { readonly post: string };
  /** The result that is to be judged, on the pages that judge it. */
  readonly submission?: SubmissionView;
  /** Other answers to the same question: 退回修改 beside 审批. */
  readonly alternatives: readonly { readonly text: string; readonly href: string }[];
  /** Why nothing happened, above the form. */
  readonly refused?: FlashView;
}

/** What was typed in an earlier sending, and what was wrong with it. */
export interface Typing {
  readonly said: Said;
  readonly errors: readonly FieldError[];
}

/** Proposals of the catalogue stand in the form; the person changes them or leaves them. */
const proposeSaid = (
  { file: { intake, state, contactMask }, sight }: OpenTicket,
  action: string,
  { catalogue }: Knowledge,
): Said => {
  if (action === 'dispatch' || action === 'convene') {
    const { category } = state.demand;
    const proposal = proposeDispatch(
      { text: `${intake.title}${intake.body}`, demandType: state.demand.type, ...(category !== null && { category }) },
      catalogue,
    );
    const { ruledLead } = state;
    if (action === 'convene') return { lead: catalogue.fallbackLead };
    return typeof ruledLead === 'string' && ruledLead !== proposal.lead
      ? { lead: ruledLead, basis: '裁定' }
      : { lead: proposal.lead, assists: proposal.assists, basis: proposal.reasons[0] ?? '' };
  }
  return {
    ...(action === 'accept' && {
      type: state.demand.type,
      kind: state.demand.kind,
      ...(state.demand.category !== null && { category: state.demand.category }),
    }),
    ...(action.startsWith('arrive') && intake.place && { place: intake.place.text }),
    ...(action === 'contact' &&
      sight.mask &&
      contactMask !== null && { method: 'phone', numberTail: contactMask.slice(-4) }),
    ...(state.order && { orderVersion: state.order.version }),
  };
};

const urlOf = (no: string, { action, task }: AvailableAction): string =>
  `/tickets/${no}/actions/${action}${task === null ? '' : `?task=${task}`}`;

const submitOf = (ticket: OpenTicket, action: AvailableAction): ActionForm['submit'] => {
  const step = findNextStep(ticket.file.state, ticket.staff, [action]);
  const left = step?.clock && presentTicketClock(step.clock, ticket.file.state, ticket.wording).left;
  return { text: action.zh, icon: step?.icon ?? 'check', ...(left !== undefined && { left }) };
};

const secondRoles = ({ needsSecond }: AvailableAction): string[] => needsSecond.map((role) => roleName(role as Role));

/** What must be filled in stands under the thumb first; the order within each half is the form's own. */
const requiredFirst = (fields: readonly Field[]): Field[] => [
  ...fields.filter(({ required }) => required),
  ...fields.filter(({ required }) => !required),
];

/** The form with what was typed, or with what is proposed where nobody typed yet. */
export const presentActionForm = (
  ticket: OpenTicket,
  action: AvailableAction,
  knowledge: Knowledge,
  typing?: Typing,
): ActionForm => {
  const { file, staff, wording } = ticket;
  const proposed = proposeSaid(ticket, action.action, knowledge);
  const said = typing
    ? { ...typing.said, ...(proposed['orderVersion'] !== undefined && { orderVersion: proposed['orderVersion'] }) }
    : proposed;
  const errors = typing?.errors ?? [];
  const effect = presentEffect(file.state, action, staff, knowledge, wording.now);
  const named = new Set([...action.form.map(({ name }) => name), 'cosignLogin']);
  return {
    action: urlOf(file.no, action),
    draft: `${file.no}:${action.action}${action.task === null ? '' : `:${action.task}`}`,
    multipart: action.form.some(({ kind }) => kind === 'files'),
    fields: [
      ...requiredFirst(action.form).map((field) => presentField(field, said[field.name], errors, knowledge.catalogue)),
      ...presentKeptFiles(action.form, said),
      ...presentSecondSignature(secondRoles(action), errors),
    ],
    submit: submitOf(ticket, action),
    ...(action.action === 'arrive' && { outbox: `到场打卡 ${file.no}` }),
    ...(errors.length > 0 && {
      errors: errors.map(({ field, text }) => ({ name: named.has(field) ? field : 'main', text })),
    }),
    ...(effect !== '' && { effect }),
  };
};

/** The page round the form. `action` undefined: a submission that cannot be made yet, shown as its check-list alone. */
export const presentActionPage = (
  ticket: OpenTicket,
  action: AvailableAction | undefined,
  knowledge: Knowledge,
  typing?: Typing,
): ActionPage => {
  const { file, staff, sight, wording } = ticket;
  const isSubmit = action === undefined || action.action === 'submit';
  const step = findNextStep(file.state, staff, action ? [action] : []);
  const clock = step?.clock ?? findNearestClock(file.state, ({ name }) => name === 'finish');
  const zh = action?.zh ?? '上报';
  const submission = action && presentSubmission(file, action.action, wording);
  return {
    title: `${zh} ${file.no}`,
    heading: zh,
    back: `/tickets/${file.no}`,
    head: presentTicketHead(file, wording, sight),
    alternatives: action ? presentAlternatives(file.state, staff, action) : [],
    ...(submission && { submission }),
    ...(clock && { clock: withoutOwnName(presentTicketClock(clock, file.state, wording), staff.unit, wording) }),
    ...(isSubmit && { checklist: presentSubmitChecklist(file.state, wording) }),
    ...(action && { form: presentActionForm(ticket, action, knowledge, typing) }),
    ...(action?.action.startsWith('contact') &&
      sight.reveal &&
      file.personId !== null && { reveal: { post: `/tickets/${file.no}/reveal` } }),
  };
};
