import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { writeTogether } from '../../../server/stores/write-together.ts';

/** A write that takes a moment and remembers its batches. */
const slowly = (batches: number[][], fail?: (items: number[]) => Error | undefined) =>
  writeTogether(async (items: number[]) => {
    batches.push(items);
    await sleep(5);
    const failure = fail?.(items);
    if (failure) throw failure;
    return items.length;
  });

describe('writing together', () => {
  it('writes at once what comes alone, and what came meanwhile as one', async () => {
    const batches: number[][] = [];
    const write = slowly(batches);

    const answers = await Promise.all([1, 2, 3, 4].map(write));

    expect(batches).to.deep.equal([[1], [2, 3, 4]]);
    expect(answers).to.deep.equal([1, 3, 3, 3]);
  });

  it('waits a moment for the next when many come, so that a rush needs few writes', async () => {
    const batches: number[][] = [];
    const write = slowly(batches);
    const clerk = async (serial: number): Promise<void> => {
      for (let turn = 0; turn < 5; turn += 1) await write(10 * serial + turn);
    };

    await Promise.all([1, 2, 3, 4, 5, 6].map(clerk));

    expect(batches.flat()).to.have.lengthOf(30);
    expect(batches.length).to.be.below(12);
  });

  it('tells each its own failure when others of the same write succeed', async () => {
    const taken = new mongo.MongoBulkWriteError({ message: 'taken', code: 11_000, writeErrors: [] }, {} as never);
    taken.writeErrors = [{ index: 1, code: 11_000, errmsg: 'taken' }] as unknown as mongo.WriteError[];
    const write = slowly([], (items) => (items.length > 1 ? taken : undefined));

    const outcomes = await Promise.allSettled([1, 2, 3].map(write));

    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('fails all of a write that failed as a whole, and goes on with the next', async () => {
    let isAway = true;
    const write = slowly([], () => (isAway ? new Error('the store is away') : undefined));

    const failed = await Promise.allSettled([1, 2].map(write));
    isAway = false;

    expect(failed.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    expect(await write(3)).to.equal(1);
  });
});
