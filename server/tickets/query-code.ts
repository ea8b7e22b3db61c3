import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TicketNo } from '../../workflows/domain/ids.ts';

/** Neither 0 and O nor 1, I and L: a code is read out over the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/**
 * The query code of a ticket: eight characters (31⁸ ≈ 8·10¹¹) that nobody can know without the office's key. It is
 * computed and never stored, so a message delivered again is told the same code, and a stolen database holds none.
 */
export const queryCodeOf = (key: Buffer, no: TicketNo): string => {
  const digest = createHmac('sha256', key).update(`query-code ${no}`).digest();
  // Two bytes a character: with one, the letters at the front of the alphabet would be noticeably more frequent.
  return Array.from({ length: LENGTH }, (_, index) => ALPHABET[digest.readUInt16BE(2 * index) % ALPHABET.length]).join(
    '',
  );
};

/** Whether a person gave the right code; spaces, dashes and small letters are forgiven. Takes the same time either way. */
export const isQueryCodeOf = (key: Buffer, no: TicketNo, given: string): boolean => {
  const right = Buffer.from(queryCodeOf(key, no));
  const typed = Buffer.from(given.replace(/[\s-]/g, '').toUpperCase());
  return typed.length === right.length && timingSafeEqual(typed, right);
};
