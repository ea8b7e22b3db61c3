import { expect } from 'chai';
import request from 'supertest';
import { NotFound } from '../../server/stores/not-found.ts';
import { createLog } from '../../server/log.ts';
import { buildApp, buildConfig, openDesk, signIn } from '../support/app.ts';
import type { FakeDeps } from '../support/app.ts';

const quiet = { log: createLog('silent') };
const failing = (error: Error): FakeDeps => ({
  ...quiet,
  tickets: {
    countsByStatus: async () => {
      throw error;
    },
  },
});

/** Status of the dispatcher's desk, whose frame counts what waits. */
const statusOfDesk = async (fakes: FakeDeps): Promise<number> => {
  const desk = await signIn(buildApp(fakes), { roles: ['dispatcher'] });
  return (await desk.agent.get('/desk/dispatch')).status;
};

describe('the app', () => {
  it('forbids inline code and foreign sources on every page', async () => {
    const answer = await request(buildApp()).get('/sign-in');

    expect(answer.headers['content-security-policy']).to.contain("default-src 'self'").and.not.contain('unsafe');
    expect(answer.text).to.not.match(/<script>|style="|onclick=/);
  });

  it('gives each answer a number that the error page prints when the address is unknown', async () => {
    const answer = await request(buildApp()).get('/no-such-page');

    expect(answer.status).to.equal(404);
    expect(answer.headers['x-request-id']).to.match(/^r-[0-9a-f]{8}$/);
    expect(answer.text).to.contain(answer.headers['x-request-id']);
  });

  it('answers a fragment into the flash when htmx asked', async () => {
    const answer = await request(buildApp()).get('/no-such-page').set('HX-Request', 'true');

    expect(answer.headers['hx-retarget']).to.equal('#flash');
    expect(answer.text).to.contain('没有这个页面').and.not.contain('<html');
  });

  it('answers problem+json when a program asked', async () => {
    const answer = await request(buildApp()).get('/no-such-page').set('Accept', 'application/json');

    expect(answer.headers['content-type']).to.contain('application/problem+json');
    expect(answer.body).to.include({ status: 404, code: 'not-found' });
  });

  it('says nothing of the cause when an unknown error is thrown', async () => {
    const broken = { pingStore: async () => undefined, isTemporalUp: () => Promise.reject(new Error('secret cause')) };

    const answer = await request(buildApp({ ...quiet, ...broken })).get('/health/ready');

    expect(answer.status).to.equal(500);
    expect(answer.text).to.contain('系统出了问题').and.not.contain('secret cause');
  });

  it('answers 503 when the database is away', async () => {
    const away = Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
    expect(await statusOfDesk(failing(away))).to.equal(503);
  });

  it('answers 404 when a store knows no such thing', async () => {
    expect(await statusOfDesk(failing(new NotFound('ticket')))).to.equal(404);
  });

  it('refuses a form larger than 128 kB with 413', async () => {
    const desk = await openDesk(buildApp());

    const answer = await desk.post('/sign-in', { login: 'x'.repeat(140_000), password: 'x' });

    expect(answer.status).to.equal(413);
  });

  it('refuses a body that is no form with 415', async () => {
    const desk = await openDesk(buildApp());

    const answer = await desk.agent.post('/sign-in').send({ login: 'shen' });

    expect(answer.status).to.equal(415);
  });

  it('refuses a sixth file with 413 and a broken upload with 400', async () => {
    const desk = await openDesk(buildApp());
    const six = Array.from({ length: 6 }, (_, i) => `${i}.jpg`);

    const many = await six.reduce(
      (post, name) => post.attach('photos', Buffer.from('x'), name),
      desk.agent.post('/sign-in'),
    );
    const broken = await desk.agent
      .post('/sign-in')
      .set('Content-Type', 'multipart/form-data; boundary=a')
      .send('--a\r\nnonsense');

    expect(many.status).to.equal(413);
    expect(broken.status).to.equal(400);
  });

  it('reads no files of one who never opened a page', async () => {
    const answer = await request(buildApp()).post('/demands').attach('photos', Buffer.from('x'), 'a.jpg');

    expect(answer.status).to.equal(403);
  });

  it('answers 429 when one address posts more than allowed in a minute', async () => {
    const app = buildApp({ config: buildConfig({ PUBLIC_POSTS_PER_MINUTE: '2' }) });
    const desk = await openDesk(app);
    const post = () => desk.post('/sign-out');

    const answers = [await post(), await post(), await post()];

    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303, 429]);
  });

  it('refuses an address that cannot be decoded with 400', async () => {
    expect((await request(buildApp()).get('/tickets/%E0%A4%A')).status).to.equal(400);
  });
});
