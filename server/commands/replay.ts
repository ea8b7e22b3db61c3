// `npm run replay -- --data FILE.jsonl [--limit N] [--rate R] [--dispatch]`: posts messages to the running server.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { intakeKeyPath, readConfig } from '../config.ts';
import { keepIntakeKey } from '../channels/replay/intake-key.ts';
import { demoPassword } from '../staff/demo-staff.ts';
import { signIn } from './replay/desk-client.ts';
import { replayMessages } from './replay/replay-messages.ts';

const AT_ONCE = 8;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    limit: { type: 'string' },
    rate: { type: 'string' },
    dispatch: { type: 'boolean' },
    login: { type: 'string', default: 'shen' },
    password: { type: 'string', default: demoPassword },
  },
});

const readLines = async function* (path: string, limit: number): AsyncGenerator<string> {
  let sent = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (sent >= limit) return;
    sent += 1;
    yield line;
  }
};

const run = async (): Promise<void> => {
  const path = values.data;
  if (path === undefined) throw new Error('Say which messages: npm run replay -- --data FILE.jsonl');
  if (!existsSync(path)) throw new Error(`There is no file ${path}. Nothing was sent.`);
  const { port, dataDir } = readConfig();
  const url = `http://127.0.0.1:${port}`;
  const desk = values.dispatch ? await signIn(url, values.login, values.password) : null;
  let told = Date.now();
  const counts = await replayMessages(readLines(path, Number(values.limit ?? Infinity)), {
    url,
    key: keepIntakeKey(intakeKeyPath(dataDir)),
    atOnce: AT_ONCE,
    perSecond: Number(values.rate ?? 0),
    desk,
    onFailed: (nth, why) => {
      console.error(`✕ message ${nth}: ${why}`);
    },
    onProgress: ({ posted, dispatched }) => {
      if (Date.now() - told < 5_000) return;
      told = Date.now();
      console.error(`· ${posted} posted, ${dispatched} dispatched`);
    },
  });
  console.log(JSON.stringify(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
