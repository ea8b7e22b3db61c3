// The only file of the product that reads the environment.
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseKeyRing } from './key-ring.ts';
import { keepSecrets } from './secrets.ts';

const ring = z.string().transform((text, context) => {
  const keys = parseKeyRing(text);
  if (keys) return keys;
  context.addIssue({
    code: 'custom',
    message: '应为 编号:密钥，密钥是 32 字节的 base64；多把用逗号隔开，第一把用于写入',
  });
  return z.NEVER;
});
const secret = z.string().min(32, '太短，至少 32 个字符');
const perMinute = (usual: number) => z.coerce.number('应为整数').int('应为整数').positive('应大于 0').default(usual);

const settings = z.object({
  PORT: z.coerce
    .number('应为 0–65535 的整数')
    .int('应为整数')
    .min(0, '应为 0–65535')
    .max(65_535, '应为 0–65535')
    .default(12_345),
  DATA_DIR: z.string().default('.data'),
  MONGODB_URI: z
    .string('没有设置。用 npm start 启动会自动准备；单独启动时请写明数据库地址，如 mongodb://127.0.0.1:27017/hotline')
    .regex(/^mongodb(\+srv)?:\/\//, '应以 mongodb:// 开头'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d+$/, '应为 主机:端口')
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  KNOWLEDGE_DIR: z.string().default('knowledge-base'),
  PUBLIC_URL: z.url('应为完整网址，如 https://12345.example.cn').optional(),
  WORKFLOW_BUNDLE: z.string().optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], '应为 debug、info、warn、error 之一')
    .default('info'),
  DEMO_OFFICE: z.enum(['yes', 'no'], '应为 yes 或 no').default('yes'),
  TRUST_PROXY: z.string().default('loopback'),
  PUBLIC_POSTS_PER_MINUTE: perMinute(60),
  STAFF_POSTS_PER_MINUTE: perMinute(3_000),
  REPLAY_POSTS_PER_MINUTE: perMinute(60_000),
  SESSION_SECRET: secret,
  VAULT_KEYS: ring,
  CODEC_KEYS: ring,
  LOOKUP_KEY: secret,
});

/** Where the project's files stand: `templates/`, `node_modules/`, `knowledge-base/`. */
export const root = resolve(import.meta.dirname, '..');

/** What an installation may set, checked; directories are absolute. */
export type Config = ReturnType<typeof shapeConfig>;

const shapeConfig = (set: z.infer<typeof settings>) => ({
  port: set.PORT,
  dataDir: resolve(root, set.DATA_DIR),
  mongoUri: set.MONGODB_URI,
  temporalAddress: set.TEMPORAL_ADDRESS,
  temporalNamespace: set.TEMPORAL_NAMESPACE,
  knowledgeDir: resolve(root, set.KNOWLEDGE_DIR),
  publicUrl: set.PUBLIC_URL ?? `http://127.0.0.1:${set.PORT}`,
  /** Path of the workflow bundle built with the image; undefined where the worker bundles at start. */
  workflowBundle: set.WORKFLOW_BUNDLE === undefined ? undefined : resolve(root, set.WORKFLOW_BUNDLE),
  logLevel: set.LOG_LEVEL,
  /** The sample county with its known passwords; `DEMO_OFFICE=no` for real use. */
  isDemo: set.DEMO_OFFICE === 'yes',
  trustProxy: set.TRUST_PROXY,
  limits: {
    publicPostsPerMinute: set.PUBLIC_POSTS_PER_MINUTE,
    staffPostsPerMinute: set.STAFF_POSTS_PER_MINUTE,
    replayPostsPerMinute: set.REPLAY_POSTS_PER_MINUTE,
  },
  sessionSecret: set.SESSION_SECRET,
  vaultKeys: set.VAULT_KEYS,
  codecKeys: set.CODEC_KEYS,
  lookupKey: Buffer.from(set.LOOKUP_KEY),
});

/** Settings that cannot be used, one plain sentence each, beginning with the name of the setting. */
export class ConfigRefused extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`配置有问题：\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

// An empty line in a compose file means "not set", as it does for a person.
const withoutEmpty = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

const secretNames = ['SESSION_SECRET', 'VAULT_KEYS', 'CODEC_KEYS', 'LOOKUP_KEY'];

const secretsOf = (given: Environment): Environment =>
  secretNames.every((name) => name in given) ? {} : keepSecrets(resolve(root, given['DATA_DIR'] ?? '.data'));

/**
 * The configuration of this process. Secrets that the environment does not give are kept in `DATA_DIR/secrets.json`.
 * Throws {@link ConfigRefused} with every fault at once.
 */
export const readConfig = (environment: Environment = process.env): Config => {
  const given = withoutEmpty(environment);
  const read = settings.safeParse({ ...secretsOf(given), ...given });
  if (read.success) return shapeConfig(read.data);
  throw new ConfigRefused(read.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`));
};

/** The replay command's key; whoever can read the data directory may post messages of the past. */
export const intakeKeyPath = (dataDir: string): string => join(dataDir, 'intake-key');
