import type { Role } from '../../workflows/domain/roles.ts';
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';
import type { IconName } from '../views/icon-names.ts';

/** A place of work: who has it, and which statuses wait there (`count`), if it is one that counts. */
export interface Desk {
  readonly href: string;
  readonly text: string;
  readonly icon: IconName;
  readonly roles: readonly Role[];
  readonly count?: readonly TicketStatus[];
}

const unit: readonly Role[] = ['liaison', 'handler', 'deptLeader'];

/** All desks. Someone's first desk here is where sign-in leads. */
export const desks: readonly Desk[] = [
  {
    href: '/desk/dispatch',
    text: '派单',
    icon: 'send',
    roles: ['dispatcher'],
    count: ['registered', 'awaitingDispatch', 'returnReview', 'objectionReview'],
  },
  { href: '/desk/shift', text: '复核', icon: 'users', roles: ['shiftLead'], count: ['secondOpinion'] },
  { href: '/desk/operator', text: '登记', icon: 'phone-call', roles: ['operator', 'shiftLead'] },
  { href: '/desk/check', text: '办结审核', icon: 'clipboard-check', roles: ['checker'], count: ['checking'] },
  { href: '/desk/callback', text: '回访', icon: 'phone', roles: ['callbackClerk'], count: ['awaitingCallback'] },
  { href: '/desk/supervise', text: '督办', icon: 'urgent', roles: ['supervisor'] },
  { href: '/desk/consult', text: '会商', icon: 'scale', roles: ['chair'], count: ['consultation', 'finalReview'] },
  { href: '/unit', text: '待办', icon: 'stack-2', roles: unit },
  { href: '/unit/assist', text: '协办', icon: 'users-group', roles: unit },
  {
    href: '/inbox',
    text: '消息',
    icon: 'bell',
    roles: ['operator', 'shiftLead', 'dispatcher', 'checker', 'callbackClerk', 'supervisor', 'chair', 'admin', ...unit],
  },
];

/** The desks someone with these roles has, in the order of the navigation. */
export const listDesks = (roles: readonly Role[]): readonly Desk[] =>
  desks.filter((desk) => desk.roles.some((role) => roles.includes(role)));

/** Where someone with these roles begins. */
export const homeOf = (roles: readonly Role[]): string => listDesks(roles)[0]?.href ?? '/sign-in';
