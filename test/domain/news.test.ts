// 并单 is a conversation between tickets. Whatever order its messages arrive in, and however often, no child is forgotten.
import { expect } from 'chai';
import fc from 'fast-check';
import { newsCommand, newsOf } from '../../workflows/domain/news.ts';
import type { News } from '../../workflows/domain/news.ts';
import type { Said } from '../../workflows/domain/ticket.ts';
import { isOpen } from '../../workflows/domain/ticket-status.ts';
import { attempt, clockOf, later, lifeIn, make, registered, run, tell } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';
import { faultsOf, finishDiligently } from '../support/domain-walk.ts';

const PARENT = '2026-1124-0001';
const CHILD = '2026-1124-0100';
const GRANDCHILD = '2026-1124-0200';
const into = (parent: string) => ({ action: 'merge', by: 'dispatcher' as const, said: { parent } });
const born = (no: string, overrides: Parameters<typeof registered>[0] = {}): Life => registered({ no, ...overrides });
const newsOfLife = (life: Life): News[] => {
  const last = life.events.at(-1);
  return last ? newsOf(last, life.state) : [];
};
const hear = (life: Life, news: News): Life => tell(life, newsCommand(news, life.now));
const said = (reply: string, lead?: string): Said => ({ parent: PARENT, reply, ...(lead !== undefined && { lead }) });
const merged = (): Life => make(born(CHILD), into(PARENT));
const parentAt = (...moves: string[]): Life => run(born(PARENT), ...moves);
const answering = [
  'accept:dispatcher',
  'dispatch:dispatcher',
  'contact:handler',
  'submit:handler',
  'approve:deptLeader',
  'passCheck:checker',
];

/** K6: three results failed at the top of the ladder, none was ever published. */
const failedToTheTop = (): Life => {
  const again = ['failCheck:checker', 'submit:handler', 'approve:deptLeader'];
  const rejected = ['answerOrder:addressee', 'rejectAnswer:supervisor'];
  const atTop = run(lifeIn('checking', { no: PARENT }), 'issueOrder:supervisor', ...rejected, ...rejected);
  return run(atTop, ...again, ...again, 'failCheck:checker');
};

/** What the parent says back to a child that asks to be taken in. */
const replyTo = (parent: Life): (string | undefined)[] =>
  newsOfLife(hear(parent, { key: 'k', to: PARENT, action: 'adopt', said: { child: CHILD } })).map((one) => one.action);

