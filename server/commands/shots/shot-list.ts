// Every page of every role, at the size it is used at. A page that is not listed here is not looked at.
import type { TicketStatus } from '../../../workflows/domain/ticket-status.ts';

/** Screen sizes: a handler's phone, a desk, the public's phone and an ordinary window. */
export const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  window: { width: 1280, height: 900 },
} as const;

/**
 * One picture. `ticket`: the first ticket of that status, or the first of them whose title speaks `about` this, fills
 * `:no` in the path; `whole`: the full length of the page.
 */
export interface Shot {
  readonly name: string;
  readonly login: string | null;
  readonly path: string;
  readonly size: keyof typeof sizes;
  readonly ticket?: TicketStatus;
  readonly about?: string;
  readonly whole?: true;
  /** What is typed before the picture is taken, by field name. */
  readonly fill?: Readonly<Record<string, string>>;
}

const phone = (name: string, login: string | null, path: string, ticket?: TicketStatus): Shot => ({
  name,
  login,
  path,
  size: 'phone',
  whole: true,
  ...(ticket && { ticket }),
});
const desk = (name: string, login: string, path: string, ticket?: TicketStatus): Shot => ({
  name,
  login,
  path,
  size: 'desk',
  ...(ticket && { ticket }),
});

// Urgent matters run day and night, so what they show does not depend on when the pictures are taken.
const onTheWay = { ticket: 'handling', about: '井盖' } as const;
const late = { ticket: 'handling', about: '排水泵' } as const;
// Signed a few minutes before: the time for returning it runs.
const justSigned = { ticket: 'handling', about: '污水井' } as const;

/** All pictures, in the order of a ticket's life. `{leader}` and the like are logins of the ticket's lead. */
export const shotList: readonly Shot[] = [
  phone('public-submit', null, '/'),
  { name: 'public-submit-window', login: null, path: '/', size: 'window' },
  phone('public-submit-english', null, '/?lang=en'),
  phone('public-track-sign-in', null, '/track'),
  phone('public-track-handling', null, '/track/:no', 'handling'),
  { ...phone('public-track-late', null, '/track/:no'), ...late },
  { ...phone('public-track-late-english', null, '/track/:no?lang=en'), ...late },
  phone('public-track-callback', null, '/track/:no', 'awaitingCallback'),
  phone('public-track-closed', null, '/track/:no', 'closed'),
  phone('public-not-found', null, '/no-such-page'),
  { name: 'sign-in', login: null, path: '/sign-in', size: 'window' },
  desk('operator', 'lin', '/desk/operator'),
  {
    ...desk('operator-call', 'lin', '/desk/operator'),
    fill: {
      phone: '13800000001',
      body: '三栋楼顶那家火锅店的空调外机还是整夜响，上周来测过，说超标但没有下文。昨晚十二点还在响，孩子睡不着。要求给个明确时间。',
      place: '梧桐里小区',
    },
  },
  desk('dispatch', 'shen', '/desk/dispatch'),
  desk('dispatch-returned', 'shen', '/desk/dispatch?tab=returned'),
  desk('dispatch-convene', 'shen', '/desk/dispatch?tab=consulted'),
  desk('ticket-desk', 'shen', '/tickets/:no', 'handling'),
  desk('ticket-actions-desk', 'shen', '/tickets/:no/actions/recall', 'handling'),
  phone('unit-inbox', 'wu', '/unit'),
  phone('unit-inbox-empty', 'audit-bureau.handler', '/unit'),
  phone('unit-assist', 'emergency-bureau.handler', '/unit/assist'),
  phone('unit-search', 'wu', '/unit/search?q=水'),
  phone('unit-search-nothing', 'wu', '/unit/search?q=月亮'),
  phone('unit-me', 'wu', '/unit/me'),
  { ...phone('unit-ticket', 'wu', '/tickets/:no'), ...onTheWay },
  phone('unit-sign', '{lead}.liaison', '/tickets/:no/actions/sign', 'awaitingSign'),
  { ...phone('unit-contact', 'wu', '/tickets/:no/actions/contact'), ...justSigned },
  { ...phone('unit-arrive', 'wu', '/tickets/:no/actions/arrive'), ...onTheWay },
  { ...phone('unit-feedback', 'wu', '/tickets/:no/actions/feedback'), ...late },
  { ...phone('unit-return', 'su', '/tickets/:no/actions/return'), ...justSigned },
  phone('unit-return-refused', '{lead}.liaison', '/tickets/:no/actions/return', 'awaitingSign'),
  phone('unit-submit', '{lead}.handler', '/tickets/:no/actions/submit', 'handling'),
  phone('unit-approve', '{lead}.leader', '/tickets/:no/actions/approve', 'awaitingApproval'),
  desk('check', 'he', '/desk/check'),
  desk('check-fail', 'he', '/tickets/:no/actions/failCheck', 'checking'),
  desk('callback', 'hui', '/desk/callback'),
  desk('shift', 'ban', '/desk/shift'),
  desk('consult', 'zhu', '/desk/consult'),
  desk('consult-rule', 'zhu', '/tickets/:no/actions/ruleOther', 'consultation'),
  desk('supervise', 'zheng', '/desk/supervise'),
  desk('supervise-unit', 'zheng', '/desk/supervise?view=urgent&lead=water-bureau'),
  desk('supervise-orders', 'zheng', '/desk/supervise?view=order'),
  desk('why-late', 'zheng', '/tickets/:no/why-late', 'redoing'),
  desk('order-print', 'zheng', '/tickets/:no/order', 'redoing'),
  desk('ticket-print', 'zheng', '/tickets/:no/print', 'redoing'),
  desk('inbox', 'zheng', '/inbox'),
  phone('inbox-phone', 'wu', '/inbox'),
];
