// 查询码 opens one ticket to whoever brought it. It is derived, not stored: nothing in the database can be stolen to read
// other people's tickets, and a message delivered twice has the same code both times.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { intakeKey } from '../../workflows/domain/ids.ts';
import type { TicketIntake } from '../tickets/ticket-record.ts';

/** Digits only: it is read out on the phone and typed on a number pad. */
const DIGITS = 8;

type Source = Pick<TicketIntake, 'channel' | 'messageId'>;

/** The code of the ticket that this message became: eight digits. */
export const queryCodeOf = (key: Buffer, { channel, messageId }: Source): string => {
  const digest = createHmac('sha256', key).update(`query-code ${intakeKey(channel, messageId)}`).digest();
  return String(digest.readBigUInt64BE() % BigInt(10 ** DIGITS)).padStart(DIGITS, '0');
};

/** The code as it is printed: `1234 5678`. */
export const spaced = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Whether what was typed is the code; spaces, dashes and full-width digits do not matter, the time taken tells nothing. */
export const isQueryCode = (key: Buffer, source: Source, typed: string): boolean => {
  const given = typed.normalize('NFKC').replace(/[\s-]/g, '');
  const right = queryCodeOf(key, source);
  return given.length === right.length && /^\d+$/.test(given) && timingSafeEqual(Buffer.from(given), Buffer.from(right));
};
