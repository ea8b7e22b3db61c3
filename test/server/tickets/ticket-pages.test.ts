import { expect } from 'chai';
import request from 'supertest';
import type { Deps } from '../../../server/deps.ts';
import { NotFound } from '../../../server/stores/not-found.ts';
import { narrowFor } from '../../../server/tickets/narrow-for.ts';
import type { Actor, Command } from '../../../workflows/domain/ticket.ts';
import { appNow, buildApp, signIn } from '../../support/app.ts';
import type { Desk, FakeDeps } from '../../support/app.ts';
import { lifeIn, person, registered, run, wait } from '../../support/domain.ts';
import type { Life } from '../../support/domain.ts';
import { fileOf, lateUrgent, toWater, water } from '../../support/tickets.ts';

const no = '2026-1124-0100';
const page = `/tickets/${no}`;

type Outcome = Awaited<ReturnType<Deps['dispatch']['perform']>>;

interface Open extends Desk {
  readonly sent: Command[];
}

/** The app with one ticket in it, opened by somebody; what is sent to the ticket is kept in `sent`. */
const open = async (
  life: Life,
  staff: Actor,
  outcome: Outcome = { ok: true, status: 'handling', version: 9 },
  more: FakeDeps = {},
): Promise<Open> => {
  const sent: Command[] = [];
  const isSeen =
    staff.unit === null || [life.state.lead, ...life.state.tasks.map(({ unit }) => unit)].includes(staff.unit);
  const desk = await signIn(
    buildApp({
      tickets: {
        getFile: async (asked, { visibleTo }) => {
          if (asked !== no || !isSeen) throw new NotFound('ticket');
          return narrowFor(visibleTo, fileOf(life));
        },
        findRecord: async () => null,
      },
      dispatch: {
        perform: async (_no, command) => {
          sent.push(command);
          return outcome;
        },
      },
      clock: { now: () => new Date(life.now > appNow.toISOString() ? life.now : appNow) },
      attachments: { listOwned: async (ids) => [...ids], keep: async () => 'kept-1' },
      ...more,
    }),
    staff,
  );
  return { ...desk, sent };
};

const signed = (): Life => run(registered(), 'accept:dispatcher', toWater, { action: 'sign', by: water('liaison') });

describe('ticket page', () => {
  const seenBy: readonly (readonly [who: string, staff: Actor, status: number])[] = [
    ['the dispatcher', person('dispatcher'), 200],
    ['the supervisor', person('supervisor'), 200],
    ['the handler of the lead', water('handler'), 200],
    ['the handler of an assisting unit', person('handler', 'urban-management'), 200],
    ['the handler of a unit that has no part in it', person('handler', 'transport-bureau'), 404],
  ];
  for (const [who, staff, status] of seenBy) {
    it(`when ${who} opens it, then the answer is ${status}`, async () => {
      const { agent } = await open(lateUrgent(), staff);

      expect((await agent.get(page)).status).to.equal(status);
    });
  }

  it('when nobody is signed in, then the way leads to the sign-in page', async () => {
    const answer = await request(buildApp()).get(page).set('Accept', 'text/html');

    expect(answer.headers['location']).to.equal(`/sign-in?next=${encodeURIComponent(page)}`);
  });

  it('when an assisting unit opens it, then neither number nor mask is on the page', async () => {
    const { agent } = await open(lateUrgent(), person('handler', 'urban-management'));
    const { text } = await agent.get(page);

    expect(text).not.to.match(/13800000001|138\*\*\*\*0001/);
    expect(text).to.include('写协办意见');
  });

  it('when a number has the shape of none, then there is no such page', async () => {
    const { agent } = await open(signed(), person('dispatcher'));

    await agent.get('/tickets/..%2Fx').expect(404);
    await agent.get('/tickets/abc').expect(404);
  });
});

