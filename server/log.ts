import { pino } from 'pino';
import type { Logger } from 'pino';

/** The log of the house. */
export type Log = Logger;

// A last net: nothing personal is given to the log on purpose, and what slips in under these names is not printed.
const personal = ['name', 'phone', 'address', 'password', 'cookie', 'authorization', 'body', 'queryCode'];

/** One JSON object a line on stdout. Fields that bear a personal name are printed as `[hidden]`, one level deep too. */
export const createLog = (level: string): Log =>
  pino({ level, base: null, redact: { paths: personal.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' } });