describe('newsOf', () => {
  it('asks the parent to take the child in when it merges, and is silent once it did', () => {
    const [attach] = newsOfLife(merged());

    expect(attach).to.deep.include({ to: PARENT, action: 'adopt', said: { child: CHILD } });
    const parent = hear(parentAt(), attach as News);
    expect([parent.state.children, parent.state.counters.kids, newsOfLife(parent).length]).to.deep.equal([
      [CHILD],
      1,
      0,
    ]);
  });

  const answers: readonly (readonly [string, () => Life, readonly string[]])[] = [
    ['open', () => parentAt('accept:dispatcher'), []],
    ['itself merged', () => make(born(PARENT), into('2026-1101-0001')), []],
    ['at the callback', () => parentAt(...answering), ['parentAnswered']],
    ['closed', () => parentAt(...answering, 'satisfied:callbackClerk'), ['parentAnswered']],
    ['declined', () => parentAt('decline:dispatcher'), ['parentGone']],
    ['withdrawn', () => parentAt('withdraw:citizen'), ['parentGone']],
    ['handed over', () => parentAt('transferEmergency:operator'), ['parentGone']],
    [
      'under objection after it was closed',
      () => parentAt(...answering, 'satisfied:callbackClerk', 'object:citizen'),
      ['parentAnswered'],
    ],
    ['taken over by 110', () => parentAt('transferEmergency:operator', 'confirmHandover:operator'), ['parentGone']],
    ['before the chair with its answer public', () => run(lifeIn('finalReview', { no: PARENT })), ['parentAnswered']],
    ['before the chair because no result ever passed', () => failedToTheTop(), []],
    ['under objection after it was declined', () => parentAt('decline:dispatcher', 'object:citizen'), ['parentGone']],
  ];
  for (const [title, build, expected] of answers) {
    it(`answers ${expected[0] ?? 'nothing and keeps the child'} when the parent is ${title}`, () => {
      expect(replyTo(build())).to.deep.equal(expected);
    });
  }

  it('keeps a child of a child under objection and answers it when that is dismissed', () => {
    const middle = run(make(born(CHILD), into(PARENT)), 'object:citizen');
    const kept = hear(middle, { key: 'k', to: CHILD, action: 'adopt', said: { child: GRANDCHILD } });
    expect([kept.state.children, newsOfLife(kept).length]).to.deep.equal([[GRANDCHILD], 0]);

    const remembered = tell(
      kept,
      newsCommand({ key: 'a', to: CHILD, action: 'parentAnswered', said: said('已修好', 'unit-1') }, kept.now),
    );
    expect([remembered.state.counters.par, newsOfLife(remembered).length]).to.deep.equal([1, 0]);

    const dismissed = run(remembered, 'dismissObjection:checker');
    expect([dismissed.state.status, dismissed.state.lead]).to.deep.equal(['awaitingCallback', 'unit-1']);
    expect(newsOfLife(dismissed)).to.have.length(1);
    expect(newsOfLife(dismissed)[0]).to.deep.include({
      to: GRANDCHILD,
      action: 'parentAnswered',
      said: { parent: CHILD, reply: '已修好', lead: 'unit-1' },
    });
  });

  it('carries the reply and the unit that gave it, so that a redo of the child has a unit', () => {
    const parent = run(
      hear(parentAt(), { key: 'k', to: PARENT, action: 'adopt', said: { child: CHILD } }),
      ...answering,
    );
    const [answer] = newsOfLife(parent);

    const child = run(hear(merged(), answer as News), 'unsatisfied:callbackClerk');

    expect([child.state.status, child.state.lead, child.state.reply]).to.deep.equal([
      'redoing',
      'unit-1',
      parent.state.reply,
    ]);
    expect(attempt(child, { action: 'contact', by: 'handler' }).ok).to.be.true;
    expect(faultsOf(child.state)).to.deep.equal([]);
  });

  it('tells a child that was kept what the chair decides', () => {
    const kept = hear(failedToTheTop(), { key: 'k', to: PARENT, action: 'adopt', said: { child: CHILD } });

    expect([kept.state.status, kept.state.children, kept.state.counters.kids]).to.deep.equal([
      'finalReview',
      [CHILD],
      1,
    ]);
    const [answer] = newsOfLife(run(kept, 'closeUnresolved:chair:supervisor'));
    expect(answer).to.deep.include({ to: CHILD, action: 'parentAnswered' });
  });

  it('lets a child find a unit first when its parent was answered without one, and starts no clock of a unit', () => {
    const adopt: News = { key: 'k', to: PARENT, action: 'adopt', said: { child: CHILD } };
    const parent = run(hear(born(PARENT, { demand: { type: 'consult' } }), adopt), 'answerDirect:operator');

    const child = run(hear(merged(), newsOfLife(parent)[0] as News), 'unsatisfied:callbackClerk');

    expect([child.state.status, child.state.lead, child.state.counters.served]).to.deep.equal([
      'awaitingDispatch',
      null,
      0,
    ]);
    expect(faultsOf(child.state)).to.deep.equal([]);
    const dispatched = run(child, 'dispatch:dispatcher');
    expect(attempt(dispatched, { action: 'contact', by: 'handler' }).ok).to.be.true;
    expect(finishDiligently(dispatched)?.state.status).to.equal('archived');
  });

  it('puts no child without a unit on the ledger, for nobody could work off the plan', () => {
    const supervised = make(lifeIn('supervised', { no: CHILD }), into(PARENT));
    const answer: Said = { parent: PARENT, reply: '见公告' };
    const answered = tell(
      supervised,
      newsCommand({ key: 'a', to: CHILD, action: 'parentAnswered', said: answer }, supervised.now),
    );
    const atChair = run(answered, 'unsatisfied:callbackClerk');

    expect(atChair.state.status).to.equal('finalReview');
    expect(attempt(atChair, { action: 'putOnLedger', by: 'chair' }).ok).to.be.false;
    expect(run(atChair, 'orderRedo:chair').state.status).to.equal('awaitingDispatch');
  });

  const leaving: readonly (readonly [string, () => Life])[] = [
    ['is split off', () => run(merged(), 'split:dispatcher')],
    ['is withdrawn', () => run(merged(), 'withdraw:citizen')],
    ['objects with reason', () => run(merged(), 'object:citizen', 'upholdObjection:checker')],
  ];
  for (const [title, build] of leaving) {
    it(`makes the parent count one child less when a child ${title}`, () => {
      const left = build();
      const last = left.events.at(-1);
      const parent = hear(parentAt(), { key: 'k', to: PARENT, action: 'adopt', said: { child: CHILD } });

      const [release] = last ? newsOf(last, left.state, PARENT) : [];

      expect(release).to.deep.include({ to: PARENT, action: 'release', said: { child: CHILD } });
      const after = hear(parent, release as News);
      expect([after.state.children, after.state.counters.kids]).to.deep.equal([[], 1]);
    });
  }

  it('does not release a child from a parent that is gone itself', () => {
    const gone = tell(
      merged(),
      newsCommand({ key: 'g', to: CHILD, action: 'parentGone', said: { parent: PARENT } }, merged().now),
    );
    const last = gone.events.at(-1);

    expect(last && newsOf(last, gone.state, PARENT)).to.deep.equal([]);
  });

  it('tells the plan when the parent goes on the ledger, and moves the child’s 全程 alone', () => {
    const parent = run(
      hear(parentAt(), { key: 'k', to: PARENT, action: 'adopt', said: { child: CHILD } }),
      'accept:dispatcher',
      'dispatch:dispatcher',
      'contact:handler',
      'putOnLedger:supervisor',
    );
    const before = merged();

    const child = hear(before, newsOfLife(parent)[0] as News);

    expect(child.state.status).to.equal('merged');
    expect(clockOf(child, 'overall').dueAt).to.equal(later(clockOf(before, 'overall').dueAt, 1440));
    expect(faultsOf(child.state)).to.deep.equal([]);
  });

  it('passes on to the parent what the person adds to the child', () => {
    const parent = hear(parentAt(), newsOfLife(run(merged(), 'add:citizen'))[0] as News);

    expect(parent.events.at(-1)).to.deep.include({
      row: 'NOTE',
      action: 'add',
      said: { child: CHILD, text: '据实说明' },
    });
  });

  const stale: readonly (readonly [string, () => Life])[] = [
    ['was split off', () => run(merged(), 'split:dispatcher')],
    ['was merged into another ticket since', () => make(run(merged(), 'split:dispatcher'), into('2026-1101-0002'))],
    ['was withdrawn', () => run(merged(), 'withdraw:citizen')],
    ['left by an objection', () => run(merged(), 'object:citizen', 'upholdObjection:checker')],
  ];
  for (const [title, build] of stale) {
    it(`is dropped into a note when the child ${title}`, () => {
      const before = build();

      const after = tell(
        before,
        newsCommand({ key: 'a', to: CHILD, action: 'parentAnswered', said: said('迟到的答复') }, before.now),
      );

      expect(after.events.at(-1)?.row).to.equal('NOTE');
      expect([after.state.status, after.state.reply, after.state.parent]).to.deep.equal([
        before.state.status,
        before.state.reply,
        before.state.parent,
      ]);
    });
  }

  it('is taken as it is when a person adds, urges or withdraws by news', () => {
    const by = { id: 'citizen', name: '诉求人', roles: ['citizen'] as const, unit: null };
    const news = (action: string, form: Said) => ({ id: action, action, by, receivedAt: born(CHILD).now, said: form });

    expect(tell(born(CHILD), news('add', { text: '又漏了' })).events.at(-1)?.row).to.equal('Z1');
    expect(tell(born(CHILD), news('withdraw', {})).state.status).to.equal('withdrawn');
    expect(tell(run(born(CHILD), 'withdraw:citizen'), news('withdraw', {})).events.at(-1)?.row).to.equal('NOTE');
  });

  it('forgets no child when three tickets talk in any order and every message may come twice', () => {
    const scripts = fc.record({
      parentWay: fc.constantFrom('answer', 'decline', 'transfer', 'direct'),
      reachable: fc.boolean(),
      order: fc.array(fc.nat({ max: 999 }), { minLength: 40, maxLength: 40, size: 'max' }),
    });
    const ways: Readonly<Record<string, readonly string[]>> = {
      answer: answering,
      decline: ['decline:dispatcher'],
      transfer: ['transferEmergency:operator'],
      direct: ['answerDirect:operator'],
    };
    fc.assert(
      fc.property(scripts, ({ parentWay, reachable, order }) => {
        const demand = { type: parentWay === 'direct' ? ('consult' as const) : ('help' as const) };
        const lives = new Map(
          [born(PARENT, { demand }), born(CHILD, { reachable }), born(GRANDCHILD)].map((life) => [life.state.no, life]),
        );
        const mail: News[] = [];
        const put = (life: Life): void => {
          lives.set(life.state.no, life);
          mail.push(...newsOfLife(life));
        };
        const get = (no: string): Life => lives.get(no) as Life;
        const work = (ways[parentWay] ?? []).map((move) => () => put(run(get(PARENT), move)));
        const todo: (() => void)[][] = [
          [() => put(make(get(CHILD), into(PARENT)))],
          [() => put(make(get(GRANDCHILD), into(CHILD)))],
          work,
        ];
        const delivered: News[] = [];
        const deliver = (news: News): void => {
          delivered.push(news);
          put(hear(get(news.to), news));
        };
        // Merges and the parent's work go on in their own order; messages wait, overtake each other and repeat.
        for (const pick of order) {
          const repeated = delivered[pick % Math.max(1, delivered.length)];
          if (pick % 5 === 0 && repeated) put(hear(get(repeated.to), repeated));
          else if (pick % 2 === 0 && mail.length > 0) deliver(mail.splice(pick % mail.length, 1)[0] as News);
          else todo[pick % 3]?.shift()?.();
        }
        todo.flat().forEach((one) => {
          one();
        });
        for (let news = mail.shift(); news; news = mail.shift()) deliver(news);

        for (const no of [CHILD, GRANDCHILD]) {
          const { state } = get(no);
          const above = get(state.parent ?? no).state;
          // Either it was answered, or it waits for a ticket that is open itself and has it in its list.
          const isKept = state.status !== 'merged' || (isOpen(above.status) && above.children.includes(no));
          expect(isKept, `${no} after ${delivered.map((one) => `${one.action}>${one.to}`).join(' ')}`).to.be.true;
          expect(faultsOf(state)).to.deep.equal([]);
          expect(isOpen(state.status) ? finishDiligently(get(no))?.state.status : 'archived').to.equal('archived');
        }
      }),
      { numRuns: 150, seed: 21 },
    );
  });
});
