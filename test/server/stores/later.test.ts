import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLater } from '../../../server/stores/later.ts';

describe('a task for later', () => {
  it('is done once, when it was asked for many times within the moment', async () => {
    let done = 0;
    const later = createLater(5, async () => void (done += 1));

    later.ask();
    later.ask();
    later.ask();

    expect(done).to.equal(0);
    await sleep(30);
    expect(done).to.equal(1);
  });

  it('is done at once and not again, when the process ends before the moment is over', async () => {
    let done = 0;
    const later = createLater(20, async () => void (done += 1));
    later.ask();

    await later.now();
    await sleep(40);

    expect(done).to.equal(1);
  });

  it('is done the next time it is asked for, when it failed', async () => {
    const outcomes = ['failed'];
    const later = createLater(1, async () => {
      if (outcomes.pop() === 'failed') throw new Error('the store is away');
      outcomes.push('done');
    });

    later.ask();
    await sleep(20);
    later.ask();
    await sleep(20);

    expect(outcomes).to.deep.equal(['done']);
  });
});
