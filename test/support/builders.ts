// What the stores keep, with valid defaults; tests name only what they are about.
import type { KeyRing } from '../../server/key-ring.ts';
import type { TicketIntake, TicketRecord } from '../../server/tickets/ticket-record.ts';
import type { NewTicket } from '../../workflows/domain/register.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import type { Actor, TicketEvent, TicketState } from '../../workflows/domain/ticket.ts';
import { buildTicket as registered } from './sample-life.ts';
import { shippedTiming } from './timing.ts';

let built = 0;

/** A number nobody else in this run has. */
export const buildNo = (): string => {
  built += 1;
  return `2026-1124-${String(built).padStart(4, '0')}`;
};

/** A message by the web form, with an id of its own. */
export const buildIntake = (overrides: Partial<TicketIntake> = {}): TicketIntake => {
  built += 1;
  return {
    channel: 'web',
    messageId: `m-${built}`,
    receivedAt: '2026-11-24T01:00:00.000Z',
    title: '路灯不亮',
    body: '玉屏路路灯三天没亮。',
    place: { text: '玉屏路' },
    attachments: [],
    language: 'zh',
    ...overrides,
  };
};

/** What may be said differently of a ticket that is built. */
export interface TicketOverrides extends Partial<Omit<TicketRecord, 'intake' | 'state'>> {
  readonly intake?: Partial<TicketIntake>;
  readonly demand?: Partial<NewTicket['demand']>;
  readonly start?: Partial<Omit<NewTicket, 'demand'>>;
  /** Patches the state after its first event. */
  readonly state?: Partial<TicketState>;
}

/** A ticket as intake hands it to the store: record and first event. Urgent unless `start.urgent` says otherwise. */
export const buildStored = ({ intake, demand, start, state: patch, ...record }: TicketOverrides = {}): {
  readonly record: TicketRecord;
  readonly events: readonly TicketEvent[];
} => {
  const no = record.no ?? buildNo();
  const facts = { type: 'help', category: 'C3-01', kind: 'general', secret: false, tourist: false, ...demand } as const;
  const at = record.createdAt ?? '2026-11-24T01:00:00.000Z';
  const { state: plain, event } = registered(shippedTiming, {
    no,
    at,
    commandId: `register:${no}`,
    ...start,
    demand: facts,
  });
  const state = { ...plain, ...patch };
  return {
    events: [event],
    record: {
      no,
      version: state.version,
      state,
      intake: buildIntake(intake),
      personId: null,
      contactMask: null,
      createdAt: at,
      updatedAt: at,
      ...record,
    },
  };
};

/** A next event of a ticket: nothing changes but the version, unless said otherwise. */
export const buildEvent = (state: TicketState, overrides: Partial<TicketEvent> = {}): TicketEvent => ({
  seq: state.version + 1,
  commandId: `c-${state.no}-${state.version + 1}`,
  row: 'Z1',
  action: 'add',
  at: '2026-11-24T02:00:00.000Z',
  by: buildActor('citizen'),
  from: state.status,
  to: state.status,
  said: {},
  counters: {},
  clocks: [],
  changes: {},
  ...overrides,
});

/** Somebody with one role; members of units name their unit. */
export const buildActor = (role: Role, unit: string | null = null): Actor => ({
  id: `${role}-${unit ?? 'centre'}`,
  name: '测试员',
  roles: [role],
  unit,
});

/** A ring with these keys, the first one current; the same id always has the same key. */
export const buildRing = (...ids: readonly string[]): KeyRing => ({
  current: ids[0] ?? 'k1',
  keys: Object.fromEntries(ids.map((id) => [id, Buffer.alloc(32, id)])),
});
