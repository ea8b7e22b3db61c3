// What becomes of files that came in: those a ticket names stay, the others go, whatever it was that went wrong.
import { expect } from 'chai';
import { mongo } from 'mongoose';
import type { Ownership } from '../../server/attachments/attachment.store.ts';
import { settleUpload } from '../../server/attachments/settle-upload.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { intakeKey } from '../../workflows/domain/ids.ts';
import { createReconcileActivities } from '../../workflows/reconcile/reconcile.activities.ts';
import { buildEvent, buildNo, buildStored } from '../support/builders.ts';
import { openTestStores, STORE_NOW } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

const HOUR_MS = 3_600_000;
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_000, 'a')]);

describe('uploads', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('uploads');
  });
  after(() => opened.close());

  const keep = (of: Ownership): Promise<string> => opened.stores.attachments.keep({ name: 'a.pdf', bytes: pdf }, of);
  const isThere = async (id: string): Promise<boolean> => (await opened.stores.attachments.findById(id)) !== null;
  const listOpen = async (): Promise<readonly string[]> =>
    (await opened.stores.uploads.listUnsettled('9999')).map(({ id }) => id);
  const chunksOf = (id: string): Promise<number> =>
    opened.connection.collection('attachments.chunks').countDocuments({ files_id: new mongo.ObjectId(id) });
  /** The sweep as the worker runs it, so many hours after the files came. */
  const sweep = (hours: number): Promise<number> => {
    const { uploads } = opened.stores;
    return createReconcileActivities({
      now: () => new Date(STORE_NOW.getTime() + hours * HOUR_MS),
      listUnstarted: async () => [],
      start: async () => undefined,
      listUndelivered: async () => [],
      deliver: async () => undefined,
      listUploads: (before) => uploads.listUnsettled(before),
      settleUpload: (upload) => settleUpload(opened.stores, upload),
    }).settleUploads();
  };
  const messageOf = (messageId: string): Ownership => ({
    no: null,
    intakeKey: intakeKey('web', messageId),
    by: 'citizen',
  });

  it('keeps what the first message of a ticket names, and forgets the note, when a day has passed', async () => {
    const id = await keep(messageOf('first'));
    await opened.stores.tickets.insert(buildStored({ intake: { messageId: 'first', attachments: [id] } }));

    await sweep(25);

    expect([await isThere(id), await listOpen()]).to.deep.equal([true, []]);
  });

  it('keeps what a later step names, in whichever field of its form', async () => {
    const { record } = await opened.stores.tickets.insert(buildStored());
    const ids = [await keep({ no: record.no, by: 'handler' }), await keep({ no: record.no, by: 'handler' })];
    const [evidence = '', photo = ''] = ids;
    const said = { evidence: [evidence], photos: [photo] };
    const event = buildEvent(record.state, { said });
    await opened.stores.tickets.append(record.state, event, evolve(record.state, event));

    await sweep(25);

    expect(await Promise.all(ids.map(isThere))).to.deep.equal([true, true]);
  });

  const orphans: Readonly<Record<string, () => Promise<string>>> = {
    'whose request broke off before there was a ticket': () => keep(messageOf('broken-off')),
    'of a message that came twice': async () => {
      const first = await keep(messageOf('twice'));
      await opened.stores.tickets.insert(buildStored({ intake: { messageId: 'twice', attachments: [first] } }));
      return keep(messageOf('twice'));
    },
    'of a command that was refused': async () => {
      const { record } = await opened.stores.tickets.insert(buildStored());
      return keep({ no: record.no, by: 'handler' });
    },
    'of a ticket that does not exist': () => keep({ no: buildNo(), by: 'handler' }),
  };
  for (const [which, make] of Object.entries(orphans)) {
    it(`removes a file ${which}, a day later and not before`, async () => {
      const id = await make();

      await sweep(23);
      const early = await isThere(id);
      await sweep(25);

      expect([early, await isThere(id), await chunksOf(id), await listOpen()]).to.deep.equal([true, false, 0, []]);
    });
  }

  it('removes the first half of a file whose last byte never came', async () => {
    const id = await keep(messageOf('half'));
    await opened.connection.collection('attachments.files').deleteOne({ _id: new mongo.ObjectId(id) });
    const before = await chunksOf(id);

    await sweep(25);

    expect([before, await chunksOf(id), await listOpen()]).to.deep.equal([3, 0, []]);
  });

  it('looks at no more than a hundred in one run, the oldest first', async () => {
    for (let made = 0; made < 103; made += 1) {
      await opened.stores.uploads.note({ id: new mongo.ObjectId().toHexString(), no: buildNo() });
    }

    expect([await sweep(25), await sweep(25), await sweep(25)]).to.deep.equal([100, 3, 0]);
  });

  it('goes on with the others when one cannot be settled, and meets it again', async () => {
    const ids = [await keep(messageOf('stuck')), await keep(messageOf('free'))];
    const settled: string[] = [];
    const activities = createReconcileActivities({
      now: () => new Date(STORE_NOW.getTime() + 25 * HOUR_MS),
      listUnstarted: async () => [],
      start: async () => undefined,
      listUndelivered: async () => [],
      deliver: async () => undefined,
      listUploads: (before) => opened.stores.uploads.listUnsettled(before),
      settleUpload: async ({ id }) => {
        if (id === ids[0]) throw new Error('the store is away');
        settled.push(id);
      },
    });

    expect(await activities.settleUploads()).to.equal(1);
    expect(settled).to.deep.equal([ids[1]]);
    expect(await listOpen()).to.include(ids[0]);
  });
});
