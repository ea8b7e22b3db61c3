// Whole lives from 登记 to 已办结, beside a bare workflow that takes as many starts and Updates and does nothing.
import { createTemporalClient } from '../../server/temporal/connect.ts';
import { ticketWorkflowId } from '../../workflows/domain/ids.ts';
import { buildIntake } from '../support/builders.ts';
import { buildTicket, happyLife } from '../support/sample-life.ts';
import { shippedTiming } from '../support/timing.ts';
import { createBareActivities } from './bare/bare.activities.ts';
import { BARE_TASK_QUEUE, startBareWorker } from './bare/bare-worker.ts';
import type { bareLife } from './bare/bare.workflow.ts';
import type { Figures } from './bench.ts';
import { openHouse, performOrFail, startHouseWorker } from './house.ts';
import type { House } from './house.ts';
import { inTurn, runAtOnce, secondsOf } from './measure.ts';
import { rounded } from './spread.ts';

const AT_ONCE = 20;
// Whatever is compiled or connected with the first calls is no part of either figure.
const WARM_UP = 20;

interface Round {
  readonly seconds: number;
  /** Workflow history of each life as its last command left it. */
  readonly historyEvents: readonly number[];
}

const liveHouseLife = async ({ deps, temporal }: House): Promise<number> => {
  const at = new Date().toISOString();
  const no = await deps.numbers.next();
  const { state, event } = buildTicket(shippedTiming, { no, at, commandId: `register:${no}` });
  const intake = buildIntake({ messageId: `bench:${no}`, receivedAt: at });
  const record = {
    no,
    version: state.version,
    state,
    intake,
    personId: null,
    contactMask: null,
    createdAt: at,
    updatedAt: at,
  };
  await deps.tickets.insert({ record, events: [event] });
  await deps.dispatch.startTicket(record);
  for (const next of happyLife) await performOrFail(deps, no, next());
  const { historyLength } = await temporal.workflow.getHandle(ticketWorkflowId(no)).describe();
  return historyLength;
};

const failUnlessClosed = async ({ deps }: House, lives: number): Promise<void> => {
  const { closed = 0 } = await deps.tickets.countsByStatus();
  if (closed < lives) throw new Error(`only ${closed} of ${lives} lives ended in 已办结`);
};

const measureHouse = async (house: House, lives: number): Promise<Round> => {
  const worker = await startHouseWorker(house, { timing: () => shippedTiming });
  const historyEvents: number[] = [];
  const live = async (): Promise<void> => {
    historyEvents.push(await liveHouseLife(house));
  };
  await runAtOnce(WARM_UP, AT_ONCE, live);
  const seconds = await secondsOf(() => runAtOnce(lives, AT_ONCE, live));
  await failUnlessClosed(house, lives);
  await worker.stop();
  return { seconds, historyEvents };
};

let started = 0;

const measureBare = async ({ config }: House, lives: number): Promise<Round> => {
  const worker = await startBareWorker(
    config.temporalAddress,
    createBareActivities(() => Promise.resolve()),
  );
  const client = createTemporalClient({ address: config.temporalAddress });
  const historyEvents: number[] = [];
  const live = async (): Promise<void> => {
    started += 1;
    const workflowId = `bare-life-${started}`;
    const handle = await client.workflow.start<typeof bareLife>('bareLife', {
      workflowId,
      taskQueue: BARE_TASK_QUEUE,
      args: [happyLife.length],
    });
    for (const update of happyLife.keys()) {
      await handle.executeUpdate('touch', { updateId: `${workflowId}-${update}`, args: ['touched'] });
    }
    historyEvents.push((await handle.describe()).historyLength);
  };
  await runAtOnce(WARM_UP, AT_ONCE, live);
  const seconds = await secondsOf(() => runAtOnce(lives, AT_ONCE, live));
  await worker.stop();
  await client.connection.close();
  return { seconds, historyEvents };
};

const perSecond = (rounds: readonly Round[], lives: number): number =>
  (rounds.length * lives) / rounds.reduce((sum, { seconds }) => sum + seconds, 0);

/** Lives so many lives in each round, 20 at once. */
export const lifecycle = async (lives: number): Promise<Figures> => {
  const house = await openHouse();
  const found = await inTurn(
    () => measureHouse(house, lives),
    () => measureBare(house, lives),
  );
  const [own, bare] = [perSecond(found.house, lives), perSecond(found.bare, lives)];
  const historyEventsPerTicket = Math.max(...found.house.flatMap(({ historyEvents }) => historyEvents));
  await house.close();
  return {
    livesPerSecond: rounded(own, 2),
    bareLivesPerSecond: rounded(bare, 2),
    ratio: rounded(own / bare, 2),
    historyEventsPerTicket,
    lives,
    server: house.server,
  };
};
