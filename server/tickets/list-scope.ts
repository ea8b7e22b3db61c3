// Narrows a list to what its reader may see and to what the board asks for.
import { isUnitRole, roles } from '../../workflows/domain/roles.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { Actor } from '../../workflows/domain/ticket.ts';
import type { Mark } from './list-fields.ts';

/** A filter in the words of the store. Its leading fields are those of the list's index, in that order. */
export type Filter = Record<string, unknown>;

const SEES_NOTHING: Filter = { _id: '' };

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
  readonly type?: string;
  readonly status?: TicketStatus;
}

/** The board's filter in the words of the store. */
export const boardFilter = ({ lead, mark, type, status }: BoardFilter): Filter => ({
  ...(lead !== undefined && { 'list.lead': lead }),
  ...(mark !== undefined && { 'list.marks': mark }),
  ...(type !== undefined && { 'list.type': type }),
  ...(status !== undefined && { 'list.status': status }),
});
