// Narrows a list to what its reader may see and to what the board asks for.
import { isUnitRole, roles } from '../../workflows/domain/roles.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import { SUP } from '../../workflows/domain/supervision.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Mark } from './list-fields.ts';

/** A filter in the words of the store. Its leading fields are those of the list's index, in that order. */
export type Filter = Record<string, unknown>;

const SEES_NOTHING: Filter = { _id: '' };

// The level stays with a ticket when its order is struck off: the next one counts on from there.
const OPEN_ORDER = [SUP.issued, SUP.answered];

const isCentreRole = (code: Role): boolean => roles.some((role) => role.code === code && role.of === 'centre');

/** A unit's members see what their unit has or had a part in, the centre everything, and whoever is neither nothing. */
export const scopeOf = ({ roles: granted, unit }: Actor): Filter => {
  if (granted.some((role) => role === 'system' || isCentreRole(role))) return {};
  return unit !== null && granted.some(isUnitRole) ? { 'list.everUnits': unit } : SEES_NOTHING;
};

/** Narrows a list of the board further; the list's own index has made it small by then. */
export interface BoardFilter {
  readonly lead?: string;
  readonly mark?: Mark;
  /** 督办级别 of an order that is not struck off yet. */
  readonly level?: number;
  readonly type?: string;
  readonly status?: TicketStatus;
}

/** The board's filter in the words of the store. */
export const boardFilter = ({ lead, mark, level, type, status }: BoardFilter): Filter => ({
  ...(lead !== undefined && { 'list.lead': lead }),
  ...(mark !== undefined && { 'list.marks': mark }),
  ...(level !== undefined && { 'state.counters.sup': { $in: OPEN_ORDER }, 'state.counters.lvl': level }),
  ...(type !== undefined && { 'list.type': type }),
  ...(status !== undefined && { 'list.status': status }),
});
