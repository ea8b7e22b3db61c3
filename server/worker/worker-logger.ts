import { DefaultLogger } from '@temporalio/worker';
import type { Log } from '../log.ts';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Passes what the Temporal runtime has to say, from warnings on, to the log of the house. */
export const createWorkerLogger = (log: Log): DefaultLogger =>
  new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[levels[level]]({ ...meta, part: 'temporal' }, message);
  });
