// Checks of what was said that need the ticket beside the form: orders of numbers, lengths of extensions, true times.
import { findOpenClock } from './clock-book.ts';
import type { FieldError } from './form-fields.ts';
import { refuseParentNo } from './parents.ts';
import { isKeptSecretFrom, isThePerson } from './standing.ts';
import type { Command, TicketState } from './ticket.ts';

type Check = (state: TicketState, command: Command) => FieldError[];

const dayMs = 86_400_000;
const OFFLINE_GRACE_MS = 30 * 60_000;
const MILESTONE_DAYS = 30;
const wrong = (field: string, text: string): FieldError[] => [{ field, text }];
const instant = (command: Command, name: string): number => Date.parse(String(command.said[name] ?? ''));

const notInFuture: Check = (_state, command) =>
  instant(command, 'doneAt') > Date.parse(command.receivedAt) ? wrong('doneAt', '时间不能晚于现在') : [];

const milestone: Check = (_state, command) => {
  const at = instant(command, 'milestoneAt');
  const now = Date.parse(command.receivedAt);
  return at <= now || at > now + MILESTONE_DAYS * dayMs
    ? wrong('milestoneAt', `下一节点须在 ${MILESTONE_DAYS} 天内`)
    : [];
};

const inFuture =
  (field: string, text: string): Check =>
  (_state, command) =>
    instant(command, field) <= Date.parse(command.receivedAt) ? wrong(field, text) : [];

const isSaid = (command: Command, name: string): boolean => (command.said[name] ?? '') !== '';

/** The check compares the number with the calls that were made (K4); three calls in vain are told with their times. */
const contactEvidence: Check = (_state, command) => [
  ...(['phone', 'sms'].includes(String(command.said['method'])) &&
  !/^\d{4}$/.test(String(command.said['numberTail'] ?? ''))
    ? wrong('numberTail', '请填写号码末四位：打了哪个号码，审核时要核对')
    : []),
  ...(command.said['result'] === 'notReached' && !isSaid(command, 'note')
    ? wrong('note', '请在说明里写清三次拨打的时间')
    : []),
];

/** A ruling names who leads (C1, F2); to send the ticket elsewhere wants a reason on record. */
const followsRuling: Check = ({ ruledLead }, command) =>
  typeof ruledLead === 'string' && command.said['lead'] !== ruledLead && !isSaid(command, 'overrideReason')
    ? wrong('overrideReason', '已有裁定的主办单位；改派别的单位须写明理由')
    : [];

/** A site or document must stand for the contact that an anonymous ticket cannot have. */
const siteEvidence: Check = (state, command) => {
  const evidence = command.said['evidence'];
  return state.counters.reach === 0 && !(Array.isArray(evidence) && evidence.length > 0)
    ? wrong('evidence', '匿名件须附现场或书面证据')
    : [];
};

/** Each assisting unit once, and never the lead: its own answer would be its own assistance. */
const freshAssists =
  (lead: (state: TicketState, command: Command) => unknown, busy: (state: TicketState) => readonly string[]): Check =>
  (state, command) => {
    const units = [command.said['assists'] ?? command.said['unit'] ?? []].flat();
    const taken = [lead(state, command), ...busy(state)];
    const isWrong = units.some((unit, index) => unit === '' || taken.includes(unit) || units.indexOf(unit) !== index);
    return isWrong
      ? wrong(command.said['unit'] === undefined ? 'assists' : 'unit', '协办单位不能重复，也不能是主办单位')
      : [];
  };
const saidLead = (_state: TicketState, command: Command): unknown => command.said['lead'];
const presentLead = (state: TicketState): unknown => state.lead;
const nobody = (): readonly string[] => [];
const busyUnits = (state: TicketState): readonly string[] =>
  state.tasks.filter((task) => task.a !== 0).map((task) => task.unit);

const checks: Readonly<Record<string, readonly Check[]>> = {
  contact: [
    notInFuture,
    contactEvidence,
    (state, command) =>
      isKeptSecretFrom(state, command.action) ? wrong('method', '保密件由中心代为联系，承办单位不直接联系诉求人') : [],
  ],
  dispatch: [freshAssists(saidLead, nobody), followsRuling],
  convene: [
    (state, command) =>
      state.lead === null && command.said['lead'] === undefined ? wrong('lead', '请定一个临时主办：先办后议') : [],
  ],
  addAssist: [freshAssists(presentLead, busyUnits)],
  ruleStays: [freshAssists(presentLead, busyUnits)],
  reassignUnit: [
    (state, command) =>
      [state.lead, ...state.tasks.map((task) => task.unit)].includes(String(command.said['fromUnit']))
        ? []
        : wrong('fromUnit', '这个单位没有承办本单'),
    (_state, command) => (command.said['fromUnit'] === command.said['toUnit'] ? wrong('toUnit', '新旧单位相同') : []),
  ],
  arrive: [notInFuture],
  handled: [notInFuture],
  submit: [siteEvidence],
  merge: [
    (state, command) => {
      const text = refuseParentNo(state.no, String(command.said['parent'] ?? ''));
      return text === undefined ? [] : wrong('parent', text);
    },
  ],
  askExtension: [
    (state, command) => {
      // A due that a person set has no length of its own: the limit before it is the original one.
      const most = state.clocks.findLast((clock) => clock.name === 'finish' && clock.length > 0)?.length ?? 0;
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
  return: [
    (_state, command) =>
      command.said['reasonCode'] === 'otherUnit' && !isSaid(command, 'suggested')
        ? wrong('suggested', '请写明应由哪个单位主办')
        : [],
  ],
  withdraw: [
    (_state, command) =>
      isThePerson(command.by) || isSaid(command, 'proof')
        ? []
        : wrong('proof', '请填写本人意愿的凭据：通话录音编号或查询码'),
  ],
  putOnLedger: [
    milestone,
    (state) => (state.lead === null ? wrong('owner', '还没有主办单位，不能挂账；请批示再办') : []),
    (_state, command) =>
      instant(command, 'planEndAt') < instant(command, 'milestoneAt')
        ? wrong('planEndAt', '计划完成日不能早于下一节点')
        : [],
  ],
  reportMilestone: [milestone],
  setNewDue: [inFuture('newDueAt', '新的到期时刻须在以后')],
  answerOrder: [inFuture('doneBy', '完成日期须在以后')],
};

/** What is wrong with a command's form in the light of the ticket. */
export const checkSense = (state: TicketState, command: Command): FieldError[] =>
  (checks[command.action] ?? []).flatMap((check) => check(state, command));
