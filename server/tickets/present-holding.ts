// 谁拿了多久: the time between two instants, split by whoever had to move the ticket.
import type { ClockName } from '../../workflows/domain/clock-names.ts';
import { isInHand } from '../../workflows/domain/ticket-status.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Clock, Instant, TicketEvent } from '../../workflows/domain/ticket.ts';
import { presentDuration } from '../views/present-time.ts';

/** One stretch of the bar; `from` and `share` in per cent of the whole, `shade` 1–5 grows along the bar. */
export interface HoldPart {
  readonly text: string;
  readonly from: number;
  readonly share: number;
  readonly shade: number;
  readonly tone?: 'late';
}

interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const stageByStatus: Partial<Record<TicketStatus, string>> = {
  registered: '中心',
  awaitingDispatch: '中心',
  awaitingInfo: '等补充',
  awaitingSign: '签收',
  returnReview: '退单审核',
  consultation: '会商',
  awaitingApproval: '单位审批',
  checking: '中心审核',
  awaitingCallback: '回访',
  secondOpinion: '中心复核',
  finalReview: '提级裁定',
  onLedger: '挂账',
  merged: '随主单',
  objectionReview: '异议复核',
  transferred: '紧急热线',
  answered: '待评价',
};

/** Within the unit's own time the open duties say what it is at: on the way, on site, or simply at work. */
const stageOf = (status: TicketStatus, open: ReadonlySet<ClockName>): string => {
  if (!isInHand(status)) return stageByStatus[status] ?? '办结后';
  if (open.has('onSite')) return '路上';
  if (open.has('feedback')) return '未反馈';
  return open.has('contact') ? '未联系' : '办理';
};

const openStates: readonly Clock['state'][] = ['running', 'paused', 'red'];

const stretchesOf = (events: readonly TicketEvent[], from: number, to: number): Stretch[] => {
  const open = new Set<ClockName>();
  const stretches: Stretch[] = [];
  events.forEach((event, index) => {
    event.clocks.forEach(({ clock }) =>
      openStates.includes(clock.state) ? open.add(clock.name) : open.delete(clock.name),
    );
    const next = events[index + 1];
    const stretch = {
      name: stageOf(event.to, open),
      from: Math.max(from, Date.parse(event.at)),
      to: Math.min(to, next ? Date.parse(next.at) : to),
    };
    if (stretch.to > stretch.from) stretches.push(stretch);
  });
  return stretches;
};

/** Neighbours of one name are one stretch. */
const join = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.reduce<Stretch[]>((all, one) => {
    const last = all.at(-1);
    return last?.name === one.name ? [...all.slice(0, -1), { ...last, to: one.to }] : [...all, one];
  }, []);

const splitAtDue = (stretches: readonly Stretch[], dueAt: number): { inTime: Stretch[]; late: Stretch[] } => ({
  inTime: stretches.filter((one) => one.from < dueAt).map((one) => ({ ...one, to: Math.min(one.to, dueAt) })),
  late: stretches.filter((one) => one.to > dueAt).map((one) => ({ ...one, from: Math.max(one.from, dueAt) })),
});

/**
 * Who held the ticket how long, from its registration until the clock ended (or `now`, while it is open). What lies after
 * the due instant is one red part, whoever held it then.
 */
export const presentHolding = (
  clock: Clock,
  openedAt: Instant,
  events: readonly TicketEvent[],
  now: Date,
): HoldPart[] => {
  const from = Date.parse(openedAt);
  const to = Date.parse(clock.endedAt ?? now.toISOString());
  const { inTime, late } = splitAtDue(join(stretchesOf(events, from, to)), Date.parse(clock.dueAt));
  const percent = (ms: number): number => Math.round((ms / Math.max(1, to - from)) * 1000) / 10;
  const parts = inTime.map((one, index): HoldPart => ({
    text: `${one.name} ${presentDuration(one.to - one.from)}`,
    from: percent(one.from - from),
    share: percent(one.to - one.from),
    shade: Math.min(5, index + 1),
  }));
  const first = late[0];
  return first
    ? [
        ...parts,
        {
          text: `晚 ${presentDuration(to - first.from)}`,
          from: percent(first.from - from),
          share: percent(to - first.from),
          shade: 5,
          tone: 'late',
        },
      ]
    : parts;
};
