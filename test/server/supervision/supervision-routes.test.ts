import { expect } from 'chai';
import type { Deps } from '../../../server/deps.ts';
import { NotFound } from '../../../server/stores/not-found.ts';
import type { Command } from '../../../workflows/domain/ticket.ts';
import { buildApp, signIn } from '../../support/app.ts';
import type { Desk } from '../../support/app.ts';
import { lifeIn, person } from '../../support/domain.ts';
import { fileOf, lateUrgent } from '../../support/tickets.ts';

const late = fileOf(lateUrgent());
const closed = fileOf(lifeIn('closed', { no: '2026-1124-0200' }));
const files = [late, closed];
const third = '2026-1124-0300';

type Outcome = Awaited<ReturnType<Deps['dispatch']['perform']>>;
const done: Outcome = { ok: true, status: 'handling', version: 9 };

const open = async (outcomes: Readonly<Record<string, Outcome>> = {}): Promise<Desk & { readonly sent: Command[] }> => {
  const sent: Command[] = [];
  const app = buildApp({
    clock: { now: () => new Date(lateUrgent().now) },
    lateness: { listAll: async () => [] },
    tickets: {
      countAtRisk: async () => 1,
      listAtRisk: async () => ({ records: [late], next: null }),
      listMarked: async () => ({ records: [], next: null }),
      listByNos: async (nos) => files.filter(({ no }) => nos.includes(no)),
      getFile: async (no) => {
        const found = files.find((file) => file.no === no);
        if (!found) throw new NotFound(`ticket ${no}`);
        return found;
      },
    },
    dispatch: {
      perform: async (no, command) => {
        sent.push(command);
        return outcomes[no] ?? done;
      },
    },
  });
  return { ...(await signIn(app, person('supervisor'))), sent };
};

const typed = (text: string) => ({ nos: late.no, cause: 'list', [`text-${late.no}`]: text });

describe('/desk/supervise', () => {
  it('when somebody is no supervisor, then every door of it is closed', async () => {
    const { agent, post } = await signIn(buildApp(), { roles: ['dispatcher', 'checker', 'shiftLead'] });

    for (const path of ['', '/rows', `/why/${late.no}`]) await agent.get(`/desk/supervise${path}`).expect(403);
    for (const path of ['/remind', '/preview', '/orders']) {
      expect((await post(`/desk/supervise${path}`, { nos: late.no })).status).to.equal(403);
    }
  });

  it('when it is opened, then lines can be ticked for the one form and the first is the current one', async () => {
    const { agent } = await open();

    const { text } = await agent.get('/desk/supervise').expect(200);

    expect(text).to.include(`form="many" name="nos" value="${late.no}"`);
    expect(text).to.match(new RegExp(`<tr data-row[^>]+id="t-${late.no}" aria-current="true"`));
    expect(text).to.include(`hx-get="/desk/supervise/why/${late.no}?clock&#x3D;`);
  });

  it('when it renews itself, then the lines alone are sent and none claims to be the current one', async () => {
    const { agent } = await open();

    const { text } = await agent.get('/desk/supervise/rows?view=risk').expect(200);

    expect(text)
      .to.include(`t-${late.no}`)
      .and.not.match(/<html|<tr[^>]+aria-current/);
  });

  it('when nothing is at risk, then the board says what would appear', async () => {
    const { agent } = await open();

    expect((await agent.get('/desk/supervise?view=ledger').expect(200)).text).to.include('“挂账”的件会出现在这里');
  });
});

describe('GET /desk/supervise/why/:no', () => {
  it('when a line is opened, then it is told why, and an order can be drafted', async () => {
    const { agent } = await open();

    const { text } = await agent.get(`/desk/supervise/why/${late.no}`).set('HX-Request', 'true').expect(200);

    expect(text)
      .to.include('为什么晚了：到达现场')
      .and.include('起草督办事由')
      .and.include(`name="nos" value="${late.no}"`);
  });

  it('when no order can be issued, then the obstacle stands in place of the button', async () => {
    const { agent } = await open();

    const { text } = await agent.get(`/desk/supervise/why/${closed.no}`).set('HX-Request', 'true').expect(200);

    expect(text).to.include('不能发督办单').and.not.include('起草督办');
  });

  it('when it is opened without a script, then the way leads to the ticket', async () => {
    const { agent } = await open();

    const answer = await agent.get(`/desk/supervise/why/${late.no}`).expect(303);

    expect(answer.headers['location']).to.equal(`/tickets/${late.no}`);
  });

  it('when nobody has the number, then the answer is 404', async () => {
    const { agent } = await open();

    await agent.get('/desk/supervise/why/2026-1124-0999').expect(404);
    await agent.get('/desk/supervise/why/nonsense').expect(404);
  });
});

