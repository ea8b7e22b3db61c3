import { expect } from 'chai';
import { buildApp, openDesk, signIn } from '../../support/app.ts';

describe('the guard of a staff route', () => {
  it('sends a stranger to sign in and back to the page when they open one', async () => {
    const { agent } = await openDesk(buildApp());

    const answer = await agent.get('/desk/dispatch?view=urgent');

    expect(answer.status).to.equal(303);
    expect(answer.headers['location']).to.equal('/sign-in?next=%2Fdesk%2Fdispatch%3Fview%3Durgent');
  });

  it('lets htmx open the sign-in page when the session has ended', async () => {
    const { agent } = await openDesk(buildApp());

    const answer = await agent
      .get('/desk/dispatch')
      .set({ 'HX-Request': 'true', 'HX-Current-URL': 'http://office.example/desk/check' });

    expect(answer.status).to.equal(401);
    expect(answer.headers['hx-redirect']).to.equal('/sign-in?next=%2Fdesk%2Fcheck');
  });

  it('does not break when htmx says it is nowhere', async () => {
    const { agent } = await openDesk(buildApp());

    const answer = await agent.get('/desk/dispatch').set({ 'HX-Request': 'true', 'HX-Current-URL': 'http://' });

    expect(answer.status).to.equal(401);
  });

  it('answers a program with 401 and problem+json', async () => {
    const { agent } = await openDesk(buildApp());

    const answer = await agent.get('/desk/dispatch').set('Accept', 'application/json');

    expect(answer.status).to.equal(401);
    expect(answer.body).to.include({ code: 'sign-in-needed' });
  });

  it('refuses with 403 when the role is another one', async () => {
    const desk = await signIn(buildApp(), { roles: ['handler'], unit: 'water-bureau' });

    const answer = await desk.agent.get('/desk/dispatch');

    expect(answer.status).to.equal(403);
    expect(answer.text).to.contain('这件事您不能做');
  });
});
