// Carries one action from a form to the ticket: reads what was said, keeps the files, checks what it names, sends it.
import type { Request } from 'express';
import type { AvailableAction } from '../../workflows/domain/available-actions.ts';
import { chooseRow } from '../../workflows/domain/decide.ts';
import { formOf } from '../../workflows/domain/action-forms.ts';
import { checkFields } from '../../workflows/domain/form-fields.ts';
import type { Field, FieldError } from '../../workflows/domain/form-fields.ts';
import { findOpenClock } from '../../workflows/domain/clock-book.ts';
import { isTicketNo } from '../../workflows/domain/ids.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { refuseParent } from '../../workflows/domain/parents.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import type { Actor, Command, Said, TicketState } from '../../workflows/domain/ticket.ts';
import { FileRefused } from '../attachments/clean-file.ts';
import type { Deps } from '../deps.ts';
import { commandIdOf } from '../middleware/parse-form.ts';
import { uploadsOf } from '../middleware/receive-form.ts';
import { checkNamed, createNameBook } from './check-named.ts';
import type { OpenTicket } from './open-ticket.ts';
import { parseSaid } from './parse-said.ts';
import type { Typed } from './parse-said.ts';

/** What taking an action needs of the house. */
export type TakeActionDeps = Pick<Deps, 'attachments' | 'clock' | 'dispatch' | 'knowledge' | 'staff' | 'tickets'>;

/** `wrong`: nothing happened, the form is shown again. `moved`: nor did it, because the ticket is no longer as it was. */
export type Taken =
  | { readonly is: 'done' | 'pending' | 'unavailable' }
  | { readonly is: 'wrong' | 'moved'; readonly said: Said; readonly errors: readonly FieldError[] };

const OFFLINE_GRACE_MS = 30 * 60_000;
const ON_ITS_WAY_MS = 60_000;

const typedOf = (req: Request): Typed => req.body as Typed;

/** What was sent, the ids of its files in place of the files, and which of them were no photo or PDF. */
interface Received {
  readonly typed: Typed;
  readonly refused: readonly FieldError[];
}

const fileErrors = {
  413: '文件太大，每个不超过 10 MB',
  415: '只收 JPG、PNG、WebP 照片和 PDF',
  422: '照片打不开，请重拍一张',
} as const;

/** New files are kept before anything is checked, so that a refusal loses none; those kept before are told by their ids. */
const keepFiles = async (
  req: Request,
  fields: readonly Field[],
  { file, staff }: OpenTicket,
  { attachments }: TakeActionDeps,
): Promise<Received> => {
  const typed = typedOf(req);
  const kept: Record<string, string[]> = {};
  const refused: FieldError[] = [];
  for (const { name } of fields.filter(({ kind }) => kind === 'files')) {
    kept[name] = await attachments.listOwned([typed[`${name}Kept`] ?? []].flat().map(String), { no: file.no });
    for (const upload of uploadsOf(req, name)) {
      try {
        kept[name].push(await attachments.keep(upload, { no: file.no, by: staff.id }));
      } catch (error: unknown) {
        if (!(error instanceof FileRefused)) throw error;
        refused.push({ field: name, text: `${upload.name}：${fileErrors[error.status]}` });
      }
    }
  }
  return { typed: { ...typed, ...kept }, refused };
};

/** A check-in from the outbox names the instant at which it was made; late by the network alone, it is 离线补传. */
const asOffline = (state: TicketState, action: AvailableAction, typed: Typed, receivedAt: Date): AvailableAction => {
  const trueAt = typeof typed['trueAt'] === 'string' ? Date.parse(typed['trueAt']) : Number.NaN;
  const due = Date.parse(findOpenClock(state.clocks, 'onSite')?.dueAt ?? '');
  const isLateByNetwork =
    action.action === 'arrive' &&
    trueAt <= due &&
    receivedAt.getTime() > due &&
    receivedAt.getTime() <= due + OFFLINE_GRACE_MS;
  if (!isLateByNetwork || 'code' in chooseRow(state, 'arriveOffline')) return action;
  return { ...action, action: 'arriveOffline', form: formOf('arriveOffline') };
};

