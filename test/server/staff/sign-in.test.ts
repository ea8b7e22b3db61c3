import { expect } from 'chai';
import { buildApp, openDesk, signIn } from '../../support/app.ts';

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
});
