// A Temporal server that a test may kill. It finds its database again, as one that was cut off does.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createTemporalClient } from '../../server/temporal/connect.ts';
import { ended, findPort } from './office.ts';
import { until } from './temporal.ts';

/** A server on a port and a file that stay the same. */
export interface TemporalServer {
  readonly address: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

const isUp = async (address: string): Promise<boolean> => {
  const { connection, workflowService } = createTemporalClient({ address });
  try {
    await connection.withDeadline(Date.now() + 1_000, () => workflowService.getSystemInfo({}));
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
};

/** A server by this program, with its database in `dir`; not started yet. */
export const createTemporalServer = async (program: string, dir: string): Promise<TemporalServer> => {
  const port = await findPort();
  const address = `127.0.0.1:${port}`;
  // As the launcher runs it: what was acknowledged is on the disk.
  const database = [
    '--db-filename',
    join(dir, 'temporal.db'),
    '--sqlite-pragma',
    'journal_mode=WAL',
    '--sqlite-pragma',
    'synchronous=FULL',
  ];
  let child: ChildProcess | undefined;
  return {
    address,
    async start() {
      child = spawn(
        program,
        [
          'server',
          'start-dev',
          '--headless',
          '--ip',
          '127.0.0.1',
          '--port',
          `${port}`,
          ...database,
          '--log-level',
          'never',
        ],
        { stdio: 'ignore' },
      );
      await until(() => isUp(address), 30_000);
    },
    async kill() {
      child?.kill('SIGKILL');
      if (child) await ended(child);
    },
  };
};
