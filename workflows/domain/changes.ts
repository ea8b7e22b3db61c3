// What commands change besides status, counters and clocks: who leads, which tasks there are, whose child it is.
import type { AssistTask, Command, TicketChanges, TicketState } from './ticket.ts';
import type { DemandKind, DemandType } from './deadlines.ts';

type Change = (state: TicketState, command: Command) => TicketChanges;

const text = (command: Command, name: string): string | null => {
  const value = command.said[name];
  return typeof value === 'string' && value !== '' ? value : null;
};
const texts = (command: Command, name: string): readonly string[] => {
  const value = command.said[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

const remember = (...roles: string[]): Change => (state, { by }) => ({
  people: { ...state.people, ...Object.fromEntries(roles.map((role) => [role, by.id])) },
});

/** A task for each assisting unit, numbered on from those there were. */
const withTasks = (state: TicketState, units: readonly string[], ask: string): readonly AssistTask[] => [
  ...state.tasks,
  ...units.map((unit, index): AssistTask => ({ i: state.tasks.length + 1 + index, unit, ask, a: 1, outcome: null })),
];

const sendOut: Change = (state, command) => ({
  lead: text(command, 'lead'),
  dispatchNo: state.dispatchNo + 1,
  tasks: withTasks(state, texts(command, 'assists'), ''),
  ...remember('dispatcher')(state, command),
});

const ended = (outcome: string): Change => (state, command) => ({ outcome, ...remember('decider')(state, command) });

const submitted: Change = (_state, command) => ({ submittedAt: command.receivedAt, reply: text(command, 'reply') });
const answered: Change = (state, command) => ({ reply: text(command, 'answer'), ...ended('直接答复')(state, command) });

/** By action; an action that is not named here changes nothing of the kind. */
const changesByAction: Readonly<Record<string, Change>> = {
  accept: (state, command) => ({
    demand: {
      ...state.demand,
      type: (text(command, 'type') ?? state.demand.type) as DemandType,
      category: text(command, 'category') ?? state.demand.category,
      kind: (text(command, 'kind') ?? state.demand.kind) as DemandKind,
    },
  }),
  answerDirect: answered,
  decline: ended('不予受理'),
  confirmHandover: ended('已转紧急热线'),
  merge: (_state, command) => ({ parent: text(command, 'parent') }),
  split: () => ({ parent: null }),
  parentGone: () => ({ parent: null }),
  parentAnswered: (_state, command) => ({ reply: text(command, 'reply') }),
  adopt: (state, command) => ({ children: [...new Set([...state.children, text(command, 'child') ?? ''])] }),
  dispatch: sendOut,
  convene: (state, command) => (state.lead === null ? sendOut(state, command) : {}),
  addAssist: (state, command) => ({ tasks: withTasks(state, [text(command, 'unit') ?? ''], text(command, 'ask') ?? '') }),
  askExtension: (_state, command) => ({ extensionDays: Number(command.said['days'] ?? 0) }),
  submit: submitted,
  passCheck: (state, command) => ({ ...remember('decider')(state, command), ...(state.counters.reach === 0 && { outcome: '未留联系方式' }) }),
  satisfied: ended('满意'),
  skipCallback: ended('无需回访'),
  unreachable: ended('未接通'),
  cannotJudge: ended('无法评价'),
  proposeUnreasonable: remember('proposer'),
  confirmUnreasonable: ended('解释办结'),
  closeUnresolved: (state, command) => ({ ...ended('未解决')(state, command), reply: text(command, 'reply') }),
  withdraw: (state, command) => (state.status === 'awaitingCallback' ? ended('不再追究')(state, command) : { outcome: '撤诉' }),
  rate: (_state, command) => ({ outcome: text(command, 'judged') === 'satisfied' ? '满意' : '不满意' }),
  'due:rating': () => ({ outcome: '未评价' }),
  issueOrder: remember('issuer'),
  rejectAnswer: remember('issuer'),
  reassignUnit: (state, command) => {
    const moved = (unit: string | null): string | null => (unit === text(command, 'fromUnit') ? text(command, 'toUnit') : unit);
    return { lead: moved(state.lead), tasks: state.tasks.map((task) => ({ ...task, unit: moved(task.unit) ?? task.unit })) };
  },
};

/** What the command changes of lead, tasks, family, people and outcome. */
export const changesOf = (state: TicketState, command: Command): TicketChanges => changesByAction[command.action]?.(state, command) ?? {};