/** Only what lay in the outbox for a while is told as 补报; a form that came at once has its time from us. */
const withTrueTime = (fields: readonly Field[], typed: Typed, receivedAt: Date): Typed => {
  const { trueAt } = typed;
  const isLate = typeof trueAt === 'string' && receivedAt.getTime() - Date.parse(trueAt) > ON_ITS_WAY_MS;
  const isStated = isLate && fields.some(({ name }) => name === 'doneAt') && !typed['doneAt'];
  return isStated ? { ...typed, doneAt: trueAt } : typed;
};

/** Asked here, since a ticket cannot look at another: a command that only leads back is not sent (§6 rule 4). */
const wrongParent = async (child: TicketNo, said: Said, { tickets }: TakeActionDeps): Promise<FieldError[]> => {
  const parent = said['parent'];
  if (typeof parent !== 'string' || !isTicketNo(parent)) return [];
  const found = await tickets.findRecord(parent);
  const text = found ? refuseParent(child, found.state) : `没有工单 ${parent}`;
  return text === undefined ? [] : [{ field: 'parent', text }];
};

/** The second person signs with their own login and password; this opens no session for them. */
const findCosigner = async (
  action: AvailableAction,
  typed: Typed,
  by: Actor,
  { staff }: TakeActionDeps,
): Promise<Actor | FieldError | undefined> => {
  if (action.needsSecond.length === 0) return undefined;
  const [login, password] = [typed['cosignLogin'], typed['cosignPassword']];
  const signer =
    typeof login === 'string' && typeof password === 'string' ? await staff.verify(login.trim(), password) : null;
  if (!signer) return { field: 'cosignLogin', text: '会签人的登录名或密码不对' };
  if (signer.id === by.id) return { field: 'cosignLogin', text: '会签须是另一个人' };
  return action.needsSecond.every((role) => signer.roles.some((own) => own === role))
    ? signer
    : { field: 'cosignLogin', text: '会签人没有这项权限' };
};

const isError = (signer: Actor | FieldError | undefined): signer is FieldError =>
  signer !== undefined && 'field' in signer;

const send = async (ticket: OpenTicket, command: Command, { dispatch }: TakeActionDeps): Promise<Taken> => {
  const outcome = await dispatch.perform(ticket.file.no, command);
  if (outcome.ok === true) return { is: 'done' };
  if (outcome.ok !== false) return { is: outcome.ok };
  const { refusal } = outcome;
  if (refusal.code === 'form') return { is: 'wrong', said: command.said, errors: refusal.errors };
  return { is: 'moved', said: command.said, errors: [{ field: 'main', text: explainRefusal(refusal) }] };
};

/** Takes the action that the request's form carries. The same form sent again has the first one's effect and outcome. */
export const takeAction = async (
  deps: TakeActionDeps,
  req: Request,
  ticket: OpenTicket,
  offered: AvailableAction,
): Promise<Taken> => {
  const { state } = ticket.file;
  const receivedAt = deps.clock.now();
  const id = commandIdOf(req);
  const action = asOffline(state, offered, typedOf(req), receivedAt);
  const received = await keepFiles(req, action.form, ticket, deps);
  const typed = withTrueTime(action.form, received.typed, receivedAt);
  const { catalogue } = deps.knowledge.current();
  const said = parseSaid(action.form, typed, createNameBook(catalogue));
  const signer = await findCosigner(action, typed, ticket.staff, deps);
  const errors = [
    ...received.refused,
    ...checkFields(action.form, said),
    ...checkNamed(action.action, action.form, said, state, catalogue),
    ...(await wrongParent(state.no, said, deps)),
    ...(isError(signer) ? [signer] : []),
  ];
  if (errors.length > 0 || isError(signer)) return { is: 'wrong', said, errors };
  const command: Command = {
    id,
    action: action.action,
    by: ticket.staff,
    receivedAt: receivedAt.toISOString(),
    said,
    ...(signer && { cosign: signer }),
    ...(action.task !== null && { task: action.task }),
  };
  return send(ticket, command, deps);
};
