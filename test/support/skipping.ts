// Tickets on the time-skipping server: days pass in milliseconds, and only when a test lets them.
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Actor, Command, Instant, Said, TicketEvent } from '../../workflows/domain/ticket.ts';
import type { Timing } from '../../workflows/domain/freeze-deadlines.ts';
import type { PerformOutcome } from '../../server/dispatch/dispatch.client.ts';
import { createMemoryOffice } from './memory-office.ts';
import type { MemoryOffice } from './memory-office.ts';
import { command } from './sample-life.ts';
import type { buildTicket } from './sample-life.ts';
import { testServerExecutable } from './servers.ts';
import { newTicketNo, quietRuntime, startTestHouse } from './temporal.ts';

/** An office whose time the test moves. */
export interface SkippingHouse {
  readonly office: MemoryOffice;
  now(): Promise<Date>;
  /** Lets time run to an instant; every clock due before it fires on the way. */
  sleepUntil(at: Date): Promise<void>;
  /** Registers a ticket now and starts it; gives its number. */
  open(changes?: Parameters<typeof buildTicket>[1]): Promise<string>;
  /** Gives a command now. */
  perform(no: string, by: Actor, action: string, said?: Said, changes?: Partial<Command>): Promise<PerformOutcome>;
  stop(): Promise<void>;
}

/** Starts a server and a worker of their own for these hours and limits. */
export const startSkippingHouse = async (timingAt: (now: Date) => Timing): Promise<SkippingHouse> => {
  quietRuntime();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: testServerExecutable() } },
  });
  const now = async (): Promise<Date> => new Date(await env.currentTimeMs());
  const office = createMemoryOffice(timingAt(await now()));
  const house = await startTestHouse({ office, temporal: env.client, connection: env.nativeConnection });
  return {
    office,
    now,
    async sleepUntil(at) {
      await env.sleep(Math.max(0, at.getTime() - (await env.currentTimeMs())));
    },
    async open(changes) {
      const no = newTicketNo();
      const state = office.register({ no, at: (await now()).toISOString(), ...changes });
      await house.dispatch.startTicket({ no, state });
      return no;
    },
    async perform(no, by, action, said, changes) {
      return house.dispatch.perform(
        no,
        command(by, action, said, { receivedAt: (await now()).toISOString(), ...changes }),
      );
    },
    async stop() {
      await house.stop();
      await env.teardown();
    },
  };
};

/** A clock's steps as they fired: the instant, the due instant and how many steps are behind it. */
export interface Fired {
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly fired: number;
  readonly isRed: boolean;
}

/** What a clock of this name did by itself, in order. */
export const firingsOf = (events: readonly TicketEvent[], name: string): Fired[] =>
  events.flatMap((event) =>
    event.clocks
      .filter((fact) => (fact.do === 'step' || fact.do === 'breach') && fact.clock.name === name)
      .map(({ do: what, clock }) => ({
        at: event.at,
        dueAt: clock.dueAt,
        fired: clock.fired,
        isRed: what === 'breach',
      })),
  );

/** Minutes after an instant. */
export const after = (from: Date | string, minutes: number): Date =>
  new Date(new Date(from).getTime() + minutes * 60_000);
