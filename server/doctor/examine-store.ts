import type { Connection } from 'mongoose';
import { z } from 'zod';
import { connectStore, pingStore } from '../stores/connect.ts';
import { createLatenessStore } from '../metrics/lateness.store.ts';
import { createStores } from '../stores/create-stores.ts';
import type { StoreParts } from '../stores/create-stores.ts';
import { listDeclaredIndexes } from '../stores/indexes.ts';
import { fault, hint, sound } from './finding.ts';
import type { Finding } from './finding.ts';

// What the server says of itself; stand-ins say less than MongoDB does.
const helloAnswer = z.object({
  setName: z.string().optional(),
  msg: z.string().optional(),
  localTime: z.date().optional(),
});
const buildAnswer = z.object({ version: z.string(), modules: z.array(z.string()).optional() });

const examineKind = async (connection: Connection): Promise<Finding> => {
  const hello = helloAnswer.parse(await connection.db?.command({ hello: 1 }));
  const { version } = buildAnswer.parse(await connection.db?.command({ buildInfo: 1 }));
  if (hello.setName !== undefined) return sound(`数据库版本 ${version}，副本集 ${hello.setName}`);
  if (hello.msg === 'isdbgrid') return sound(`数据库版本 ${version}，分片集群`);
  return hint(
    `数据库版本 ${version}，单机：这台机器坏了，数据只能从备份恢复`,
    '正式使用请部署三台的 MongoDB 副本集，并设置 MONGODB_URI',
  );
};

const TOLERATED_SKEW_MS = 2_000;

const examineSkew = async (connection: Connection, now: () => Date): Promise<Finding> => {
  const { localTime } = helloAnswer.parse(await connection.db?.command({ hello: 1 }));
  if (!localTime) return hint('数据库没有报告它的时间，无法核对两边的钟', '确认两台机器都开了时间同步（NTP）');
  const skewMs = Math.abs(localTime.getTime() - now().getTime());
  const text = `本机与数据库的钟相差 ${(skewMs / 1_000).toFixed(1)} 秒`;
  return skewMs <= TOLERATED_SKEW_MS ? sound(text) : fault(text, '给两台机器打开时间同步（NTP）；钟不准，时限就不准');
};

const hasIndex = async (connection: Connection, collection: string, keys: object): Promise<boolean> => {
  const found = await connection
    .collection(collection)
    .indexes()
    .catch(() => []);
  return found.some(({ key }) => JSON.stringify(key) === JSON.stringify(keys));
};

const examineIndexes = async (connection: Connection, parts: StoreParts): Promise<Finding> => {
  createStores(connection, parts);
  createLatenessStore(connection);
  const declared = listDeclaredIndexes(connection);
  const present = await Promise.all(declared.map(({ collection, keys }) => hasIndex(connection, collection, keys)));
  const missing = declared
    .filter((_, i) => !present[i])
    .map(({ collection, keys }) => `${collection}(${Object.keys(keys).join('+')})`);
  return missing.length === 0
    ? sound(`${declared.length} 个索引齐全`)
    : hint(`缺少 ${missing.length} 个索引：${missing.join('、')}`, '重新启动系统，启动时会自动补建');
};

const examineOpen = async (connection: Connection, parts: StoreParts): Promise<readonly Finding[]> => [
  await examineKind(connection),
  await examineSkew(connection, parts.now),
  await examineIndexes(connection, parts),
];

// The password stands in the address: only the hosts may be printed.
const hostsOf = (uri: string): string =>
  /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? '（地址不完整）';

/** Is MongoDB there, of what kind, with all indexes, and does its clock agree with ours? */
export const examineStore = async (uri: string, parts: StoreParts): Promise<readonly Finding[]> => {
  const connection = connectStore(uri, 'doctor');
  try {
    const isUp = await pingStore(connection).then(
      () => true,
      () => false,
    );
    if (!isUp) return [fault(`连不上数据库 ${hostsOf(uri)}`, '确认数据库已启动、地址和口令正确、防火墙放行')];
    return [sound(`数据库 ${hostsOf(uri)} 能连上`), ...(await examineOpen(connection, parts))];
  } finally {
    await connection.close();
  }
};
