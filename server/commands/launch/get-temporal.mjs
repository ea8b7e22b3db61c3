// Temporal, in order of preference: a cluster named from outside, a program at hand, a download, a build from source.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { downloadFromTemporal } from './download.mjs';
import { firstThatWorks } from './say.mjs';
import { environment, toolsDir } from './settings.mjs';
import { freePort, onPath, run, withProgress } from './shell.mjs';

// The newest version that `go install` accepts: later ones carry a replace directive in their go.mod.
const temporalModule = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

const built = join(toolsDir, 'bin', 'temporal');

const fromCache = () => {
  if (!existsSync(built)) throw new Error('not built yet');
  return built;
};

const buildWithGo = async () => {
  const go = onPath('go');
  const scratch = join(toolsDir, `go-bin-${process.pid}`);
  await withProgress('building temporal with `go install`, about 5 minutes on two cores', () =>
    // A version asked for by name must not be judged by whatever go.mod lies around.
    run(go, ['install', '-ldflags', '-s -w', temporalModule], { cwd: toolsDir, env: { GOBIN: scratch } }),
  );
  mkdirSync(join(built, '..'), { recursive: true });
  renameSync(join(scratch, 'temporal'), built);
  rmSync(scratch, { recursive: true });
  return built;
};

/** Path of a `temporal` program, or undefined where TEMPORAL_ADDRESS names a running server. */
export const findTemporal = () =>
  firstThatWorks('Temporal', [
    {
      name: 'TEMPORAL_ADDRESS',
      get: () => {
        if (!environment.TEMPORAL_ADDRESS) throw new Error('not set');
      },
    },
    { name: '`temporal` on PATH', get: () => onPath('temporal') },
    { name: `built earlier (${built})`, get: fromCache },
    { name: "the SDK's download", get: () => downloadFromTemporal('cli') },
    { name: '`go install`', get: buildWithGo },
  ]);

/** How to run Temporal's development server on a file of its own. */
export const temporalService = async (program, { directory, preferredPort }) => {
  const port = await freePort(preferredPort);
  // Without WAL every commit waits for two syncs, which is four times slower; FULL keeps what was acknowledged.
  const pragmas = ['journal_mode=WAL', 'synchronous=FULL'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const database = ['--db-filename', join(directory, 'temporal.db'), ...pragmas];
  return {
    name: 'temporal',
    command: program,
    args: [
      'server',
      'start-dev',
      '--headless',
      '--ip',
      '127.0.0.1',
      '--port',
      `${port}`,
      ...database,
      '--log-level',
      'error',
    ],
    port,
    address: `127.0.0.1:${port}`,
  };
};
