import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { readCookies } from '../../../server/middleware/read-cookies.ts';
import { createTrackPass } from '../../../server/middleware/track-pass.ts';
import { appNow } from '../../support/app.ts';

const appAt = (now: () => Date) => {
  const pass = createTrackPass({ secret: 'a-secret', https: false, now });
  const app = express().use(readCookies);
  app.get('/give/:no', (req, res) => {
    pass.give(res, req.params.no);
    res.end();
  });
  app.get('/has/:no', (req, res) => void res.json(pass.has(req, req.params.no)));
  return app;
};

const passFor = async (app: express.Express, no: string): Promise<string> =>
  String((await request(app).get(`/give/${no}`)).headers['set-cookie']).split(';')[0] ?? '';

describe('a track pass', () => {
  it('opens the ticket it was given for', async () => {
    const app = appAt(() => appNow);
    const cookie = await passFor(app, '2026-1124-0001');

    await request(app).get('/has/2026-1124-0001').set('Cookie', cookie).expect(200, 'true');
  });

  it('opens no other ticket when its name is changed', async () => {
    const app = appAt(() => appNow);
    const cookie = (await passFor(app, '2026-1124-0001')).replace('0001', '0002');

    await request(app).get('/has/2026-1124-0002').set('Cookie', cookie).expect(200, 'false');
  });

  it('opens nothing after two hours', async () => {
    let now = appNow;
    const app = appAt(() => now);
    const cookie = await passFor(app, '2026-1124-0001');

    now = new Date(appNow.getTime() + 2 * 3_600_000);

    await request(app).get('/has/2026-1124-0001').set('Cookie', cookie).expect(200, 'false');
  });

  for (const cookie of [
    '',
    'track-2026-1124-0001=',
    'track-2026-1124-0001=%E0%A4%A.é',
    'track-2026-1124-0001=99999999999999.',
  ]) {
    it(`opens nothing when the cookie is ${JSON.stringify(cookie)}`, async () => {
      const answer = await request(appAt(() => appNow))
        .get('/has/2026-1124-0001')
        .set('Cookie', encodeURI(cookie));

      expect(answer.text).to.equal('false');
    });
  }
});
