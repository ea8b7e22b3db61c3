import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Texts nobody outside may know. Key rings are `id:base64,…`; the first key writes, every key still reads. */
const secretsFile = z.object({
  SESSION_SECRET: z.string(),
  VAULT_KEYS: z.string(),
  CODEC_KEYS: z.string(),
  LOOKUP_KEY: z.string(),
});

/** The secrets of one installation, as they stand in the environment or in `secrets.json`. */
export type Secrets = z.infer<typeof secretsFile>;

/** Where the secrets of a data directory are kept. */
export const secretsPath = (dataDir: string): string => join(dataDir, 'secrets.json');

const newKey = (): string => randomBytes(32).toString('base64');

const newSecrets = (): Secrets => ({
  SESSION_SECRET: newKey(),
  VAULT_KEYS: `k1:${newKey()}`,
  CODEC_KEYS: `k1:${newKey()}`,
  LOOKUP_KEY: newKey(),
});

// Web and worker start at the same moment: only one of them can link the name, the other reads what is there.
const writeOnce = (path: string, secrets: Secrets): void => {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error: unknown) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
};

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error: unknown) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** The secrets of `dataDir`, made once (mode 600) and then the same for every process that shares the directory. */
export const keepSecrets = (dataDir: string): Secrets => {
  const path = secretsPath(dataDir);
  const kept = readIfThere(path);
  if (kept !== undefined) return secretsFile.parse(JSON.parse(kept));
  mkdirSync(dataDir, { recursive: true });
  writeOnce(path, newSecrets());
  return secretsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
};
