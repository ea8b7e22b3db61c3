// `web` | `worker`: configuration → parts → one service, which ends in reverse order. `seed [--if-empty]` | `reseal`: one
// task, done once.
import { ConfigRefused, readConfig } from './config.ts';
import type { Config } from './config.ts';
import type { Service } from './start-web.ts';

type Start = (config: Config) => Promise<Service>;

// Loaded only when asked for: web needs no workflow engine, worker no pages, and both start sooner.
const services: Readonly<Record<string, () => Promise<Start>>> = {
  web: async () => (await import('./start-web.ts')).startWeb,
  worker: async () => (await import('./start-worker.ts')).startWorker,
};

/** Ends the service at the first signal, or when the launcher that started it has died. */
const endWith = (service: Service): void => {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    service.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
  if (process.connected) process.on('disconnect', end);
};

const fail = (error: unknown): never => {
  const text =
    error instanceof ConfigRefused
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const tasks: Readonly<Record<string, (config: Config, options: readonly string[]) => Promise<void>>> = {
  seed: async (config, options) => {
    const { seed } = await import('./seed/seed.ts');
    await seed(config, { onlyIfEmpty: options.includes('--if-empty') });
  },
  reseal: async (config) => {
    const { resealPersons } = await import('./persons/reseal-persons.ts');
    process.stdout.write(`${JSON.stringify({ resealed: await resealPersons(config) })}\n`);
  },
};

const run = async ([command = '', ...options]: readonly string[]): Promise<void> => {
  const config = readConfig();
  const task = tasks[command];
  if (task) return task(config, options);
  const load = services[command];
  if (!load) {
    const known = Object.keys({ ...services, ...tasks }).join(', ');
    throw new Error(`main.ts knows ${known}, not "${command}"`);
  }
  const start = await load();
  endWith(await start(config));
  process.send?.({ ready: true });
};

run(process.argv.slice(2)).catch(fail);
