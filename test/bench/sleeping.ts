// Ten thousand tickets asleep: what a restarted worker weighs, and how soon it serves.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { liveOut } from '../../server/seed/live-out.ts';
import type { LivedEvent } from '../../server/seed/live-out.ts';
import { ticketWorkflowId } from '../../workflows/domain/ids.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { command, people, said } from '../support/sample-life.ts';
import { shippedTiming } from '../support/timing.ts';
import type { Figures } from './bench.ts';
import { openHouse, performOrFail, storeLife } from './house.ts';
import type { House } from './house.ts';
import { pause, runAtOnce, say, secondsOf } from './measure.ts';
import { rounded } from './spread.ts';

const AT_ONCE = 32;
const TOUCHED = 500;
const minuteMs = 60_000;
const megabyte = 1024 * 1024;
/** Started, task scheduled, started and completed, timer started: from then on a ticket sleeps. */
const EVENTS_OF_SLEEPER = 5;

/** An ordinary ticket of an hour ago that its unit has signed and that waits for a result: the usual sleeper. */
const inHand = (no: TicketNo): LivedEvent[] => {
  const now = new Date();
  const at = new Date(now.getTime() - 60 * minuteMs).toISOString();
  const demand = { type: 'complaint', category: 'A1-01', kind: 'general', secret: false, tourist: false } as const;
  const start = {
    no,
    at,
    by: people.citizen,
    commandId: `register:${no}`,
    demand,
    urgent: false,
    reachable: true,
    grave: false,
    said: {},
  };
  const steps = [
    {
      minute: 3,
      action: 'accept',
      by: people.dispatcher,
      said: { ...said.accept, type: 'complaint', kind: 'general' },
    },
    { minute: 6, action: 'dispatch', by: people.dispatcher, said: said.dispatch },
    { minute: 13, action: 'contact', by: people.handler, said: said.contact },
  ];
  return liveOut(start, steps, now, shippedTiming);
};

const startWorker = async (): Promise<ChildProcess> => {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const worker = fork(main, ['worker'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(worker, 'spawn');
  return worker;
};

const stopWorker = async (worker: ChildProcess): Promise<void> => {
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
};

// Linux tells a process's memory here; elsewhere the bench cannot run.
const rssMb = ({ pid }: ChildProcess): number => {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('the worker has ended');
  return (Number(kilobytes) * 1024) / megabyte;
};

/** Looks at the weight of a process five times a second and keeps the greatest. */
const watchRss = (worker: ChildProcess) => {
  let greatest = 0;
  const timer = setInterval(() => (greatest = Math.max(greatest, rssMb(worker))), 200);
  return {
    stop: (): number => {
      clearInterval(timer);
      return greatest;
    },
  };
};

const putToSleep = async ({ deps }: House, count: number): Promise<TicketNo[]> => {
  const nos: TicketNo[] = [];
  await runAtOnce(count, AT_ONCE, async () => {
    const no = await deps.numbers.next();
    const lived = inHand(no);
    await storeLife(deps, `bench:${no}`, lived);
    const state = lived.at(-1)?.after;
    if (state && !(await deps.dispatch.startTicket({ no, state }))) throw new Error(`ticket ${no} was not started`);
    if (nos.push(no) % 1_000 === 0) say(`${nos.length} of ${count} tickets started`);
  });
  return nos;
};

const waitUntilAsleep = async ({ temporal }: House, nos: readonly TicketNo[]): Promise<void> => {
  await runAtOnce(nos.length, AT_ONCE, async (index) => {
    const handle = temporal.workflow.getHandle(ticketWorkflowId(nos[index] ?? ''));
    while ((await handle.describe()).historyLength < EVENTS_OF_SLEEPER) await pause(200);
  });
};

const touch = ({ deps }: House, no: TicketNo | undefined): Promise<void> =>
  performOrFail(deps, no ?? '', command(people.handler, 'submit', said.submit));

/** Puts so many tickets to sleep, restarts the worker, and wakes a sample of them. */
export const sleeping = async (tickets: number): Promise<Figures> => {
  const house = await openHouse();
  const first = await startWorker();
  const nos = await putToSleep(house, tickets);
  await waitUntilAsleep(house, nos);
  await stopWorker(first);
  say(`${tickets} tickets are asleep; the worker is restarted`);

  const begunAt = performance.now();
  const worker = await startWorker();
  const rss = watchRss(worker);
  await touch(house, nos[0]);
  const startSeconds = (performance.now() - begunAt) / 1_000;
  const afterStartMb = rssMb(worker);
  say(`it serves after ${rounded(startSeconds)} s and weighs ${rounded(afterStartMb)} MB`);

  // From all over the office, so that nearly each has to be replayed first.
  const sample = nos.filter((_, index) => index > 0 && index % Math.max(1, Math.floor(nos.length / TOUCHED)) === 0);
  const seconds = await secondsOf(() => runAtOnce(sample.length, 20, (index) => touch(house, sample[index])));
  const workerRssMb = rounded(rss.stop());
  await stopWorker(worker);
  await house.close();
  return {
    tickets,
    workerRssMb,
    startSeconds: rounded(startSeconds),
    rssAfterStartMb: rounded(afterStartMb),
    touched: sample.length,
    touchedPerSecond: rounded(sample.length / seconds),
    server: house.server,
  };
};
