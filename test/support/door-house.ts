// An office behind whose doors nothing may happen: real pages and stores, and a dispatch client that only writes down.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { createApp } from '../../server/app.ts';
import { keepIntakeKey } from '../../server/channels/replay/intake-key.ts';
import { intakeKeyPath } from '../../server/config.ts';
import type { Deps } from '../../server/deps.ts';
import { seedStaff } from '../../server/seed/seed-staff.ts';
import { seedTickets } from '../../server/seed/seed-tickets.ts';
import type { TicketRecord } from '../../server/tickets/ticket-record.ts';
import { doorCases } from './door-cases.ts';
import type { DoorCase } from './door-cases.ts';
import type { Door } from './doors.ts';
import { buildHouse } from './sample-office.ts';
import { openFollower, openVisitor, signInVisitor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** Names and values of form fields; a name may come more than once. */
export type Pairs = readonly (readonly [string, string])[];

/** The office, and what a test of its doors asks for. */
export interface DoorHouse {
  readonly app: Express;
  readonly url: string;
  /** The key of machines. */
  readonly key: string;
  /** Every start and command that would have gone to Temporal. */
  readonly performed: readonly string[];
  /** The person of this login before the door, signed in once; nobody named: a citizen. */
  enter(login: string | undefined, known: DoorCase): Promise<Visitor>;
  /** The address of a door, its parts filled in from the case or from `changes`. */
  pathOf(door: Door, known: DoorCase, changes?: Readonly<Record<string, string>>): string;
  /** The form that would do. */
  valid(known: DoorCase): Pairs;
  /** Documents of every collection but the sessions. */
  countAll(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

const createRecorder = (performed: string[]): Partial<Deps['dispatch']> => ({
  isReachable: async () => true,
  startTicket: async ({ no }) => Boolean(performed.push(`start ${no}`)),
  perform: async (no, { action }) => {
    performed.push(`${action} ${no}`);
    return { ok: 'pending' };
  },
});

const findTickets = async ({ tickets, staff }: Deps): Promise<Map<string, TicketRecord>> => {
  const visibleTo = await staff.getById('shen');
  const statuses = [...new Set(Object.values(doorCases).flatMap(({ ticket }) => ticket ?? []))];
  const found = statuses.map(
    async (status) => [status, (await tickets.listDesk([status], { visibleTo, limit: 1 })).records[0]!] as const,
  );
  return new Map(await Promise.all(found));
};

const createReception = (
  url: string,
  { tickets }: Deps,
  ticketOf: (known: DoorCase) => TicketRecord | undefined,
): DoorHouse['enter'] => {
  const visitors = new Map<string, Promise<Visitor>>();
  return (login, known) => {
    const ticket = ticketOf(known);
    const who = login?.replace('{lead}', ticket?.state.lead ?? '') ?? 'public';
    const no = ticket?.no ?? '';
    const open =
      { public: () => openVisitor(url), follower: () => openFollower(url, no, tickets.queryCodeOf(no)) }[who] ??
      (() => signInVisitor(url, who));
    const name = who === 'follower' ? `${who} ${no}` : who;
    const visitor = visitors.get(name) ?? open();
    visitors.set(name, visitor);
    return visitor;
  };
};

/** Opens the office, filled with the samples, in a database of this name. */
export const openDoorHouse = async (name: string): Promise<DoorHouse> => {
  const many = { PUBLIC_POSTS_PER_MINUTE: '1000000', STAFF_POSTS_PER_MINUTE: '1000000' };
  const { deps, connection, close } = await buildHouse(name, many);
  await seedStaff(deps);
  await seedTickets(deps);
  const performed: string[] = [];
  const app = createApp({ ...deps, dispatch: createRecorder(performed) as Deps['dispatch'] });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tickets = await findTickets(deps);
  const ticketOf = ({ ticket }: DoorCase): TicketRecord | undefined => (ticket ? tickets.get(ticket) : undefined);
  return {
    app,
    url,
    performed,
    key: keepIntakeKey(intakeKeyPath(deps.config.dataDir)),
    enter: createReception(url, deps, ticketOf),
    pathOf: (door, known, changes = {}) =>
      door.path.replace(
        /:(\w+)/g,
        (_all, part: string) =>
          changes[part] ?? known.params?.[part] ?? (part === 'no' ? ticketOf(known)?.no : undefined) ?? '',
      ),
    valid: ({ must = {}, may = {}, ...known }) =>
      Object.entries({ ...must, ...may }).map(
        ([field, value]) => [field, value.replace('{no}', ticketOf(known)?.no ?? '')] as const,
      ),
    async countAll() {
      const db = connection.db!;
      const names = (await db.listCollections().toArray())
        .map((collection) => collection.name)
        .filter((one) => one !== 'sessions');
      return Object.fromEntries(
        await Promise.all(names.sort().map(async (one) => [one, await db.collection(one).countDocuments()] as const)),
      );
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await connection.dropDatabase();
      await close();
    },
  };
};
