// A walker that lives a ticket at random, and the list of what must be true of a ticket whatever happened to it.
import { chooseRow, decide } from '../../workflows/domain/decide.ts';
import type { Decision } from '../../workflows/domain/decide.ts';
import { nextDue } from '../../workflows/domain/next-due.ts';
import { signaturesFor } from '../../workflows/domain/standing.ts';
import { isInHand, isOpen, watchOf } from '../../workflows/domain/ticket-status.ts';
import { limits } from '../../workflows/domain/ticket-transitions.ts';
import type { Clock, Command, TicketState } from '../../workflows/domain/ticket.ts';
import { rows } from '../../workflows/domain/transition-grammar.ts';
import type { Row } from '../../workflows/domain/transition-grammar.ts';
import { isOpenClock } from '../../workflows/domain/clock-book.ts';
import { attempt, commandOf, fire, later, make, person, playerOf } from './domain.ts';
import type { Life, Move } from './domain.ts';

const taskActions: readonly string[] = ['assistAnswer', 'assistReturn', 'assistUphold', 'assistWaive'];
const actions = [...new Set(rows.map((row) => row.action))].filter((action) => !action.startsWith('due:'));
const reviewers: readonly string[] = ['upholdObjection', 'dismissObjection'];

/** A move that a row accepts now. Its second people are such as took no earlier decision. */
export const moveFor = (life: Life, row: Row, task: number | undefined, pick: number): Move => {
  const signatures = signaturesFor(row, life.state);
  const [first, second] = signatures[pick % signatures.length] ?? ['system'];
  const name = reviewers.includes(row.action) || row.action === 'strikeOff' ? 'second' : undefined;
  const by = playerOf(first ?? 'system', life.state, task, name);
  return {
    action: row.action,
    by,
    ...(second !== undefined && { cosign: playerOf(second, life.state, task) }),
    ...(task !== undefined && { task }),
  };
};

/** Every move that the table allows now, each with its row. */
export const movesNow = (life: Life, pick: number): { readonly row: Row; readonly move: Move }[] =>
  actions.flatMap((action) => {
    const tasks = taskActions.includes(action) ? life.state.tasks.map((task) => task.i) : [undefined];
    return tasks.flatMap((task) => {
      const row = chooseRow(life.state, action, task, life.now);
      return 'code' in row ? [] : [{ row, move: moveFor(life, row, task, pick) }];
    });
  });

/** One random step: a clock fires, time passes (sometimes past a due instant that nobody serves), or a move is tried. */
export const step = (life: Life, pick: number): Life => {
  const due = nextDue(life.state);
  if (pick % 7 === 0 && due) return fire(life);
  const wanted = later(life.now, [0.05, 1, 0.05, 30][pick % 4] ?? 0);
  const isOverslept = pick % 11 === 0;
  const now = { ...life, now: due && wanted >= due.at && !isOverslept ? life.now : wanted };
  const moves = movesNow(now, pick);
  const chosen = moves[Math.floor(pick / 7) % Math.max(1, moves.length)];
  if (!chosen) return now;
  // Some commands were received a while ago and are delivered only now, after clocks have fired.
  const move = pick % 13 === 0 ? { ...chosen.move, at: later(now.now, -0.2) } : chosen.move;
  return attempt(now, move).ok ? make(now, move) : now;
};

const holding: readonly string[] = [
  'awaitingSign',
  'handling',
  'redoing',
  'supervised',
  'returnReview',
  'consultation',
  'awaitingInfo',
  'awaitingApproval',
  'onLedger',
];
const pausing: readonly string[] = ['returnReview', 'consultation', 'awaitingInfo', 'onLedger', 'awaitingApproval'];
const working: readonly string[] = [
  'awaitingSign',
  'handling',
  'redoing',
  'supervised',
  'returnReview',
  'consultation',
  'awaitingInfo',
];
/** Not accepted yet, handed over, or under an objection after an end. */
const before: readonly string[] = ['registered', 'transferred', 'objectionReview'];
const unitClocks: readonly string[] = ['sign', 'contact', 'onSite', 'feedback', 'finish', 'result', 'returnWindow'];
const afterEnd: readonly string[] = ['archive', 'rating', 'draft', 'supervise', 'strikeOff'];
const orderClocks = ['', 'supervise', 'strikeOff', 'draft'];

type Rule = readonly [text: string, holds: (state: TicketState, open: readonly Clock[]) => boolean];

const has = (open: readonly Clock[], name: string, task: number | null = null): Clock | undefined =>
  open.find((clock) => clock.name === name && clock.task === task);

