// Refusals speak the language that the visitor reads; most of them come before any page could choose it.
import { expect } from 'chai';
import request from 'supertest';
import { buildApp, buildConfig, openDesk, signIn } from '../support/app.ts';
import { createLog } from '../../server/log.ts';
import { errorWords, errorWordsByCode } from '../../server/views/error-words.ts';
import { presentError } from '../../server/views/present-error.ts';

const chinese = /[\u4e00-\u9fff]/;
/** What a page says beside the name of the county. */
const saidOn = (page: string): string => page.replace(/云溪县/g, '').replace(/<head>[\s\S]*<\/head>/, '');

const broken = {
  log: createLog('silent'),
  pingStore: async () => undefined,
  isTemporalUp: () => Promise.reject(new Error('cause')),
};

describe('error pages for a visitor', () => {
  const openEnglish = (posts = '60') =>
    openDesk(buildApp({ ...broken, config: buildConfig({ PUBLIC_POSTS_PER_MINUTE: posts }) }), '/?lang=en');
  type English = Awaited<ReturnType<typeof openEnglish>>;

  const refusals: Readonly<Record<string, readonly [status: number, ask: (desk: English) => request.Test]>> = {
    'an unknown address': [404, ({ agent }) => agent.get('/no-such-page')],
    'a forged post': [403, ({ agent }) => agent.post('/demands').type('form').send({ body: 'x' })],
    'a form without its id': [
      400,
      ({ agent, csrf }) => agent.post('/demands').type('form').send({ _csrf: csrf, body: 'x' }),
    ],
    'an address that cannot be read': [400, ({ agent }) => agent.get('/track/%E0%A4%A')],
    'a form that is too large': [413, ({ post }) => post('/demands', { body: 'x'.repeat(140_000) })],
    'a file that is too large': [
      413,
      ({ agent, csrf }) =>
        agent.post('/demands').field({ _csrf: csrf }).attach('photos', Buffer.alloc(10_500_000), 'a.jpg'),
    ],
    'a body that is no form': [415, ({ agent }) => agent.post('/demands').type('text/plain').send('x')],
    'a fault of ours': [500, ({ agent }) => agent.get('/health/ready')],
  };
  for (const [what, [status, ask]] of Object.entries(refusals)) {
    it(`when ${what} is refused on an English page, then it is said in English`, async () => {
      const { status: answered, text } = await ask(await openEnglish());

      expect(answered).to.equal(status);
      expect(text).to.include('<html lang="en">').and.include('Reference if you call us');
      expect(saidOn(text)).not.to.match(chinese);
    });
  }

  it('when they post too often, then that is said in English too, to a page, a fragment and a program', async () => {
    const { post } = await openEnglish('1');

    await post('/sign-out').expect(303);

    const { text } = await post('/demands').expect(429);
    const fragment = await post('/demands').set('HX-Request', 'true').expect(429);
    const answer = await post('/demands').set('Accept', 'application/json').expect(429);

    expect(saidOn(text)).to.include('Too many at once').and.not.match(chinese);
    expect(fragment.text).to.include('Too many at once').and.not.match(chinese);
    expect(answer.body).to.include({ title: 'Too many at once' });
  });

  it('when the address itself asks for English, then it is answered and remembered', async () => {
    const answer = await request(buildApp()).get('/no-such-page?lang=en').expect(404);

    expect(answer.text).to.include('There is no such page');
    expect(String(answer.headers['set-cookie'])).to.include('lang=en');
  });

  it('when nothing was chosen, then it is Chinese, and an expired page is not called a lack of rights', async () => {
    const { text } = await request(buildApp()).post('/demands').type('form').send({ body: 'x' }).expect(403);

    expect(text).to.include('<html lang="zh-CN">').and.include('页面已过期').and.not.include('岗位');
  });

  it('when somebody of the office once looked at the English page, then their errors stay Chinese', async () => {
    const desk = await signIn(buildApp(), { roles: ['dispatcher'] });
    await desk.agent.get('/?lang=en').expect(200);

    const { text } = await desk.agent.get('/no-such-page').expect(404);

    expect(text).to.include('没有这个页面').and.include('<html lang="zh-CN">').and.include('打电话问时报这个编号');
  });
});

describe('words of errors', () => {
  it('when a status has words of its own, then it has them in both languages, and English ones bear no Chinese', () => {
    const english = [...Object.values(errorWords.en), ...Object.values(errorWordsByCode).map(({ en }) => en)];

    expect(Object.keys(errorWords.en)).to.deep.equal(Object.keys(errorWords.zh));
    expect(JSON.stringify(english)).not.to.match(chinese);
  });

  it('when a status has none, then the nearest that has some speaks', () => {
    expect(presentError(418, 'r-1', 'en').title).to.equal('We could not read this');
    expect(presentError(502, 'r-1', 'en').title).to.equal('Something broke on our side');
    expect(presentError(404, 'r-1', 'zh', 'constructor').title).to.equal('没有这个页面');
  });
});
