import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { Log } from '../log.ts';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/**
 * Passes what the Temporal runtime has to say, from warnings on, to the log of the house; to be called once, before the
 * first worker. The runtime leaves SIGTERM alone: the process ends its services in its own order.
 */
export const installWorkerRuntime = (log: Log): void => {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[levels[level]]({ ...meta, part: 'temporal' }, message);
  });
  const telemetryOptions = { logging: { filter: makeTelemetryFilterString({ core: 'WARN' }), forward: {} } };
  Runtime.install({ logger, telemetryOptions, shutdownSignals: [] });
};
