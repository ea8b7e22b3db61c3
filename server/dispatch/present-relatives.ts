// Likely the same matter, side by side with this one, and what 并单 would do. The later one joins the earlier.
import { chooseRow } from '../../workflows/domain/decide.ts';
import { statusName } from '../../workflows/domain/ticket-status.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';
import type { TicketRecord } from '../tickets/ticket-record.ts';
import type { Wording } from '../tickets/wording.ts';
import { presentInstant } from '../views/present-time.ts';
import type { Relative } from './find-relatives.ts';

/** One candidate with the way to merge, where there is one. */
export interface RelativeView {
  readonly no: string;
  readonly href: string;
  readonly title: string;
  readonly text: string;
  readonly place?: string;
  readonly status: string;
  readonly when: string;
  readonly why: string;
  readonly score: string;
  readonly lead?: string;
  readonly merge?: { readonly post: string; readonly parent: string; readonly text: string; readonly effect: string };
}

const mayMerge = (child: TicketState, parent: TicketState): boolean =>
  !('code' in chooseRow(child, 'merge')) && !('code' in chooseRow(parent, 'adopt')) && parent.status !== 'merged';

const effectOf = (child: string, parent: string): string =>
  `${child} 的时限停止，由 ${parent} 一并办理；主单答复后，两件的诉求人都会收到答复和回访。并错了可以拆分。`;

const mergeOf = (own: TicketRecord, other: TicketRecord): Pick<RelativeView, 'merge'> => {
  const isLater = own.no.localeCompare(other.no, 'en', { numeric: true }) > 0;
  const [child, parent] = isLater ? [own, other] : [other, own];
  if (!mayMerge(child.state, parent.state)) return {};
  return {
    merge: {
      post: `/tickets/${child.no}/actions/merge?next=/desk/dispatch`,
      parent: parent.no,
      text: isLater ? `把本单并入 ${parent.no}` : `把 ${child.no} 并入本单`,
      effect: effectOf(child.no, parent.no),
    },
  };
};

/** The candidates for the page of `own`. */
export const presentRelatives = (
  own: TicketRecord,
  relatives: readonly Relative[],
  { now, unitName }: Wording,
): RelativeView[] =>
  relatives.map(({ record, score, why }) => ({
    no: record.no,
    href: `/tickets/${record.no}`,
    title: record.intake.title,
    text: record.intake.body,
    status: statusName(record.state.status),
    when: presentInstant(new Date(record.intake.receivedAt), now),
    why: why.join(' · '),
    score: score.toFixed(2),
    ...(record.intake.place && { place: record.intake.place.text }),
    ...(record.state.lead !== null && { lead: unitName(record.state.lead) }),
    ...mergeOf(own, record),
  }));
