import { expect } from 'chai';
import { createStartedMarks } from '../../../server/tickets/started-marks.ts';

describe('marks of started workflows', () => {
  it('are written together, when several tickets were started in a moment', async () => {
    const written: (readonly string[])[] = [];
    const marks = createStartedMarks(async (nos) => void written.push(nos));

    ['2026-1124-0001', '2026-1124-0002', '2026-1124-0001'].forEach(marks.mark);
    await marks.flush();
    await marks.flush();

    expect(written).to.deep.equal([['2026-1124-0001', '2026-1124-0002']]);
  });

  it('are kept, when the store is away, then written with the next', async () => {
    const written: (readonly string[])[] = [];
    let isAway = true;
    const marks = createStartedMarks(async (nos) => {
      if (isAway) throw new Error('the store is away');
      written.push(nos);
    });
    marks.mark('2026-1124-0001');

    const failed = await marks.flush().catch((error: unknown) => error);
    isAway = false;
    marks.mark('2026-1124-0002');
    await marks.flush();

    expect(failed).to.be.instanceOf(Error);
    expect(written.map((nos) => [...nos].sort())).to.deep.equal([['2026-1124-0001', '2026-1124-0002']]);
  });
});
