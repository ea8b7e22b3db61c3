// What commands change besides status, counters and clocks: who leads, which tasks there are, whose child it is.
import type { AssistTask, Command, TicketChanges, TicketState } from './ticket.ts';
import type { DemandKind, DemandType } from './deadlines.ts';

/** The outcome of a ticket that 110, 119, 120 or 122 took over: there is no answer of ours that a child could get. */
export const HANDED_OVER = '已转紧急热线';

type Change = (state: TicketState, command: Command) => TicketChanges;

const text = (command: Command, name: string): string | null => {
  const value = command.said[name];
  return typeof value === 'string' && value !== '' ? value : null;
};
const texts = (command: Command, name: string): readonly string[] => {
  const value = command.said[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

/** Who took a decision; where two signed, the other one stands beside it (`decider2`), until somebody decides anew. */
const remember =
  (...roles: string[]): Change =>
  (state, { by, cosign }) => {
    const others = Object.entries(state.people).filter(([role]) => !roles.some((one) => role === `${one}2`));
    const signed = roles.flatMap((role) => [
      [role, by.id] as const,
      ...(cosign ? [[`${role}2`, cosign.id] as const] : []),
    ]);
    return { people: Object.fromEntries([...others, ...signed]) };
  };

/** A task for each assisting unit, numbered on from those there were. */
const withTasks = (state: TicketState, units: readonly string[], ask: string): readonly AssistTask[] => [
  ...state.tasks,
  ...units.map((unit, index): AssistTask => ({ i: state.tasks.length + 1 + index, unit, ask, a: 1, outcome: null })),
];

/** Where the chair said who must lead: kept until the ticket is sent out. */
const ruledFor: Change = (_state, command) => ({ ruledLead: text(command, 'lead') });

const sendOut: Change = (state, command) => ({
  lead: text(command, 'lead'),
  ...(typeof state.ruledLead === 'string' && { ruledLead: null }),
  dispatchNo: state.dispatchNo + 1,
  tasks: withTasks(state, texts(command, 'assists'), ''),
  ...remember('dispatcher')(state, command),
});

const decided =
  (outcome: string): Change =>
  (state, command) => ({ outcome, ...remember('decider')(state, command) });
const closed =
  (outcome: string): Change =>
  (state, command) => ({ outcome, ...remember('closer')(state, command) });
/** A child that leaves its parent has none, so that it no longer counts among the parent's people nor hears its news. */
const leftParent: Change = ({ status, counters }) =>
  status === 'merged' || counters.back === 'merged' ? { parent: null } : {};

const submitted: Change = (_state, command) => ({ submittedAt: command.receivedAt, reply: text(command, 'reply') });
const answered: Change = (state, command) => ({
  reply: text(command, 'answer'),
  ...decided('直接答复')(state, command),
});

/** By action; an action that is not named here changes nothing of the kind. */
const changesByAction: Readonly<Record<string, Change>> = {
  accept: (state, command) => ({
    demand: {
      ...state.demand,
      type: (text(command, 'type') ?? state.demand.type) as DemandType,
      category: text(command, 'category') ?? state.demand.category,
      kind: (text(command, 'kind') ?? state.demand.kind) as DemandKind,
      secret: state.demand.secret || text(command, 'type') === 'report',
    },
  }),
  answerDirect: answered,
  decline: decided('不予受理'),
  confirmHandover: closed(HANDED_OVER),
  merge: (state, command) => ({ parent: text(command, 'parent'), ...remember('decider')(state, command) }),
  split: () => ({ parent: null }),
  parentGone: () => ({ parent: null }),
  parentAnswered: (_state, command) => ({ reply: text(command, 'reply'), lead: text(command, 'lead') }),
  adopt: (state, command) => ({ children: [...new Set([...state.children, text(command, 'child') ?? ''])] }),
  release: (state, command) => ({ children: state.children.filter((child) => child !== text(command, 'child')) }),
  dispatch: sendOut,
  convene: (state, command) => (state.lead === null ? sendOut(state, command) : {}),
  ruleOther: ruledFor,
  orderRedo: ruledFor,
  ruleStays: (state, command) => ({ tasks: withTasks(state, texts(command, 'assists'), '') }),
  addAssist: (state, command) => ({
    tasks: withTasks(state, [text(command, 'unit') ?? ''], text(command, 'ask') ?? ''),
  }),
  askExtension: (_state, command) => ({ extensionDays: Number(command.said['days'] ?? 0) }),
  submit: submitted,
  passCheck: (state, command) => ({
    ...remember('decider')(state, command),
    ...(state.counters.reach === 0 && { outcome: '未留联系方式' }),
  }),
  satisfied: closed('满意'),
  skipCallback: closed('无需回访'),
  unreachable: closed('未接通'),
  cannotJudge: closed('无法评价'),
  proposeUnreasonable: remember('proposer'),
  confirmUnreasonable: closed('解释办结'),
  closeUnresolved: (state, command) => ({ ...closed('未解决')(state, command), reply: text(command, 'reply') }),
  'due:rating': () => ({ outcome: '未评价' }),
  upholdObjection: leftParent,
  reassignUnit: (state, command) => {
    const moved = (unit: string | null): string | null =>
      unit === text(command, 'fromUnit') ? text(command, 'toUnit') : unit;
    const address = (one: string): string =>
      one === `unit:${text(command, 'fromUnit') ?? ''}` ? `unit:${text(command, 'toUnit') ?? ''}` : one;
    return {
      lead: moved(state.lead),
      tasks: state.tasks.map((task) => ({ ...task, unit: moved(task.unit) ?? task.unit })),
      order: state.order && {
        ...state.order,
        addressees: state.order.addressees.map(address),
        answeredBy: state.order.answeredBy.map(address),
      },
    };
  },
};

const buckets: Readonly<Record<string, string>> = { satisfied: '满意', unsatisfied: '不满意', none: '未评价' };

/** Where the rows of one action end a ticket differently; wins over the action. */
const changesByRow: Readonly<Record<string, Change>> = {
  M3: (state, command) => ({ ...changesByAction['parentAnswered']?.(state, command), outcome: '未留联系方式' }),
  Z16c: () => ({ outcome: '未留联系方式' }),
  Z4: (state, command) => ({ outcome: '撤诉', ...leftParent(state, command) }),
  Z6: closed('不再追究'),
  Z6b: closed('不再追究'),
  Z9: (_state, command) => ({ outcome: buckets[text(command, 'judged') ?? ''] ?? '未评价' }),
};

/** What the command changes of lead, tasks, family, people and outcome, given the row that it uses. */
export const changesOf = (state: TicketState, command: Command, row: { readonly id: string }): TicketChanges =>
  (changesByRow[row.id] ?? changesByAction[command.action])?.(state, command) ?? {};
