import { expect } from 'chai';
import type { Express } from 'express';
import { buildApp, openDesk, signIn } from '../../support/app.ts';

/** The session cookie as it is set by a sign-in. */
const cookieAfter = async (app: Express): Promise<string> => {
  const desk = await openDesk(app);
  const answer = await desk.post('/sign-in', { login: 'shen', password: 'right-password' });
  return String(answer.headers['set-cookie']);
};

describe('sign-in', () => {
  it('leads a dispatcher to the dispatch desk when login and password are right', async () => {
    const desk = await signIn(buildApp(), { roles: ['dispatcher'] });

    const answer = await desk.agent.get('/staff');

    expect(answer.status).to.equal(303);
    expect(answer.headers['location']).to.equal('/desk/dispatch');
  });

  it('shows the form again without saying which part was wrong when the login is unknown', async () => {
    const desk = await openDesk(buildApp());

    const answer = await desk.post('/sign-in', { login: 'nobody', password: 'x' });

    expect(answer.status).to.equal(422);
    expect(answer.text).to.contain('工号或口令不对');
  });

  it('names the field when the password is empty', async () => {
    const desk = await openDesk(buildApp());

    const answer = await desk.post('/sign-in', { login: 'shen', password: '' });

    expect(answer.status).to.equal(422);
    expect(answer.text).to.contain('请写口令');
  });

  it('refuses the form when its token is missing', async () => {
    const desk = await openDesk(buildApp());

    const answer = await desk.agent.post('/sign-in').type('form').send({ login: 'shen', password: 'x' });

    expect(answer.status).to.equal(403);
  });

  it('keeps to our own pages when the address to go to leads elsewhere', async () => {
    const app = buildApp();
    const known = await signIn(app, { id: 'shen', roles: ['dispatcher'] });
    await known.post('/sign-out');
    const desk = await openDesk(app);

    const answer = await desk.post('/sign-in', {
      login: 'shen',
      password: 'right-password',
      next: '//elsewhere.example',
    });

    expect(answer.headers['location']).to.equal('/desk/dispatch');
  });

  it('gives a session of its own that no script can read when somebody signs in', async () => {
    const app = buildApp();
    await signIn(app, { id: 'shen', roles: ['dispatcher'] });

    const [first, second] = [await cookieAfter(app), await cookieAfter(app)];

    expect(first)
      .to.match(/session=s%3A/)
      .and.match(/HttpOnly/)
      .and.match(/SameSite=Lax/);
    expect(first.split(';')[0]).to.not.equal(second.split(';')[0]);
  });

  it('asks to sign in again when somebody has signed out', async () => {
    const desk = await signIn(buildApp(), { roles: ['dispatcher'] });
    await desk.post('/sign-out').expect(303);

    const answer = await desk.agent.get('/staff');

    expect(answer.headers['location']).to.equal('/sign-in?next=%2Fstaff');
  });

  it('locks a login for a while when its password was wrong ten times', async () => {
    const desk = await openDesk(buildApp());
    const wrong = () => desk.post('/sign-in', { login: 'shen', password: 'wrong' });
    for (let tries = 0; tries < 10; tries += 1) await wrong().expect(422);

    const answer = await wrong();

    expect(answer.status).to.equal(429);
  });

  it('counts a closed account at once when its session still runs', async () => {
    const closed = buildApp({ staff: { findById: async () => null } });
    const desk = await signIn(closed, { roles: ['dispatcher'] });

    const answer = await desk.agent.get('/staff');

    expect(answer.headers['location']).to.contain('/sign-in');
  });
});
