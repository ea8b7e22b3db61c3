import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import sharp from 'sharp';
import { FileRefused } from '../../server/attachments/clean-file.ts';
import { openTestStores } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

const mine = { no: '2026-1124-0001', by: 'handler-1' };

/** A photo of these sides that tells where and by what it was taken. */
const photo = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#888' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1' } })
    .toBuffer();

describe('attachment store', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('attachments');
  });
  after(() => opened.close());

  const read = async (id: string) => {
    const kept = await opened.stores.attachments.findById(id);
    if (!kept) throw new Error(`no file ${id}`);
    return { ...kept, bytes: await buffer(kept.content) };
  };
  const refusalOf = (bytes: Buffer): Promise<unknown> =>
    opened.stores.attachments.keep({ name: 'x.jpg', bytes }, mine).catch((error: unknown) => error);

  it('gives a photo back without place and device when it was taken with both, no larger than 2,560 pixels', async () => {
    const taken = await photo(4_000, 3_000);

    const kept = await read(await opened.stores.attachments.keep({ name: '现场.jpg', bytes: taken }, mine));
    const metadata = await sharp(kept.bytes).metadata();

    expect((await sharp(taken).metadata()).exif).not.to.be.undefined;
    expect(metadata.exif).to.be.undefined;
    expect(kept.bytes.includes('SecretPhone')).to.be.false;
    expect([metadata.width, metadata.height]).to.deep.equal([2_560, 1_920]);
    expect(kept).to.include({ name: '现场.jpg', type: 'image/jpeg', sizeBytes: kept.bytes.length });
  });

  it('takes the type from the bytes when the name says otherwise', async () => {
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();

    const kept = await read(await opened.stores.attachments.keep({ name: '..\\evil/"page.html', bytes: png }, mine));

    expect(kept).to.include({ type: 'image/png', name: 'page.html' });
  });

  it('gives a PDF back byte by byte, larger than one chunk', async () => {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_000, 'a')]);

    const kept = await read(await opened.stores.attachments.keep({ name: '依据.pdf', bytes: pdf }, mine));

    expect(kept.bytes.equals(pdf)).to.be.true;
  });

  const refused: readonly (readonly [what: string, bytes: Buffer, status: number])[] = [
    ['a web page named as a photo', Buffer.from('<html><script>alert(1)</script>'), 415],
    ['an SVG drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    [
      'a HEIC photo (it cannot be drawn anew without its place)',
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
      415,
    ],
    ['a photo broken off in the middle', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0 broken', 'latin1'), 422],
    ['an empty file', Buffer.alloc(0), 415],
    ['a file of more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-'), 413],
  ];
  for (const [what, bytes, status] of refused) {
    it(`refuses ${what} when it is sent, and keeps nothing of it`, async () => {
      const before = await opened.connection.collection('attachments.files').countDocuments();

      const refusal = await refusalOf(bytes);

      expect(refusal).to.be.instanceOf(FileRefused).with.property('status', status);
      expect(await opened.connection.collection('attachments.files').countDocuments()).to.equal(before);
    });
  }

  it('owns up to a file only for the ticket it was sent with', async () => {
    const bytes = await photo(4, 4);
    const ids = await Promise.all(
      [mine, { ...mine, no: '2026-1124-0002' }].map((of) =>
        opened.stores.attachments.keep({ name: 'a.jpg', bytes }, of),
      ),
    );

    const owned = await opened.stores.attachments.listOwned([...ids, 'f'.repeat(24), '../etc'], { no: mine.no });

    expect(owned).to.deep.equal([ids[0]]);
  });

  it('finds nothing when an id is unknown or no id at all', async () => {
    expect(await opened.stores.attachments.findById('f'.repeat(24))).to.be.null;
    expect(await opened.stores.attachments.findById('{"$gt":""}')).to.be.null;
  });
});
