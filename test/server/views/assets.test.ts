import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { createAssets } from '../../../server/views/assets.ts';

const assets = createAssets(join(import.meta.dirname, '../../..'));
const app = express().use('/assets', assets.router);
const bytesOf = (names: string[]): number => names.reduce((sum, name) => sum + assets.wireBytes(name), 0);
const publicShell = [
  'css/look.css',
  'icons.svg',
  'favicon.svg',
  'js/public.js',
  'js/submit-guard.js',
  'js/clock.js',
  'js/drafts.js',
  'js/time-words.js',
];
const staffShell = [
  ...publicShell,
  'css/tabler.css',
  'vendor/htmx.js',
  'vendor/sse.js',
  'js/staff.js',
  'js/flash.js',
  'js/outbox.js',
  'js/outbox-store.js',
  'js/picker.js',
  'js/suggest.js',
  'js/undo.js',
  'js/keys.js',
  'js/select.js',
  'js/live.js',
];

describe('assets', () => {
  it('when an address of this release is fetched, then it is packed and may be kept for ever', async () => {
    const answer = await request(app).get(assets.url('css/look.css')).set('Accept-Encoding', 'gzip');

    expect(answer.status).to.equal(200);
    expect(answer.headers).to.include({ 'content-encoding': 'gzip', 'content-type': 'text/css; charset=utf-8' });
    expect(answer.headers['cache-control']).to.contain('immutable');
    expect(answer.text).to.contain('.clock');
  });

  it('when an address of an older release is fetched, then the present file comes and is not kept', async () => {
    const answer = await request(app).get('/assets/0000000000/js/clock.js').set('Accept-Encoding', 'identity');

    expect(answer.status).to.equal(200);
    expect(answer.headers['cache-control']).to.equal('no-cache');
    expect(answer.headers).not.to.have.property('content-encoding');
  });

  it('when a name outside the list is asked for, then nothing is read from the disk', async () => {
    const answer = await request(app).get(`/assets/${assets.version}/..%2f..%2fpackage.json`);

    expect(answer.status).to.equal(404);
  });

  it('when a template names an asset that does not exist, then it throws', () => {
    expect(() => assets.url('css/none.css')).to.throw('No asset is called css/none.css');
  });

  it('when the icon sprite is built, then it holds symbols and nothing that runs', async () => {
    const answer = await request(app).get(assets.url('icons.svg')).buffer(true);

    expect(String(answer.body)).to.contain('<symbol id="phone"').and.not.to.contain('<script');
  });

  it('when the shells are weighed, then the public one leaves 100 KB for its page and the staff one stays far under 500 KB', () => {
    expect(bytesOf(publicShell)).to.be.below(50_000);
    expect(bytesOf(staffShell)).to.be.below(200_000);
  });
});
