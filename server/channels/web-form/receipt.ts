// The receipt shows number and query code to the browser that sent the form, for half an hour: a signed cookie, no session.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { isTicketNo } from '../../../workflows/domain/ids.ts';
import type { TicketNo } from '../../../workflows/domain/ids.ts';

const COOKIE = 'receipt';
const HALF_HOUR_MS = 30 * 60_000;

/** What receipts are signed with. */
export interface ReceiptKey {
  readonly sessionSecret: string;
  readonly publicUrl: string;
}

const sign = ({ sessionSecret }: ReceiptKey, no: string, until: string): string =>
  createHmac('sha256', sessionSecret).update(`receipt ${no} ${until}`).digest('hex');

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Hands the receipt of a ticket to this browser. */
export const giveReceipt = (res: Response, key: ReceiptKey, no: TicketNo, now: Date): void => {
  const until = String(now.getTime() + HALF_HOUR_MS);
  const secure = key.publicUrl.startsWith('https:');
  res.cookie(COOKIE, `${no}.${until}.${sign(key, no, until)}`, {
    path: '/demands',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: HALF_HOUR_MS,
    secure,
  });
};

/** The number on this browser's receipt; null where there is none, or it is too old or not ours. */
export const findReceipt = (req: Request, key: ReceiptKey, now: Date): TicketNo | null => {
  const value = /(?:^|; )receipt=([\w.-]+)/.exec(req.get('cookie') ?? '')?.[1] ?? '';
  const [no = '', until = '', signature = ''] = value.split('.');
  return isTicketNo(no) && isSame(signature, sign(key, no, until)) && Number(until) > now.getTime() ? no : null;
};
