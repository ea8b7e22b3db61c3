import { expect } from 'chai';
import { keepFor } from '../../server/stores/keep-for.ts';

describe('keepFor', () => {
  let at: number;
  let asked: number;
  const find = (): Promise<number> => Promise.resolve((asked += 1));
  const open = () => keepFor<number>(5_000, () => new Date(at));

  beforeEach(() => {
    at = 0;
    asked = 0;
  });

  it('gives again what was found until its time is over, each key its own', async () => {
    const kept = open();

    expect([await kept.get('a', find), await kept.get('a', find), await kept.get('b', find)]).to.deep.equal([1, 1, 2]);
    at = 4_999;
    expect(await kept.get('a', find)).to.equal(1);
    at = 5_000;
    expect(await kept.get('a', find)).to.equal(3);
  });

  it('asks anew for what was dropped', async () => {
    const kept = open();
    await kept.get('a', find);
    kept.drop('a');

    expect(await kept.get('a', find)).to.equal(2);
  });

  it('does not remember a failure', async () => {
    const kept = open();
    const failed = await kept.get('a', () => Promise.reject(new Error('away'))).catch((error: unknown) => error);

    expect(failed).to.be.an.instanceOf(Error);
    expect(await kept.get('a', find)).to.equal(1);
  });
});
