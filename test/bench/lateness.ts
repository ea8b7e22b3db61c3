// How late clocks fire, beside bare timers of which each writes one document (by a local activity, as ours do).
import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { liveOut } from '../../server/seed/live-out.ts';
import type { LivedEvent } from '../../server/seed/live-out.ts';
import { createTemporalClient } from '../../server/temporal/connect.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import type { Journal } from '../../workflows/ticket/ticket.activities.ts';
import { people, said } from '../support/sample-life.ts';
import { hurried } from '../support/timing.ts';
import { createBareActivities } from './bare/bare.activities.ts';
import type { NoteDocument } from './bare/bare.activities.ts';
import { BARE_TASK_QUEUE, startBareWorker } from './bare/bare-worker.ts';
import type { bareTimers } from './bare/bare.workflow.ts';
import type { Figures } from './bench.ts';
import { openHouse, startHouseWorker, storeLife } from './house.ts';
import type { House } from './house.ts';
import { inTurn, pause, runAtOnce, say } from './measure.ts';
import { rounded, spreadOf } from './spread.ts';

// All three run from dispatch on: two whose end issues a 督办单 and one that drafts it.
const watched = ['sign', 'contact', 'onSite'] as const;
const SPREAD_MS = 60_000;
const START_AT_ONCE = 20;
// Far more than the starts of a round take; a round whose last start comes after its first due instant is thrown away.
const leadMs = (tickets: number): number => 10_000 + tickets * 100;

const GIVE_UP_MS = 300_000;

/** The due instants of one ticket, strewn evenly over the minute by the golden ratio. */
const duesOf = (ticket: number, firstAt: number): number[] =>
  watched.map((_, index) =>
    Math.floor(firstAt + (((ticket * watched.length + index) * 0.618_033_988_749_895) % 1) * SPREAD_MS),
  );

/** Collects how late each firing was, until all are in. */
const collect = (expected: number) => {
  const lateMs: number[] = [];
  return {
    lateMs,
    take: (dueAt: string): void => void lateMs.push(Date.now() - Date.parse(dueAt)),
    all: async (): Promise<void> => {
      const giveUpAt = Date.now() + SPREAD_MS + GIVE_UP_MS;
      while (lateMs.length < expected) {
        if (Date.now() > giveUpAt) throw new Error(`only ${lateMs.length} of ${expected} clocks fired`);
        await pause(500);
      }
    },
  };
};

const failIfBegun = (firstAt: number): void => {
  if (Date.now() >= firstAt) {
    throw new Error('clocks came due before all tickets were started: the machine is too slow for this size');
  }
};

/** The journal of the house, which tells of each breach the moment its write has returned. */
const instrumented = (journal: Journal, breached: (dueAt: string) => void): Journal => ({
  findState: (no, version) => journal.findState(no, version),
  listAfter: (no, version) => journal.listAfter(no, version),
  append: async (state, event, next) => {
    const stored = await journal.append(state, event, next);
    const ownBreaches = (one: TicketEvent) =>
      one.clocks.filter(
        ({ do: verb, clock }) => verb === 'breach' && watched.includes(clock.name as (typeof watched)[number]),
      );
    if (stored.some(({ commandId }) => commandId === event.commandId)) {
      ownBreaches(event).forEach(({ clock }) => breached(clock.dueAt));
    }
    return stored;
  },
});

/** The life of a ticket that was dispatched just now and whose watched clocks are due at these instants. */
const dispatched = (no: string, now: Date, dues: readonly number[]): LivedEvent[] => {
  const seconds = Object.fromEntries(
    watched.map((clock, index) => [clock, ((dues[index] ?? 0) - now.getTime()) / 1_000]),
  );
  const start = {
    no,
    at: now.toISOString(),
    by: people.citizen,
    commandId: `register:${no}`,
    urgent: true,
    reachable: true,
    grave: false,
    said: {},
    demand: { type: 'help', category: 'A1-01', kind: 'lifeProperty', secret: false, tourist: false },
  } as const;
  const steps = [
    { minute: 0, action: 'accept', by: people.dispatcher, said: said.accept },
    { minute: 0, action: 'dispatch', by: people.dispatcher, said: said.dispatch },
  ];
  return liveOut(start, steps, now, hurried(seconds));
};

const measureHouse = async (house: House, timing: Timing, tickets: number): Promise<number[]> => {
  const { deps } = house;
  const collected = collect(tickets * watched.length);
  const worker = await startHouseWorker(house, {
    timing: () => timing,
    journal: instrumented(deps.tickets, collected.take),
  });
  const now = new Date();
  const firstAt = now.getTime() + leadMs(tickets);
  await runAtOnce(tickets, START_AT_ONCE, async (index) => {
    const no = await deps.numbers.next();
    const lived = dispatched(no, now, duesOf(index, firstAt));
    await storeLife(deps, `bench:${no}`, lived);
    const state = lived.at(-1)?.after;
    if (state) await deps.dispatch.startTicket({ no, state });
  });
  failIfBegun(firstAt);
  say(`${tickets} tickets are asleep; their ${tickets * watched.length} clocks fire within a minute`);
  await collected.all();
  await worker.stop();
  return collected.lateMs;
};

type Write = (note: NoteDocument) => Promise<void>;

const createWrite = (connection: Connection): Write => {
  const schema = new Schema(
    { _id: { type: String, required: true }, dueAt: String },
    { collection: 'bench_notes', versionKey: false },
  );
  const model = connection.model('Note', schema);
  return async (note) => {
    await model.create(note);
  };
};

let round = 0;

const measureBare = async ({ config }: House, write: Write, tickets: number): Promise<number[]> => {
  round += 1;
  const collected = collect(tickets * watched.length);
  const worker = await startBareWorker(
    config.temporalAddress,
    createBareActivities(async (note) => {
      await write(note);
      collected.take(note.dueAt);
    }),
  );
  const client = createTemporalClient({ address: config.temporalAddress });
  const firstAt = Date.now() + leadMs(tickets);
  await runAtOnce(tickets, START_AT_ONCE, async (index) => {
    const workflowId = `bare-timers-${round}-${index}`;
    const dues = duesOf(index, firstAt).map((at) => new Date(at).toISOString());
    await client.workflow.start<typeof bareTimers>('bareTimers', {
      workflowId,
      taskQueue: BARE_TASK_QUEUE,
      args: [workflowId, dues],
    });
  });
  failIfBegun(firstAt);
  await collected.all();
  await worker.stop();
  await client.connection.close();
  return collected.lateMs;
};

/** Fires three clocks of each of so many tickets within a minute. */
export const lateness = async (tickets: number): Promise<Figures> => {
  const house = await openHouse();
  const write = createWrite(house.connection);
  // What the clocks themselves start on their way (督办, 草稿) keeps the office's hours and stays out of the minute.
  const timing = hurried({});
  const found = await inTurn(
    () => measureHouse(house, timing, tickets),
    () => measureBare(house, write, tickets),
  );
  const [firedLateMs, bareLateMs] = [spreadOf(found.house.flat()), spreadOf(found.bare.flat())];
  await house.close();
  return {
    firedLateMs,
    bareLateMs,
    ratioP95: rounded(firedLateMs.p95 / bareLateMs.p95, 2),
    tickets,
    clocks: tickets * watched.length,
    server: house.server,
  };
};
