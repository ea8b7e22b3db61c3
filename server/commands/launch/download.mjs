// Temporal's own download service, the one its SDKs use.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run, withProgress } from './shell.mjs';
import { toolsDir } from './settings.mjs';

const probeTimeoutMs = 5_000;
const downloadTimeoutMs = 600_000;

/** Throws in a few seconds where the host cannot be reached, so that an offline machine goes on to its next choice. */
export const probe = async (url) => {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(probeTimeoutMs) });
  } catch (error) {
    throw new Error(`${new URL(url).host} not reachable`, { cause: error });
  }
};

/** Fetches `artifact` ("cli" or "temporal-test-server") once into the tools directory and gives its path. */
export const downloadFromTemporal = async (artifact) => {
  const target = join(toolsDir, 'downloads', artifact);
  if (existsSync(target)) return target;
  const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const query = `platform=${process.platform}&arch=${arch}&sdk-name=sdk-typescript&sdk-version=1.24.0`;
  const answer = await probe(`https://temporal.download/${artifact}/default?${query}`);
  if (!answer.ok) throw new Error(`temporal.download answered ${answer.status}`);
  const { archiveUrl, fileToExtract } = await answer.json();

  const scratch = `${target}.${process.pid}`;
  mkdirSync(scratch, { recursive: true });
  await withProgress(`downloading ${basename(archiveUrl)}`, async () => {
    const archive = await fetch(archiveUrl, { signal: AbortSignal.timeout(downloadTimeoutMs) });
    writeFileSync(join(scratch, 'archive.tar.gz'), Buffer.from(await archive.arrayBuffer()));
    await run('tar', ['-xzf', join(scratch, 'archive.tar.gz'), '-C', scratch]);
  });
  renameSync(join(scratch, fileToExtract), target);
  rmSync(scratch, { recursive: true });
  return target;
};
