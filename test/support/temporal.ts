// Tickets on a real Temporal server, with the office in memory.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { NativeConnection, Worker } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { root } from '../../server/config.ts';
import { createDispatchClient } from '../../server/dispatch/dispatch.client.ts';
import type { DispatchClient } from '../../server/dispatch/dispatch.client.ts';
import { connectWorker } from '../../server/temporal/connect-worker.ts';
import { createTemporalClient } from '../../server/temporal/connect.ts';
import { loadBundle } from '../../server/worker/load-bundle.ts';
import { createTicketActivities } from '../../workflows/ticket/ticket.activities.ts';
import type { TicketActivities } from '../../workflows/ticket/ticket.activities.ts';
import { createWorker } from '../../workflows/worker.ts';
import type { MemoryOffice } from './memory-office.ts';
import { testTemporalAddress } from './servers.ts';

let runtime: Runtime | undefined;

/** Keeps the runtime quiet; faults that tests bring about on purpose would fill the screen. */
export const quietRuntime = (): void => {
  const telemetryOptions = { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }), forward: {} } };
  runtime ??= Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions,
    shutdownSignals: [],
  });
};

/** The workflow bundle, made once per change of the sources. */
export const testBundle = () => loadBundle(join(root, '.data', 'test-bundle'));

/** A task queue that no other test serves. */
export const newTaskQueue = (): string => `test-${randomUUID()}`;

/** A number that no other ticket of this run bears; valid in shape, of a day long past. */
export const newTicketNo = (): string =>
  `2020-0101-${String(Date.now() % 1_000_000_000)}${Math.floor(Math.random() * 1_000)}`;

/** A worker that serves an office, and the client that speaks to its tickets. */
export interface TestHouse {
  readonly temporal: Client;
  readonly dispatch: DispatchClient;
  readonly taskQueue: string;
  readonly worker: Worker;
  stop(): Promise<void>;
}

/** What may differ from the usual test house. */
export interface TestHouseOptions {
  readonly office: MemoryOffice;
  readonly codec?: PayloadCodec;
  readonly taskQueue?: string;
  readonly temporal?: Client;
  readonly connection?: NativeConnection;
  /** A server other than the run's. */
  readonly address?: string;
  readonly activities?: (usual: TicketActivities) => TicketActivities;
}

/** Starts a test house on the run's development server, or on the given connections. */
export const startTestHouse = async ({ office, codec, ...options }: TestHouseOptions): Promise<TestHouse> => {
  quietRuntime();
  const { taskQueue = newTaskQueue(), activities = (usual: TicketActivities) => usual } = options;
  const settings = {
    address: options.temporal ? '' : (options.address ?? testTemporalAddress()),
    ...(codec && { codec }),
  };
  const temporal = options.temporal ?? createTemporalClient(settings);
  const connection = options.connection ?? (await connectWorker(settings));
  const dispatch = createDispatchClient({ temporal, tickets: office, news: office, now: () => new Date(), taskQueue });
  const usual = createTicketActivities({ ...office.ports, news: { ...office.ports.news, deliver: dispatch.tellNews } });
  const worker = await createWorker({
    connection,
    taskQueue,
    activities: activities(usual),
    bundle: await testBundle(),
    ...(codec && { codec }),
  });
  const done = worker.run();
  return {
    temporal,
    dispatch,
    taskQueue,
    worker,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
      if (!options.connection) await connection.close();
      if (!options.temporal) await temporal.connection.close();
    },
  };
};

/** Waits until `isSo` holds, looking every 20 ms; fails after `withinMs`. */
export const until = async (isSo: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it did not come about within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
