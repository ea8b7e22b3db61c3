// What the test of bad input knows of each door: who may come in, who may not, on which ticket, and a form that would do.
import type { TicketStatus } from '../../workflows/domain/ticket-status.ts';

/** One door. `{lead}` in a login stands for the unit that leads the ticket; `follower` is the citizen of the ticket. */
export interface DoorCase {
  /** Who may come in; nobody named: it is open to all. */
  readonly by?: string;
  /** Signed in, but without the role that the door asks for. */
  readonly wrongRole?: string;
  /** Of the right role, in a unit that has no part in the ticket. */
  readonly stranger?: string;
  /** Fills `:no`: the first sample ticket of this status. */
  readonly ticket?: TicketStatus;
  /** Fills the other parts of the path. */
  readonly params?: Readonly<Record<string, string>>;
  /** Fields that must be right. */
  readonly must?: Readonly<Record<string, string>>;
  /** Fields that may be missing, but not wrong. */
  readonly may?: Readonly<Record<string, string>>;
  /** Takes what it can read and leaves out the rest: a form that is still being written, or one without fields. */
  readonly forgives?: true;
  /** Not for browsers: JSON with a key, no token. */
  readonly machine?: true;
}

const lead = { by: '{lead}.handler', stranger: 'tobacco-bureau.handler', ticket: 'handling' } as const;
const desk = (by: string): DoorCase => ({ by, wrongRole: by === 'lin' ? 'hui' : 'lin' });
const openAt = (by: string, ticket: TicketStatus): DoorCase => ({ ...desk(by), ticket });

/** Every door by name; the test fails for a door that has no line here, and for a line that has no door. */
export const doorCases: Readonly<Record<string, DoorCase>> = {
  'GET /health/live': {},
  'GET /health/ready': {},
  'GET /metrics': {},
  'POST /intake/replay': {
    machine: true,
    must: { id: 'm-1', body: '路灯不亮' },
    may: { title: '路灯', at: '2019/2/28 11:25:05' },
  },

  'GET /': {},
  'POST /demands': {
    must: { body: '路灯不亮，已经三天了。' },
    may: { place: '玉屏路', phone: '13800000099', name: '某人', type: 'help', secret: 'yes' },
  },
  'GET /demands/submitted': {},
  'GET /demands/submitted/receipt.txt': {},
  'GET /track': {},
  'POST /track': { must: { no: '2026-1124-9999', code: 'ABCDEFGH' } },
  'GET /track/:no': { by: 'follower', ticket: 'handling' },
  'GET /track/:no/photos/:id': { by: 'follower', ticket: 'handling', params: { id: '0123456789abcdef01234567' } },
  'GET /track/:no/photos/:id/small': {
    by: 'follower',
    ticket: 'handling',
    params: { id: '0123456789abcdef01234567' },
  },
  'GET /track/:no/actions/:action': { by: 'follower', ticket: 'handling', params: { action: 'add' } },
  'POST /track/:no/actions/:action': {
    by: 'follower',
    ticket: 'handling',
    params: { action: 'add' },
    must: { text: '又坏了' },
  },

  'GET /sign-in': {},
  'POST /sign-in': { must: { login: 'nobody', password: 'wrong' } },
  'POST /sign-out': { forgives: true },
  'GET /staff': { by: 'shen' },

  'GET /desk/operator': desk('lin'),
  'POST /desk/operator/caller': { ...desk('lin'), forgives: true },
  'POST /desk/operator/suggest': { ...desk('lin'), forgives: true },
  'POST /desk/operator/demands': {
    ...desk('lin'),
    must: { body: '路灯不亮' },
    may: {
      phone: '13800000099',
      name: '某人',
      title: '路灯',
      place: '玉屏路',
      type: 'help',
      category: 'C3-01',
      urgent: 'yes',
    },
  },
  'POST /desk/operator/append': {
    ...desk('lin'),
    must: { phone: '13800000001', body: '又坏了', to: '2026-1124-9999' },
  },

  'GET /desk/dispatch': desk('shen'),
  'GET /desk/dispatch/rows': desk('shen'),
  'GET /desk/dispatch/:no': openAt('shen', 'registered'),
  'GET /desk/dispatch/:no/proposal': openAt('shen', 'registered'),
  'POST /desk/dispatch/:no': {
    ...openAt('shen', 'registered'),
    may: { lead: 'water-bureau', category: 'A1-02', type: 'help', urgent: 'no', basis: '改定', overrideReason: '理由' },
  },
  'POST /desk/dispatch/:no/convene': {
    ...openAt('shen', 'registered'),
    must: { reason: '两家都说不归自己' },
    may: { lead: 'water-bureau' },
  },
  'POST /desk/dispatch/:no/answer': {
    ...openAt('shen', 'registered'),
    must: { answer: '带身份证即可。', source: '办事指南' },
  },

  'GET /desk/check': desk('he'),
  'GET /desk/check/rows': desk('he'),
  'GET /desk/check/:no': openAt('he', 'checking'),
  'GET /desk/callback': desk('hui'),
  'GET /desk/callback/rows': desk('hui'),
  'GET /desk/callback/:no': openAt('hui', 'awaitingCallback'),
  'GET /desk/shift': desk('ban'),
  'GET /desk/shift/rows': desk('ban'),
  'GET /desk/shift/:no': openAt('ban', 'secondOpinion'),
  'GET /desk/consult': desk('zhu'),
  'GET /desk/consult/rows': desk('zhu'),
  'GET /desk/consult/:no': openAt('zhu', 'consultation'),

  'GET /desk/supervise': desk('zheng'),
  'GET /desk/supervise/rows': desk('zheng'),
  'GET /desk/supervise/why/:no': openAt('zheng', 'handling'),
  'POST /desk/supervise/remind': { ...desk('zheng'), must: { nos: '{no}', reason: '请尽快办理' }, ticket: 'handling' },
  'POST /desk/supervise/preview': { ...desk('zheng'), must: { nos: '{no}x' }, ticket: 'handling' },
  'POST /desk/supervise/orders': { ...desk('zheng'), must: { nos: '{no}', cause: 'repeat' }, ticket: 'handling' },
  'POST /desk/supervise/views': {
    ...desk('zheng'),
    must: { name: '水务急件', view: 'urgent' },
    may: { lead: 'water-bureau', level: '2' },
  },
  'POST /desk/supervise/views/remove': { ...desk('zheng'), forgives: true },

  'GET /unit': { by: 'wu', wrongRole: 'shen' },
  'GET /unit/assist': { by: 'wu', wrongRole: 'shen' },
  'GET /unit/search': { by: 'wu', wrongRole: 'shen' },
  'GET /unit/me': { by: 'wu', wrongRole: 'shen' },

  'GET /tickets/:no': lead,
  'GET /tickets/:no/actions/:action': { ...lead, params: { action: 'alertEmergency' } },
  'POST /tickets/:no/actions/:action': {
    ...lead,
    params: { action: 'alertEmergency' },
    must: { service: '110', receipt: '三方通话 12' },
  },
  'POST /tickets/:no/reveal': { ...lead, must: { reason: '电话核实' } },
  'GET /tickets/:no/why-late': lead,
  'GET /tickets/:no/order': lead,
  'GET /tickets/:no/print': lead,
  'GET /tickets/:no/files/:id': { ...lead, params: { id: '0123456789abcdef01234567' } },

  'GET /inbox': { by: 'zheng' },
  'POST /inbox/read': { by: 'zheng', must: { key: 'x' }, forgives: true },
  'GET /live': { by: 'zheng' },
};