describe('POST /desk/supervise/remind', () => {
  it('when one of several is refused, then the others are reminded all the same and the refusal is told', async () => {
    const refusal = { code: 'wrong-status', status: 'closed' } as const;
    const { agent, post, sent } = await open({ [late.no]: { ok: false, refusal }, [third]: { ok: 'pending' } });

    await post('/desk/supervise/remind', { nos: [late.no, closed.no, third], reason: '请快办' }).expect(303);
    const { text } = await agent.get('/desk/supervise');

    expect(sent.map(({ action, said }) => [action, said['reason']])).to.deep.equal(Array(3).fill(['remind', '请快办']));
    expect(text).to.include('已催办 1 件，1 件没有办成').and.include(`${late.no}：工单现在是“已办结”`);
    expect(text).to.include(`${third}：已送出，正在确认`);
  });

  it('when the same form is sent again, then each ticket gets the id it had before', async () => {
    const { post, sent } = await open();
    const form = { nos: [late.no, closed.no, late.no], reason: '请快办' };

    await post('/desk/supervise/remind', form);
    await post('/desk/supervise/remind', form);

    const ids = [`command-for-test:${late.no}`, `command-for-test:${closed.no}`];
    expect(sent.map(({ id }) => id)).to.deep.equal([...ids, ...ids]);
  });

  const wrong: readonly (readonly [what: string, form: Record<string, string | readonly string[]>, told: string])[] = [
    ['no ticket is ticked', { reason: '请快办' }, '请先选中要办的件'],
    ['a number is none', { nos: 'nonsense', reason: '请快办' }, '请先选中要办的件'],
    ['nothing is said', { nos: late.no, reason: ' ' }, '请写催办内容'],
    [
      'more are ticked than are done at once',
      { nos: Array.from({ length: 51 }, (_, i) => `2026-1124-1${100 + i}`), reason: 'x' },
      '一次最多 50 件',
    ],
  ];
  for (const [what, form, told] of wrong) {
    it(`when ${what}, then the board comes back and says so`, async () => {
      const { post, sent } = await open();

      const { text } = await post('/desk/supervise/remind', form).expect(422);

      expect(text).to.include(told);
      expect(sent).to.deep.equal([]);
    });
  }

  it('when the board comes back, then what was ticked and typed is still there', async () => {
    const { post } = await open();

    const { text } = await post('/desk/supervise/remind', { nos: late.no, reason: 'x'.repeat(1001) }).expect(422);

    expect(text)
      .to.match(new RegExp(`value="${late.no}"[^>]+ checked`))
      .and.include('x'.repeat(1001));
  });
});

describe('POST /desk/supervise/preview', () => {
  it('when several are ticked, then each has its draft, or what stands in its way', async () => {
    const { post } = await open();

    const { text } = await post('/desk/supervise/preview', { nos: [late.no, closed.no] }).expect(200);

    expect(text).to.include(`name="text-${late.no}"`).and.include('到达现场应在 2026年11月24日');
    expect(text).to.include('不能发：').and.not.include(`name="text-${closed.no}"`);
  });

  it('when none of them can have one, then there is nothing to send', async () => {
    const { post } = await open();

    expect((await post('/desk/supervise/preview', { nos: closed.no }).expect(200)).text).not.to.include('Ctrl+Enter');
  });

  it('when nothing is ticked, then the board says so', async () => {
    const { post } = await open();

    expect((await post('/desk/supervise/preview').expect(422)).text).to.include('请先选中要办的件');
  });
});

describe('POST /desk/supervise/orders', () => {
  it('when cause and text are there, then the order is issued with them', async () => {
    const { post, sent } = await open();

    const answer = await post('/desk/supervise/orders', typed('  请今天内到场。 ')).expect(303);

    expect(answer.headers['location']).to.equal('/desk/supervise?view=order');
    expect(sent).to.have.length(1);
    expect(sent[0]).to.deep.include({ action: 'issueOrder', said: { cause: 'list', text: '请今天内到场。' } });
  });

  it('when a text is missing, then nothing is sent and the others’ texts are kept', async () => {
    const { post, sent } = await open();
    const form = { ...typed('留着的话'), nos: [late.no, third] };

    const { text } = await post('/desk/supervise/orders', form).expect(422);

    expect(text).to.include('请写督办内容').and.include('留着的话');
    expect(sent).to.deep.equal([]);
  });

  it('when the cause is none of the list, then the text is kept and nothing is sent', async () => {
    const { post, sent } = await open();

    const { text } = await post('/desk/supervise/orders', { ...typed('留着的话'), cause: 'whim' }).expect(422);

    expect(text).to.include('请选事由').and.include('留着的话');
    expect(sent).to.deep.equal([]);
  });

  it('when no ticket is named, then the board says so', async () => {
    const { post } = await open();

    expect((await post('/desk/supervise/orders', { cause: 'list' }).expect(422)).text).to.include('请先选中要办的件');
  });
});