/** What must be true of a ticket after every event. */
const laws: readonly Rule[] = [
  [
    'the clock of whoever must move runs or is red',
    ({ status }, open) => {
      const { watch } = watchOf(status);
      const clock = watch === null ? undefined : has(open, watch);
      return watch === null || (clock !== undefined && clock.state !== 'paused');
    },
  ],
  [
    'a red clock has an order or a draft open',
    ({ counters }, open) => counters.sup !== 0 || open.every((clock) => clock.state !== 'red'),
  ],
  [
    'an order or draft has its own clock, and nothing else has',
    ({ counters }, open) =>
      orderClocks.every(
        (name, sup) => name === '' || (has(open, name)?.state === 'running') === (counters.sup === sup),
      ),
  ],
  [
    'an ended ticket has no clock but archive, rating and those of its order',
    ({ status }, open) => isOpen(status) || open.every((clock) => afterEnd.includes(clock.name)),
  ],
  ['an archived ticket has no clock', ({ status }, open) => status !== 'archived' || open.length === 0],
  ['no extension request outlives the handling', ({ status }, open) => !has(open, 'extension') || isInHand(status)],
  [
    'no assist task outlives the handling',
    ({ status, tasks }) => working.includes(status) || tasks.every((task) => task.a === 0),
  ],
  [
    'a task has its clock exactly while it is open',
    ({ tasks }, open) => tasks.every((task) => (task.a !== 0) === (has(open, 'assist', task.i) !== undefined)),
  ],
  [
    'a returned task is under review exactly while that clock is open',
    ({ tasks }, open) => tasks.every((task) => (task.a === 2) === (has(open, 'assistReview', task.i) !== undefined)),
  ],
  [
    'no clock of a unit is open where no unit holds the ticket',
    ({ status, lead }, open) =>
      (holding.includes(status) && lead !== null) || open.every((clock) => !unitClocks.includes(clock.name)),
  ],
  [
    'no unit leads a ticket that is not served',
    ({ counters, lead, status }) => status === 'objectionReview' || counters.served === 1 || lead === null,
  ],
  ['a ticket that is served has a unit', ({ counters, lead }) => counters.served === 0 || lead !== null],
  [
    'the person’s own clock is never forgotten between acceptance and the end',
    ({ status, counters }, open) =>
      !isOpen(status) ||
      has(open, 'overall') !== undefined ||
      before.includes(status) ||
      (status === 'awaitingInfo' && counters.asked === 0),
  ],
  [
    'urgent clocks never pause',
    ({ counters }, open) =>
      counters.urg === 0 || open.every((clock) => clock.state !== 'paused' || clock.name === 'assist'),
  ],
  [
    'a pause has a reason that will end',
    ({ status, tasks }, open) =>
      open.every(
        (clock) =>
          clock.state !== 'paused' ||
          (clock.name === 'assist'
            ? tasks.some((task) => task.i === clock.task && task.a === 2)
            : pausing.includes(status)),
      ),
  ],
  [
    'no counter passes its limit',
    ({ counters }) =>
      counters.returns <= limits.returns &&
      counters.round <= limits.top &&
      counters.fails <= limits.fails &&
      counters.recalls <= limits.recalls &&
      counters.merges <= limits.merges &&
      counters.tries <= limits.tries &&
      counters.lvl <= limits.lvl &&
      counters.finals <= limits.finals,
  ],
  [
    'every clock has its own identity',
    ({ clocks }) => new Set(clocks.map((clock) => clock.key)).size === clocks.length,
  ],
  [
    'at most one clock of a name and task is open',
    (_state, open) => new Set(open.map((clock) => `${clock.name}#${clock.task ?? ''}`)).size === open.length,
  ],
  [
    'the steps of a clock ascend to its due instant',
    (_state, open) =>
      open.every(
        ({ steps, dueAt }) => steps.length === 3 && steps[2] === dueAt && [...steps].sort().join() === steps.join(),
      ),
  ],
  [
    'an open order waits for somebody',
    ({ counters, order }) =>
      counters.sup !== 1 || (order !== null && order.addressees.some((one) => !order.answeredBy.includes(one))),
  ],
];

/** Which of the laws a ticket breaks. */
export const faultsOf = (state: TicketState): string[] => {
  const open = state.clocks.filter(isOpenClock);
  return laws.filter(([, holds]) => !holds(state, open)).map(([text]) => text);
};

/** What a diligent office does next in each status; the first that is accepted. */
const diligent: readonly string[] = [
  'strikeOff',
  'setNewDue',
  'answerOrder',
  'dropDraft',
  'confirmHandover',
  'accept',
  'supply',
  'resume',
  'dispatch',
  'sign',
  'contact',
  'contactForUnit',
  'arrive',
  'feedback',
  'assistAnswer',
  'submit',
  'approve',
  'passCheck',
  'satisfied',
  'rejectReturn',
  'ruleStays',
  'confirmUnreasonable',
  'closeUnresolved',
  'resumeHandling',
  'split',
  'dismissObjection',
  'rate',
];

const isAllowed = (life: Life, action: string): Move | undefined =>
  movesNow(life, 0).find(({ move }) => move.action === action && attempt(life, move).ok)?.move;

/** Brings a ticket to its end as a diligent office would; undefined if it does not get there in 120 steps. */
export const finishDiligently = (life: Life): Life | undefined => {
  let now = life;
  for (let count = 0; count < 120 && now.state.status !== 'archived'; count++) {
    const isEnded = !isOpen(now.state.status) && now.state.status !== 'answered';
    const action = diligent.find((one) => !(isEnded && one === 'rate') && isAllowed(now, one) !== undefined);
    const move = action === undefined ? undefined : isAllowed(now, action);
    now = move ? make(now, move) : fire(now);
  }
  return now.state.status === 'archived' ? now : undefined;
};

const strangerRoles = [
  'operator',
  'shiftLead',
  'dispatcher',
  'checker',
  'callbackClerk',
  'supervisor',
  'chair',
  'admin',
  'liaison',
  'handler',
  'deptLeader',
  'citizen',
  'linkedSystem',
] as const;
const strangerUnits = ['unit-1', 'unit-2', 'helper-1', 'elsewhere'];

/** A person nobody asked, with any role and any unit, tries a move that is right for somebody else. */
export const attemptByStranger = (life: Life, move: Move, pick: number): [Command, Decision] => {
  const role = strangerRoles[pick % strangerRoles.length] ?? 'operator';
  const unit = ['liaison', 'handler', 'deptLeader'].includes(role)
    ? (strangerUnits[pick % strangerUnits.length] ?? null)
    : null;
  const { cosign: _cosign, ...alone } = move;
  const command = commandOf(life, { ...alone, by: person(role, unit, `stranger-${pick % 5}`) });
  return [command, decide(life.state, command)];
};