describe('ticket action form', () => {
  const asked: readonly (readonly [action: string, staff: Actor, status: number])[] = [
    ['contact', water('handler'), 200],
    ['return', water('liaison'), 200],
    ['approve', water('handler'), 403],
    ['passCheck', water('handler'), 403],
    ['clockDue', water('handler'), 404],
    ['adopt', person('dispatcher'), 404],
    ['constructor', person('dispatcher'), 404],
    ['sign', water('liaison'), 409],
    ['askExtension', water('deptLeader'), 200],
    ['contact?task=x', water('handler'), 400],
  ];
  for (const [action, staff, status] of asked) {
    it(`when ${staff.roles.join()} asks for ${action} on a signed ticket, then the answer is ${status}`, async () => {
      const { agent } = await open(signed(), staff);

      expect((await agent.get(`${page}/actions/${action}`)).status).to.equal(status);
    });
  }

  for (const [next, kept] of [
    ['/desk/dispatch', true],
    ['https://example.com/', false],
    ['//example.com', false],
  ] as const) {
    it(`when the form was opened from ${next}, then that address is ${kept ? 'kept' : 'dropped'}`, async () => {
      const { agent } = await open(signed(), person('dispatcher'));
      const { text } = await agent.get(`${page}/actions/recall?next=${encodeURIComponent(next)}`).expect(200);

      expect(text.includes(`recall?next&#x3D;`)).to.equal(kept);
    });
  }

  it('when a submission is not possible yet, then the check-list says what is missing', async () => {
    const { agent } = await open(signed(), water('handler'));
    const { text } = await agent.get(`${page}/actions/submit`).expect(200);

    expect(text).to.include('还没有联系诉求人').and.include('等城管局协办反馈').and.include('现在去做');
  });

  it('when the leader approves, then the whole result stands on the page with the other answer beside it', async () => {
    const { agent } = await open(lifeIn('awaitingApproval'), { ...person('deptLeader', 'unit-1'), id: 'leader' });
    const { text } = await agent.get(`${page}/actions/approve`).expect(200);

    expect(text).to.include('公开答复').and.include('据实说明').and.include('退回修改');
  });
});

describe('ticket action post', () => {
  const contact = { method: 'phone', result: 'reached' };

  it('when a form is right, then the command goes out with what was said and the page comes back', async () => {
    const { post, sent } = await open(signed(), water('handler'));
    await post(`${page}/actions/contact`, { ...contact, doneAt: '2026-11-24T09:10' })
      .expect(303)
      .expect('Location', page);

    expect(sent[0]).to.deep.include({
      id: 'command-for-test',
      action: 'contact',
      receivedAt: '2026-11-24T01:14:00.000Z',
      said: { ...contact, doneAt: '2026-11-24T01:10:00.000Z' },
    });
  });

  it('when something is missing, then nothing goes out and what was typed comes back', async () => {
    const { post, sent } = await open(signed(), water('liaison'));
    const { text } = await post(`${page}/actions/return`, { reasonCode: 'notOurDuty', reason: '归住建局' }).expect(422);

    expect(sent).to.deep.equal([]);
    expect(text).to.include('归住建局').and.include('请填写“证据”');
  });

  it('when a photo comes with the form, then it is kept and its id is said', async () => {
    const { agent, csrf, sent } = await open(lateUrgent(), water('handler'));
    await agent
      .post(`${page}/actions/arrive`)
      .field({ _csrf: csrf, commandId: 'command-for-test', place: '北段' })
      .attach('photos', Buffer.from('x'), 'a.jpg')
      .expect(303);

    expect(sent[0]?.said).to.deep.equal({ place: '北段', photos: ['kept-1'] });
  });

  it('when the same form was taken before, then it is not sent again', async () => {
    const life = signed();
    const { post, sent } = await open(
      { ...life, state: { ...life.state, recent: ['command-for-test'] } },
      water('handler'),
    );
    await post(`${page}/actions/contact`, contact).expect(303);

    expect(sent).to.deep.equal([]);
  });

  it('when somebody was quicker, then the form comes back with the reason and the words', async () => {
    const { post } = await open(signed(), water('handler'), {
      ok: false,
      refusal: { code: 'wrong-status', status: 'awaitingDispatch' },
    });
    const { text } = await post(`${page}/actions/contact`, { ...contact, note: '已说明情况' }).expect(409);

    expect(text).to.include('工单现在是“待派单”').and.include('已说明情况');
  });

  it('when the ticket does not answer in time, then the page says that it is being confirmed', async () => {
    const { agent, post } = await open(signed(), water('handler'), { ok: 'pending' });
    await post(`${page}/actions/contact`, contact).expect(303);

    expect((await agent.get(page)).text).to.include('已送出，正在确认');
  });

  it('when the clock server is away, then the answer is 503 and nothing is lost', async () => {
    const { post } = await open(signed(), water('handler'), { ok: 'unavailable' });

    await post(`${page}/actions/contact`, contact).expect(503);
  });

  it('when an off-line check-in arrives shortly after the due instant, then it goes out as one', async () => {
    const dispatched = run(
      registered({ urgent: true, at: '2026-11-24T00:40:00.000Z' }),
      { action: 'accept', by: 'dispatcher' },
      toWater,
      {
        action: 'contact',
        by: water('handler'),
      },
    );
    const red = wait(dispatched, '2026-11-24T01:12:00.000Z');
    const { post, sent } = await open(red, water('handler'));
    await post(`${page}/actions/arrive`, {
      place: '北段',
      photosKept: ['kept-0'],
      trueAt: '2026-11-24T01:05:00.000Z',
    }).expect(303);

    expect(sent[0]).to.deep.include({
      action: 'arriveOffline',
      said: { place: '北段', photos: ['kept-0'], doneAt: '2026-11-24T01:05:00.000Z' },
    });
  });

  const decline = { reasonCode: 'explained', told: '已解释说明', cosignLogin: 'ban', cosignPassword: 'x' };
  const second = (signer: Actor | null): FakeDeps => ({ staff: { verify: async () => signer } });

  it('when two must sign and both do, then both names go out', async () => {
    const { post, sent } = await open(
      lifeIn('awaitingDispatch'),
      person('dispatcher'),
      undefined,
      second(person('shiftLead')),
    );
    await post(`${page}/actions/decline`, decline).expect(303);

    expect(sent[0]?.cosign).to.deep.include({ id: 'shiftLead' });
  });

  for (const [why, signer] of [
    ['the second password is wrong', null],
    ['the second is the same person', person('dispatcher')],
    ['the second has not that role', person('operator')],
  ] as const) {
    it(`when two must sign and ${why}, then nothing goes out`, async () => {
      const { post, sent } = await open(lifeIn('awaitingDispatch'), person('dispatcher'), undefined, second(signer));
      const { text } = await post(`${page}/actions/decline`, decline).expect(422);

      expect(sent).to.deep.equal([]);
      expect(text).to.include('已解释说明').and.include('会签');
    });
  }
});

