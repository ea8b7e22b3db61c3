// Whoever can read the data directory may replay messages. The key is made once, by the first process that needs it.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The key in the file at `path`; a file that is not there yet is made, readable by its owner only. */
export const keepIntakeKey = (path: string): string => {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error: unknown) {
      // Another process was first; its key is the one that counts.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  return readFileSync(path, 'utf8').trim();
};

/** Compares without telling by time how much was right. */
export const isIntakeKey = (key: string, given: string | undefined): boolean => {
  const [right, tried] = [Buffer.from(key), Buffer.from(given ?? '')];
  return right.length > 0 && right.length === tried.length && timingSafeEqual(right, tried);
};
