// The product as a bench runs it: the real stores, the real client, the real worker on servers of the bench's own.
import type { Connection } from 'mongoose';
import { readConfig } from '../../server/config.ts';
import type { Config } from '../../server/config.ts';
import { buildDeps } from '../../server/deps.ts';
import type { Built, Deps } from '../../server/deps.ts';
import type { LivedEvent } from '../../server/seed/live-out.ts';
import { connectWorker } from '../../server/temporal/connect-worker.ts';
import { installWorkerRuntime } from '../../server/worker/install-worker-runtime.ts';
import { loadBundle } from '../../server/worker/load-bundle.ts';
import { createPayloadCodec } from '../../workflows/codec/payload-codec.ts';
import { TICKET_TASK_QUEUE } from '../../workflows/domain/ids.ts';
import type { Command } from '../../workflows/domain/ticket.ts';
import { createTicketActivities } from '../../workflows/ticket/ticket.activities.ts';
import type { TicketPorts } from '../../workflows/ticket/ticket.activities.ts';
import { createWorker } from '../../workflows/worker.ts';

/** The house with its configuration and the name of its MongoDB server. */
export interface House extends Built {
  readonly config: Config;
  readonly server: string;
}

/** A worker that runs; `stop` resolves once it has ended. */
export interface RunningWorker {
  readonly stop: () => Promise<void>;
}

const nameServer = async (connection: Connection): Promise<string> => {
  const built = (await connection.db?.command({ buildInfo: 1 })) as { version?: string; secantusVersion?: string };
  return built.secantusVersion === undefined ? `MongoDB ${built.version ?? ''}` : `SecantusDB ${built.secantusVersion}`;
};

/** Opens the house on the servers that the launcher named. */
export const openHouse = async (): Promise<House> => {
  const config = { ...readConfig(), logLevel: 'warn' as const };
  const built = await buildDeps(config);
  installWorkerRuntime(built.deps.log);
  return { ...built, config, server: await nameServer(built.connection) };
};

/** Serves tickets in this process, with the ports of the house or the bench's own in their place. */
export const startHouseWorker = async (
  { deps, config }: House,
  own: Pick<TicketPorts, 'timing'> & Partial<TicketPorts>,
): Promise<RunningWorker> => {
  const { tickets, inbox, news, dispatch, rulings } = deps;
  const activities = createTicketActivities({
    journal: tickets,
    inbox,
    news: { post: (told) => news.post(told), deliver: (one) => dispatch.tellNews(one) },
    rulings: { record: (ruling) => rulings.record(ruling, undefined) },
    ...own,
  });
  const connection = await connectWorker({ address: config.temporalAddress });
  const codec = createPayloadCodec(config.codecKeys);
  const bundle = await loadBundle(config.dataDir, config.workflowBundle);
  const worker = await createWorker({ connection, taskQueue: TICKET_TASK_QUEUE, activities, bundle, codec });
  const ended = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await ended;
      await connection.close();
    },
  };
};

/** Stores, as just created, a ticket with the whole log of the life it has had: nobody takes it for one whose start was lost. */
export const storeLife = async ({ tickets }: Deps, messageId: string, lived: readonly LivedEvent[]): Promise<void> => {
  const state = lived.at(-1)?.after;
  if (!state) throw new Error('a life begins with an event');
  const { no, version, openedAt: at } = state;
  const intake = {
    channel: 'web',
    messageId,
    receivedAt: at,
    title: '水管爆裂',
    body: '路口水管爆裂，水漫到店里。',
    place: { text: '测试路 1 号' },
    attachments: [],
    language: 'zh',
  } as const;
  const record = {
    no,
    version,
    state,
    intake,
    personId: null,
    contactMask: null,
    createdAt: new Date().toISOString(),
    updatedAt: at,
  };
  await tickets.insert({ record, events: lived.map(({ event }) => event) });
};

/** Performs a command as the product does, and asks again where the answer is still out. Throws where it is refused. */
export const performOrFail = async ({ dispatch }: Deps, no: string, command: Command): Promise<void> => {
  const outcome = await dispatch.perform(no, command);
  if (outcome.ok === false) throw new Error(`${command.action} was refused: ${JSON.stringify(outcome.refusal)}`);
  if (outcome.ok !== true) await performOrFail({ dispatch } as Deps, no, command);
};
