// A new fact on an archived ticket is a new ticket that names the old one. The link is signed, so that only somebody who
// had the old ticket open can tie a new one to it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TicketNo } from '../../workflows/domain/ids.ts';

const sign = (secret: string, no: TicketNo): string =>
  createHmac('sha256', secret).update(`earlier ${no}`).digest('hex').slice(0, 32);

/** The reference that the form carries: number and signature. */
export const earlierReference = (secret: string, no: TicketNo): string => `${no}.${sign(secret, no)}`;

/** The number of a reference that we signed; null for anything else. */
export const findEarlier = (secret: string, reference: unknown): TicketNo | null => {
  const [no = '', signature = ''] = typeof reference === 'string' ? reference.split('.') : [];
  const right = sign(secret, no);
  return signature.length === right.length && timingSafeEqual(Buffer.from(signature), Buffer.from(right)) ? no : null;
};
