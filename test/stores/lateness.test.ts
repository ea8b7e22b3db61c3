import { expect } from 'chai';
import { createFollowWrites } from '../../server/live/live.store.ts';
import { createLatenessStore, latenessBoundsSeconds } from '../../server/metrics/lateness.store.ts';
import { openTestStores } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

describe('the lateness store', () => {
  let office: TestStores;
  before(async () => (office = await openTestStores('lateness')));
  after(() => office.close());

  it('adds up what several workers count, each step in its bucket', async () => {
    const [one, other] = [createLatenessStore(office.connection), createLatenessStore(office.connection)];

    await one.add([
      { clock: 'sign', lateSeconds: 0.05 },
      { clock: 'sign', lateSeconds: 9_000 },
    ]);
    await other.add([
      { clock: 'sign', lateSeconds: 0.06 },
      { clock: 'finish', lateSeconds: 2 },
    ]);
    const sums = await one.listAll();

    const sign = sums.find(({ clock }) => clock === 'sign');
    expect(sums.map(({ clock }) => clock)).to.have.members(['sign', 'finish']);
    expect(sign?.counts).to.deep.equal([2, ...latenessBoundsSeconds.slice(1).map(() => 0), 1]);
    expect(sign?.sumSeconds).to.be.closeTo(9_000.11, 1e-6);
  });
});

describe('the change stream of tickets', () => {
  let office: TestStores;
  before(async () => (office = await openTestStores('changes')));
  after(() => office.close());

  it('wakes the live pages when a ticket is written, or says that the server has none', async () => {
    const heard = new Promise<string>((resolve) => {
      const stop = createFollowWrites(office.connection)(
        () => resolve('woken'),
        () => resolve('no change stream'),
      );
      after(stop);
    });
    const writes = setInterval(() => void office.connection.collection('tickets').insertOne({ at: new Date() }), 50);
    const outcome = await heard;
    clearInterval(writes);

    expect(outcome).to.be.oneOf(['woken', 'no change stream']);
  });
});