describe('ticket reveal', () => {
  const persons = { persons: { reveal: async () => ({ name: '周先生', phone: '13800000001' }) } } as FakeDeps;

  it('when the handler of the lead gives a reason, then the number is shown once and not kept', async () => {
    const { post } = await open(signed(), water('handler'), undefined, persons);
    const answer = await post(`${page}/reveal`, { reason: '先行联系' }).expect(200);

    expect(answer.text).to.include('13800000001');
    expect(answer.headers['cache-control']).to.equal('no-store');
  });

  it('when no reason is given, then the vault stays shut', async () => {
    const { post } = await open(signed(), water('handler'));

    await post(`${page}/reveal`, { reason: ' ' }).expect(422);
  });

  for (const [who, staff] of [
    ['the liaison of the lead', water('liaison')],
    ['an assisting unit', person('handler', 'urban-management')],
    ['the supervisor', person('supervisor')],
  ] as const) {
    it(`when ${who} asks, then it is refused`, async () => {
      const { post } = await open(signed(), staff);

      await post(`${page}/reveal`, { reason: '先行联系' }).expect(403);
    });
  }
});

describe('ticket prints and timelines', () => {
  it('when the timeline of a late ticket is opened, then it says who held it how long', async () => {
    const { agent } = await open(lateUrgent(), person('supervisor'));

    expect((await agent.get(`${page}/why-late`).expect(200)).text)
      .to.include('为什么晚了：到达现场')
      .and.include('提醒滞后');
  });

  it('when an assisting unit asks why it was late, then it is refused', async () => {
    const { agent } = await open(lateUrgent(), person('handler', 'urban-management'));

    await agent.get(`${page}/why-late`).expect(403);
    await agent.get(`${page}/order`).expect(404);
  });

  it('when an order stands, then it prints with causes and addressees', async () => {
    const { agent } = await open(lateUrgent(), person('supervisor'));

    expect((await agent.get(`${page}/order`).expect(200)).text)
      .to.include('到达现场到期未完成')
      .and.include('水务局');
  });

  it('when there never was an order, then there is nothing to print', async () => {
    const { agent } = await open(signed(), person('supervisor'));

    await agent.get(`${page}/order`).expect(404);
    await agent.get(`${page}/print`).expect(200);
  });
});
