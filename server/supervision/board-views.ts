// The saved views of the supervisors' board. Each has an address, so that a figure elsewhere can open it.
import { isOpen, ticketStatuses } from '../../workflows/domain/ticket-status.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Mark } from '../tickets/list-fields.ts';

/** One view: everything at risk, the tickets that bear a mark, or those of some statuses. */
export interface BoardView {
  readonly code: string;
  readonly text: string;
  readonly mark?: Mark;
  readonly statuses?: readonly TicketStatus[];
}

/** All views; the board opens with the first. */
export const boardViews: readonly BoardView[] = [
  { code: 'risk', text: '逾期与将到期' },
  { code: 'red', text: '已逾期', mark: 'red' },
  { code: 'order', text: '督办单', mark: 'order' },
  { code: 'draft', text: '督办草稿', mark: 'orderDraft' },
  { code: 'extension', text: '待批延期', mark: 'extensionAsked' },
  { code: 'urgent', text: '紧急', mark: 'urgent' },
  { code: 'tourist', text: '旅游', mark: 'tourist' },
  { code: 'redo', text: '重办', mark: 'redo' },
  { code: 'returned', text: '退单两次', mark: 'returnedTwice' },
  { code: 'ledger', text: '挂账', mark: 'onLedger' },
  { code: 'open', text: '在办', statuses: ticketStatuses.map(({ code }) => code).filter(isOpen) },
];

const [firstView] = boardViews;

/** The view of this code; the first one for anything else, as an address may be old. */
export const findBoardView = (code: unknown): BoardView => {
  const found = boardViews.find((view) => view.code === code) ?? firstView;
  if (!found) throw new Error('the board has no view');
  return found;
};
