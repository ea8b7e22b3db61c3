// Ticket numbers. A process leases them in blocks, so that taking in a demand costs one write and no two processes ever
// give the same number; what a process had left when it ended is a gap, which nobody minds.
import type { Connection } from 'mongoose';
import { ticketNo } from '../../workflows/domain/ids.ts';
import type { TicketNo } from '../../workflows/domain/ids.ts';
import { civilDay } from '../../workflows/domain/working-time.ts';
import { isDuplicate } from '../stores/collection.ts';
import { numberModel } from './number.model.ts';

/** The source of ticket numbers. */
export interface NumberStore {
  /** A number of the civil day of `at` (now) in Asia/Shanghai that nobody else has or will get. */
  next(at?: Date): Promise<TicketNo>;
}

interface Block {
  next: number;
  readonly last: number;
}

const BLOCK = 50;

/** The source of numbers on one connection. */
export const createNumberStore = (connection: Connection, { now }: { readonly now: () => Date }): NumberStore => {
  const model = numberModel(connection);
  const blocks = new Map<string, Promise<Block>>();

  // Not by upsert: two processes that meet at midnight may both find no day to count on.
  const begin = async (day: string): Promise<void> => {
    await model.insertMany([{ _id: day, leased: 0 }], { lean: true }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  };
  const lease = async (day: string): Promise<Block> => {
    await begin(day);
    const { leased } = await model
      .findOneAndUpdate({ _id: day }, { $inc: { leased: BLOCK } }, { returnDocument: 'after' })
      .orFail()
      .lean();
    return { next: leased - BLOCK + 1, last: leased };
  };
  const renew = (day: string): void => {
    const leasing = lease(day);
    blocks.set(day, leasing);
    leasing.catch(() => blocks.delete(day));
  };

  const nextOf = async (day: string): Promise<TicketNo> => {
    const held = blocks.get(day);
    const block = await held;
    if (block && block.next <= block.last) {
      block.next += 1;
      return ticketNo(day, block.next - 1);
    }
    // Only the first of those who found the block spent leases the next one; the others wait for the same lease.
    if (blocks.get(day) === held) renew(day);
    await blocks.get(day);
    return nextOf(day);
  };
  return { next: (at = now()) => nextOf(civilDay(at)) };
};
