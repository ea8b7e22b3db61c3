// Apart from connect.ts, so that a web process does not load the engine of the worker.
import { NativeConnection } from '@temporalio/worker';
import type { TemporalSettings } from './connect.ts';

/** The connection of a worker; fails if nobody answers at the address. */
export const connectWorker = ({ address }: TemporalSettings): Promise<NativeConnection> =>
  NativeConnection.connect({ address });
