// Checks of what was said that need the ticket beside the form: orders of numbers, lengths of extensions, true times.
import { findOpenClock } from './clock-book.ts';
import type { FieldError } from './form-fields.ts';
import type { Command, TicketState } from './ticket.ts';

type Check = (state: TicketState, command: Command) => FieldError[];

const dayMs = 86_400_000;
const OFFLINE_GRACE_MS = 30 * 60_000;
const MILESTONE_DAYS = 30;
const wrong = (field: string, text: string): FieldError[] => [{ field, text }];
const instant = (command: Command, name: string): number => Date.parse(String(command.said[name] ?? ''));

/** Day and serial of a number, so that 0999 stands before 1000 and 10000. */
const order = (no: string): [string, number] => [no.slice(0, 9), Number(no.slice(10))];
const isEarlier = (a: string, b: string): boolean => {
  const [dayA, serialA] = order(a);
  const [dayB, serialB] = order(b);
  return dayA < dayB || (dayA === dayB && serialA < serialB);
};

const notInFuture: Check = (_state, command) =>
  instant(command, 'doneAt') > Date.parse(command.receivedAt) ? wrong('doneAt', '时间不能晚于现在') : [];

const milestone: Check = (_state, command) => {
  const at = instant(command, 'milestoneAt');
  const now = Date.parse(command.receivedAt);
  return at <= now || at > now + MILESTONE_DAYS * dayMs ? wrong('milestoneAt', `下一节点须在 ${MILESTONE_DAYS} 天内`) : [];
};

const inFuture = (field: string, text: string): Check => (_state, command) =>
  instant(command, field) <= Date.parse(command.receivedAt) ? wrong(field, text) : [];

/** A site or document must stand for the contact that an anonymous ticket cannot have. */
const siteEvidence: Check = (state, command) => {
  const evidence = command.said['evidence'];
  return state.counters.reach === 0 && !(Array.isArray(evidence) && evidence.length > 0)
    ? wrong('evidence', '匿名件须附现场或书面证据')
    : [];
};

const checks: Readonly<Record<string, readonly Check[]>> = {
  contact: [notInFuture],
  arrive: [notInFuture],
  handled: [notInFuture],
  submit: [siteEvidence],
  merge: [
    (state, command) => (isEarlier(String(command.said['parent'] ?? ''), state.no) ? [] : wrong('parent', '只能并入比本单更早的工单')),
  ],
  askExtension: [
    (state, command) => {
      const most = findOpenClock(state.clocks, 'finish')?.length ?? 0;
      return Number(command.said['days']) > most ? wrong('days', `延期不得超过原期限 ${most} 个工作日`) : [];
    },
  ],
  arriveOffline: [
    notInFuture,
    (state, command) => {
      const due = Date.parse(findOpenClock(state.clocks, 'onSite')?.dueAt ?? '');
      const isHonest = instant(command, 'doneAt') <= due && Date.parse(command.receivedAt) <= due + OFFLINE_GRACE_MS;
      return isHonest ? [] : wrong('doneAt', '离线补传须在到期后 30 分钟内，且真实到场时间在到期前');
    },
  ],
  putOnLedger: [milestone, inFuture('planEndAt', '计划完成日须在以后')],
  reportMilestone: [milestone],
  setNewDue: [inFuture('newDueAt', '新的到期时刻须在以后')],
  answerOrder: [inFuture('doneBy', '完成日期须在以后')],
};

/** What is wrong with a command's form in the light of the ticket. */
export const checkSense = (state: TicketState, command: Command): FieldError[] =>
  (checks[command.action] ?? []).flatMap((check) => check(state, command));
