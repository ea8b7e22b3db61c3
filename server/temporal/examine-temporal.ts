import type { Client } from '@temporalio/client';
import { RECONCILE_SCHEDULE_ID, TICKET_TASK_QUEUE } from '../../workflows/domain/ids.ts';
import { createTemporalClient } from './connect.ts';
import { fault, hint, sound } from '../doctor/finding.ts';
import type { Finding } from '../doctor/finding.ts';

/** Where Temporal is. */
export interface TemporalPlace {
  readonly address: string;
  readonly namespace: string;
}

const ANSWER_WITHIN_MS = 3_000;

const answers = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  );

const examineSchedule = async (client: Client): Promise<Finding> => {
  const found = await client.schedule
    .getHandle(RECONCILE_SCHEDULE_ID)
    .describe()
    .catch(() => null);
  if (!found) return fault('没有“每 30 秒补发一次”的计划', '启动一次 worker，它会自动建好');
  return found.state.paused
    ? fault('“每 30 秒补发一次”的计划被暂停了', '在 Temporal 界面里恢复计划 reconcile')
    : sound('补发计划每 30 秒运行一次');
};

const examineWorkers = async (client: Client, namespace: string): Promise<Finding> => {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: TICKET_TASK_QUEUE },
  });
  return pollers.length > 0
    ? sound(`有 ${pollers.length} 个 worker 在值守`)
    : fault(
        '没有 worker 在值守：时限到了没有人处理',
        '启动 worker；用 npm start 启动的，看 DATA_DIR 里 logs/worker.log',
      );
};

const examineReached = async (client: Client, { address, namespace }: TemporalPlace): Promise<readonly Finding[]> => {
  const isReached = await answers(
    client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => client.workflowService.getSystemInfo({})),
  );
  if (!isReached) {
    return [
      fault(`连不上时钟服务（Temporal）${address}`, '诉求照收，但时限暂不触发；启动 Temporal 或改正 TEMPORAL_ADDRESS'),
    ];
  }
  const isKnown = await answers(client.workflowService.describeNamespace({ namespace }));
  if (!isKnown) {
    return [fault(`时钟服务里没有命名空间 ${namespace}`, `建立命名空间 ${namespace}，或改正 TEMPORAL_NAMESPACE`)];
  }
  return [
    sound(`时钟服务（Temporal）${address} 能连上`),
    await examineSchedule(client),
    await examineWorkers(client, namespace),
  ];
};

/** Is Temporal there, is the sweep planned, and does a worker serve the tickets? */
export const examineTemporal = async (place: TemporalPlace): Promise<readonly Finding[]> => {
  const client = createTemporalClient(place);
  try {
    return await examineReached(client, place);
  } catch (error: unknown) {
    return [hint(`时钟服务没有答全：${error instanceof Error ? error.message : String(error)}`, '过一分钟再查一次')];
  } finally {
    await client.connection.close();
  }
};
