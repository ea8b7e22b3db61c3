// `web` | `worker` | `seed [--if-empty]`: configuration → parts → one service, which ends in reverse order.
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

const run = async ([command = '', ...options]: readonly string[]): Promise<void> => {
  const config = readConfig();
  if (command === 'seed') {
    const { seed } = await import('./seed/seed.ts');
    await seed(config, { onlyIfEmpty: options.includes('--if-empty') });
    return;
  }
  const load = services[command];
  if (!load) throw new Error(`main.ts starts web, worker or seed, not "${command}"`);
  const start = await load();
  endWith(await start(config));
  process.send?.({ ready: true });
};

run(process.argv.slice(2)).catch(fail);
