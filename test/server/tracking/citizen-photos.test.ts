import { Readable } from 'node:stream';
import { expect } from 'chai';
import sharp from 'sharp';
import type { TicketFile } from '../../../server/tickets/ticket-record.ts';
import { buildApp, openDesk } from '../../support/app.ts';
import { person, registered, run } from '../../support/domain.ts';
import { fileOf, toWater, water } from '../../support/tickets.ts';

const NO = '2026-1124-0100';
const CODE = 'ABCDEFGH';
const first = '1'.repeat(24);
const later = '2'.repeat(24);
const ofOffice = '3'.repeat(24);
const photos = `/track/${NO}/photos`;

/** The first message had a photo, the citizen added another, the operator and the unit attached theirs. */
const file = (): TicketFile => {
  const life = run(
    registered(),
    'accept:dispatcher',
    toWater,
    { action: 'add', by: 'citizen', said: { text: '水更大了', evidence: [later] } },
    { action: 'add', by: person('operator'), said: { text: '来电补充', evidence: [ofOffice] } },
    { action: 'sign', by: water('liaison') },
  );
  const { intake, ...rest } = fileOf(life);
  return { ...rest, intake: { ...intake, attachments: [first] } };
};

const open = async (language = 'zh', type = 'image/jpeg') => {
  const bytes = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#789' } })
    .jpeg()
    .toBuffer();
  const ticket = file();
  const app = buildApp({
    tickets: {
      findByQuery: async (no, code) => (no === NO && code === CODE ? ticket : null),
      findFile: async (no) => (no === NO ? ticket : null),
    },
    attachments: {
      findById: async (id) => ({
        id,
        name: 'a.jpg',
        type,
        sizeBytes: bytes.length,
        content: Readable.from([bytes]),
      }),
    },
  });
  const desk = await openDesk(app, `/track?lang=${language}`);
  await desk.post('/track', { no: NO, code: CODE }).expect(303);
  return { ...desk, app, bytes };
};

describe('photos on the tracking page', () => {
  it('when the citizen added one later, then it stands small under that step with its time, and opens in full', async () => {
    const { agent } = await open();

    const { text } = await agent.get(`/track/${NO}`).expect(200);

    const step = /<b>您补充了情况<\/b>[\s\S]*?<\/li>\s*<\/ul>/.exec(text)?.[0] ?? '';
    expect(step).to.include('今天').and.include('水更大了');
    expect(step).to.include(`href="${photos}/${later}"`).and.include(`src="${photos}/${later}/small"`);
    expect(text).to.include(`src="${photos}/${first}/small"`).and.not.include(ofOffice);
  });

  it('when the page is English, then the captions are', async () => {
    const { agent } = await open('en');

    expect((await agent.get(`/track/${NO}`).expect(200)).text)
      .to.include('Photo 1')
      .and.not.include('照片 1');
  });

  it('when one is asked for, then only those the citizen sent are given, and only to this browser', async () => {
    const { agent, bytes } = await open();

    for (const id of [first, later]) {
      const answer = await agent.get(`${photos}/${id}`).expect(200);
      expect(answer.body).to.deep.equal(bytes);
      expect(answer.headers['cache-control']).to.equal('private, max-age=3600');
    }
    await agent.get(`${photos}/${ofOffice}`).expect(404);
    await agent.get(`${photos}/${ofOffice}/small`).expect(404);
  });

  it('when it is shown small, then it is drawn anew in a few kilobytes', async () => {
    const { agent } = await open();

    const answer = await agent.get(`${photos}/${later}/small`).expect(200);

    const { width, height, format } = await sharp(answer.body as Buffer).metadata();
    expect({ width, height, format }).to.deep.equal({ width: 320, height: 240, format: 'webp' });
    expect(answer.headers).to.include({ 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600' });
  });

  it('when a kept file is no photo, then there is none to show small', async () => {
    const { agent } = await open('zh', 'application/pdf');

    await agent.get(`${photos}/${later}/small`).expect(404);
  });

  it('when this browser never showed the code, then it is given none', async () => {
    const { app } = await open();
    const stranger = await openDesk(app, '/track');

    await stranger.agent.get(`${photos}/${later}`).expect(303).expect('Location', `/track?no=${NO}`);
    await stranger.agent.get(`${photos}/${later}/small`).expect(303);
  });
});
