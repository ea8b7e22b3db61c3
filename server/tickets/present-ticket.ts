// The head of a ticket's page: what it is, where, who leads it, and what is special about it. Nothing about its steps.
import { choices } from '../../workflows/domain/action-forms.ts';
import { statusName } from '../../workflows/domain/ticket-status.ts';
import type { TicketState } from '../../workflows/domain/ticket.ts';
import type { IconName } from '../views/icon-names.ts';
import { presentInstant } from '../views/present-time.ts';
import { maskNumbers } from './present-event.ts';
import type { Sight } from './sight.ts';
import type { TicketRecord } from './ticket-record.ts';
import type { Wording } from './wording.ts';

/** A word about the ticket. */
export interface TicketBadge {
  readonly text: string;
  readonly icon?: IconName;
  readonly strong?: boolean;
}

/** One assisting unit with where it stands. */
export interface AssistView {
  readonly i: number;
  readonly unit: string;
  readonly ask: string;
  readonly state: string;
  readonly open: boolean;
}

/** The head of a ticket, in words. `contact` is a mask or the reason why there is none to see. */
export interface TicketHead {
  readonly no: string;
  readonly href: string;
  readonly title: string;
  readonly text: string;
  readonly status: string;
  readonly type: string;
  readonly category?: string;
  readonly channel: string;
  readonly when: string;
  readonly place?: string;
  readonly map?: string;
  readonly lead?: string;
  readonly assists: readonly AssistView[];
  readonly badges: readonly TicketBadge[];
  readonly contact: string;
  readonly reply?: string;
  readonly outcome?: string;
}

const channels = {
  web: '网上',
  phone: '来电',
  wechat: '微信',
  qr: '扫码',
  counter: '窗口',
  linked: '联网转来',
  replay: '导入',
} as const;
const taskWords = ['已结束', '办理中', '退回待审', '驳回后继续办'] as const;
const outcomeWords = { answered: '已反馈', waived: '已免除', cancelled: '已取消' } as const;

/** 投诉 for `complaint`. */
export const typeName = (code: string): string => choices.type.find(([one]) => one === code)?.[1] ?? code;

const badgeRules: readonly (readonly [(state: TicketState) => boolean, (state: TicketState) => TicketBadge])[] = [
  [({ counters }) => counters.urg === 1, () => ({ text: '紧急', icon: 'bolt', strong: true })],
  [({ demand }) => demand.tourist, () => ({ text: '旅游', icon: 'map-pin' })],
  [({ demand }) => demand.secret, () => ({ text: '保密', icon: 'lock' })],
  [
    ({ counters }) => counters.sup === 1 || counters.sup === 2,
    ({ counters }) => ({ text: `督办 ${counters.lvl} 级`, icon: 'gavel' }),
  ],
  [({ counters }) => counters.round > 0, ({ counters }) => ({ text: `第 ${counters.round} 次重办`, icon: 'repeat' })],
  [
    ({ counters }) => counters.returns > 0,
    ({ counters }) => ({ text: `退回 ${counters.returns} 次`, icon: 'arrow-back-up' }),
  ],
  [({ children }) => children.length > 0, ({ children }) => ({ text: `${children.length + 1} 人反映`, icon: 'users' })],
  [({ counters }) => counters.reach === 0, () => ({ text: '没有联系方式', icon: 'phone-off' })],
];

/** What is special about a ticket, as badges; the same on every list and page. */
export const presentBadges = (state: TicketState): TicketBadge[] =>
  badgeRules.filter(([applies]) => applies(state)).map(([, badge]) => badge(state));

const presentAssists = ({ tasks }: TicketState, { unitName }: Wording): AssistView[] =>
  tasks.map(({ i, unit, ask, a, outcome }) => ({
    i,
    unit: unitName(unit),
    ask,
    state: outcome === null ? taskWords[a] : outcomeWords[outcome],
    open: a !== 0,
  }));

const contactWords = ({ contactMask, state }: TicketRecord, sight: Sight): string => {
  if (sight.part === 'assist') return '协办单位不显示诉求人';
  if (!sight.mask) return '保密件：由 12345 中心代为联系';
  if (contactMask !== null) return contactMask;
  return state.counters.reach === 0 ? '没有留联系方式' : '已留联系方式';
};

/** A link that a phone's map opens; only where the place is known as a point. */
const mapLink = ({ intake: { place } }: TicketRecord): string | undefined =>
  place?.lat === undefined || place.lng === undefined
    ? undefined
    : `https://uri.amap.com/marker?position=${place.lng},${place.lat}&name=${encodeURIComponent(place.text)}&coordinate=wgs84`;

const optional = <Name extends string>(name: Name, value: string | null | undefined): Partial<Record<Name, string>> =>
  value === null || value === undefined || value === '' ? {} : ({ [name]: value } as Record<Name, string>);

/** The head for somebody who sees this much. Phone numbers inside the text are hidden from whoever may not know the person. */
export const presentTicketHead = (record: TicketRecord, wording: Wording, sight: Sight): TicketHead => {
  const { state, intake } = record;
  const seen = (text: string): string => (sight.mask ? text : maskNumbers(text));
  return {
    no: record.no,
    href: `/tickets/${record.no}`,
    title: seen(intake.title),
    text: seen(intake.body),
    status: statusName(state.status),
    type: typeName(state.demand.type),
    channel: channels[intake.channel],
    when: presentInstant(new Date(intake.receivedAt), wording.now),
    assists: presentAssists(state, wording),
    badges: presentBadges(state),
    contact: contactWords(record, sight),
    ...optional('category', state.demand.category === null ? null : wording.categoryName(state.demand.category)),
    ...optional('place', intake.place?.text),
    ...optional('map', mapLink(record)),
    ...optional('lead', state.lead === null ? null : wording.unitName(state.lead)),
    ...optional('reply', state.reply),
    ...optional('outcome', state.outcome),
  };
};
