// `npm run doctor`: looks at every outside part and at the configuration, and says in plain words what to do.
import { ConfigRefused, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { examineDisk, examineNode, examinePort, examineSecrets } from '../doctor/examine-house.ts';
import { examineKnowledge } from '../doctor/examine-knowledge.ts';
import { examineStore } from '../doctor/examine-store.ts';
import { examineTemporal } from '../temporal/examine-temporal.ts';
import { fault, wordFinding } from '../doctor/finding.ts';
import type { Examination, Finding } from '../doctor/finding.ts';

const now = (): Date => new Date();

const examinations = (config: Config): readonly Examination[] => [
  {
    name: '本机',
    examine: async () => [
      examineNode(process.version),
      await examineDisk(config.dataDir),
      examineSecrets(config.dataDir),
    ],
  },
  { name: '知识库', examine: async () => Promise.resolve(examineKnowledge(config.knowledgeDir, now())) },
  { name: '网页', examine: async () => [await examinePort(config.port)] },
  {
    name: '数据库',
    examine: () => examineStore(config.mongoUri, { vaultKeys: config.vaultKeys, lookupKey: config.lookupKey, now }),
  },
  {
    name: '时钟服务',
    examine: () => examineTemporal({ address: config.temporalAddress, namespace: config.temporalNamespace }),
  },
];

const run = async ({ name, examine }: Examination): Promise<readonly Finding[]> => {
  const findings = await examine().catch((error: unknown) => [
    fault(`查不下去：${String(error)}`, '把这一行发给技术支持'),
  ]);
  console.log(`${name}\n${findings.map(wordFinding).join('\n')}`);
  return findings;
};

const readOrExplain = (): Config | null => {
  try {
    return readConfig();
  } catch (error: unknown) {
    if (!(error instanceof ConfigRefused)) throw error;
    console.log(error.message);
    return null;
  }
};

const main = async (): Promise<void> => {
  const config = readOrExplain();
  const findings: Finding[] = [];
  for (const examination of config ? examinations(config) : []) findings.push(...(await run(examination)));
  const count = (mark: Finding['mark']): number => findings.filter((finding) => finding.mark === mark).length;
  const faults = count('fault') + (config ? 0 : 1);
  console.log(JSON.stringify({ sound: count('sound'), hints: count('hint'), faults }));
  // A server that half answers may keep a connection open: who asked should not wait for it.
  process.exit(faults > 0 ? 1 : 0);
};

await main();
