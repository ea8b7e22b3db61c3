import { expect } from 'chai';
import { availableActions } from '../../workflows/domain/available-actions.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import { attempt, filledForm, lifeIn, make, person, playerOf, registered, run } from '../support/domain.ts';
import type { Life, Move } from '../support/domain.ts';

/** `ok`, or the code of the refusal. */
const answerTo = (life: Life, move: Move): string => {
  const decision = attempt(life, move);
  return decision.ok ? 'ok' : decision.refusal.code;
};
const lead = (role: Role) => person(role, 'unit-1');
const foreign = (role: Role) => person(role, 'unit-2');
const inReturnReview = (): Life => lifeIn('returnReview');
const withTask = (): Life => run(lifeIn('handling'), 'addAssist:handler');

describe('decide', () => {
  const roleTable: readonly (readonly [
    status: string,
    action: string,
    may: readonly Role[],
    mayNot: readonly Role[],
  ])[] = [
    ['registered', 'accept', ['dispatcher'], ['operator', 'citizen', 'checker', 'handler']],
    ['registered', 'askMore', ['operator', 'dispatcher'], ['handler', 'checker']],
    ['registered', 'withdraw', ['citizen', 'operator'], ['handler', 'dispatcher', 'deptLeader']],
    ['awaitingDispatch', 'dispatch', ['dispatcher'], ['operator', 'supervisor', 'liaison']],
    ['awaitingSign', 'sign', ['liaison', 'handler'], ['deptLeader', 'dispatcher']],
    ['awaitingSign', 'return', ['liaison'], ['handler', 'dispatcher']],
    ['returnReview', 'agreeReturn', ['dispatcher'], ['liaison', 'supervisor']],
    ['consultation', 'ruleStays', ['chair'], ['dispatcher', 'supervisor']],
    ['handling', 'askExtension', ['deptLeader'], ['handler', 'supervisor']],
    ['awaitingApproval', 'approve', ['deptLeader'], ['handler', 'checker']],
    ['checking', 'passCheck', ['checker'], ['dispatcher', 'deptLeader']],
    ['awaitingCallback', 'satisfied', ['callbackClerk', 'citizen'], ['handler', 'checker']],
    ['secondOpinion', 'confirmUnreasonable', ['shiftLead'], ['callbackClerk', 'supervisor']],
    ['onLedger', 'reportMilestone', ['handler'], ['supervisor', 'liaison']],
    ['handling', 'reassignUnit', ['admin'], ['dispatcher', 'shiftLead']],
  ];
  for (const [status, action, may, mayNot] of roleTable) {
    it(`lets ${may.join(', ')} ${action} and nobody else when the ticket is ${status}`, () => {
      const life = lifeIn(status);
      const try_ = (role: Role): string =>
        answerTo(life, { action, by: playerOf(role, life.state, undefined, `other-${role}`) });

      expect(may.map(try_)).to.deep.equal(may.map(() => 'ok'));
      expect(mayNot.map(try_)).to.deep.equal(mayNot.map(() => 'wrong-role'));
    });
  }

  it('knows no row when the status has none, and says what is missing when a guard fails', () => {
    const unsigned = lifeIn('awaitingSign');

    expect(attempt(lifeIn('closed'), { action: 'dispatch', by: 'dispatcher', said: {} })).to.deep.equal({
      ok: false,
      refusal: { code: 'wrong-status', status: 'closed' },
    });
    expect(attempt(unsigned, { action: 'submit', by: 'handler' })).to.deep.equal({
      ok: false,
      refusal: { code: 'guard', needed: ['contact:off'] },
    });
  });

  it('lets only the lead work when people of another unit hold the same roles', () => {
    const life = lifeIn('awaitingSign');

    expect(answerTo(life, { action: 'contact', by: lead('handler') })).to.equal('ok');
    for (const action of ['contact', 'sign', 'return']) {
      expect(answerTo(life, { action, by: foreign('liaison') }), action).to.not.equal('ok');
    }
  });

  it('lets a former lead do nothing when its return was agreed to', () => {
    const life = run(inReturnReview(), 'agreeReturn:dispatcher', 'dispatch:dispatcher');

    expect(answerTo(life, { action: 'sign', by: lead('liaison') })).to.equal('wrong-role');
    expect(answerTo(life, { action: 'sign', by: foreign('liaison') })).to.equal('ok');
  });

  describe('assisting tasks', () => {
    const states: readonly (readonly [string, () => Life, Readonly<Record<string, string>>])[] = [
      ['open', withTask, { assistAnswer: 'ok', assistReturn: 'ok', assistUphold: 'guard', assistWaive: 'ok' }],
      [
        'returned',
        () => make(withTask(), { action: 'assistReturn', by: 'assistant', task: 1 }),
        { assistAnswer: 'ok', assistReturn: 'guard', assistUphold: 'ok', assistWaive: 'ok' },
      ],
      [
        'upheld',
        () =>
          run(
            withTask(),
            { action: 'assistReturn', by: 'assistant', task: 1 },
            { action: 'assistUphold', by: 'dispatcher', task: 1 },
          ),
        { assistAnswer: 'ok', assistReturn: 'guard', assistUphold: 'guard', assistWaive: 'ok' },
      ],
      [
        'answered',
        () => make(withTask(), { action: 'assistAnswer', by: 'assistant', task: 1 }),
        { assistAnswer: 'guard', assistReturn: 'guard', assistUphold: 'guard', assistWaive: 'guard' },
      ],
    ];
    for (const [name, build, expected] of states) {
      it(`take ${
        Object.entries(expected)
          .filter(([, one]) => one === 'ok')
          .map(([one]) => one)
          .join(', ') || 'nothing'
      } when ${name}`, () => {
        const life = build();
        const by = (action: string): Role =>
          action === 'assistAnswer' || action === 'assistReturn' ? 'assistant' : 'dispatcher';

        const found = Object.fromEntries(
          Object.keys(expected).map((action) => [action, answerTo(life, { action, by: by(action), task: 1 })]),
        );

        expect(found).to.deep.equal(expected);
      });
    }

    it('belong to their own unit when several assist', () => {
      const life = run(withTask(), 'addAssist:dispatcher');
      const helper = person('handler', 'helper-1');

      expect(answerTo(life, { action: 'assistAnswer', by: helper, task: 1 })).to.equal('ok');
      expect(answerTo(life, { action: 'assistAnswer', by: helper, task: 2 })).to.equal('wrong-role');
      expect(answerTo(life, { action: 'submit', by: helper })).to.not.equal('ok');
    });

    it('hold the result back when one is open, and let it go when all are ended', () => {
      const life = run(withTask(), 'contact:handler');

      expect(answerTo(life, { action: 'submit', by: 'handler' })).to.equal('guard');
      expect(
        answerTo(make(life, { action: 'assistWaive', by: 'dispatcher', task: 1 }), { action: 'submit', by: 'handler' }),
      ).to.equal('ok');
    });

    it('are not reopened when a new one names the number of an ended one', () => {
      const answered = make(withTask(), { action: 'assistAnswer', by: 'assistant', task: 1 });

      const after = make(answered, {
        action: 'addAssist',
        by: 'dispatcher',
        task: 1,
        said: { unit: 'helper-2', ask: '请核实' },
      });

      expect(after.state.tasks.map(({ unit, a, outcome }) => [unit, a, outcome])).to.deep.equal([
        ['helper-1', 0, 'answered'],
        ['helper-2', 1, null],
      ]);
    });

    it('are refused when a unit would assist twice or assist itself', () => {
      const life = lifeIn('awaitingDispatch');
      const dispatchTo = (assists: string[]): string =>
        answerTo(life, { action: 'dispatch', by: 'dispatcher', said: { lead: 'unit-1', assists, basis: '目录规则' } });

      expect([['a', 'b'], ['a', 'a'], ['unit-1'], ['']].map(dispatchTo)).to.deep.equal(['ok', 'form', 'form', 'form']);
      expect(
        answerTo(withTask(), { action: 'addAssist', by: 'handler', said: { unit: 'helper-1', ask: '再核实' } }),
      ).to.equal('form');
    });
  });

  describe('two people', () => {
    const clashes: readonly (readonly [title: string, life: () => Life, move: Move])[] = [
      [
        'the dispatcher checks the result',
        () => lifeIn('checking'),
        { action: 'passCheck', by: { ...person('dispatcher'), roles: ['dispatcher', 'checker'] } },
      ],
      [
        'the proposer confirms',
        () => lifeIn('secondOpinion'),
        { action: 'confirmUnreasonable', by: { ...person('callbackClerk'), roles: ['callbackClerk', 'shiftLead'] } },
      ],
      [
        'the checker who passed it reviews the objection',
        () => lifeIn('objectionReview'),
        { action: 'dismissObjection', by: person('checker') },
      ],
      [
        'the clerk who closed it reviews the objection',
        () => lifeIn('objectionReview'),
        { action: 'upholdObjection', by: { ...person('callbackClerk'), roles: ['checker'] } },
      ],
      [
        'who signed the refusal as the second reviews the objection',
        () => run(lifeIn('awaitingDispatch'), 'decline:dispatcher:shiftLead', 'object:citizen'),
        { action: 'upholdObjection', by: { ...person('shiftLead'), roles: ['shiftLead', 'checker'] } },
      ],
      [
        'the dispatcher who merged it reviews the objection',
        () => run(lifeIn('merged'), 'object:citizen'),
        { action: 'upholdObjection', by: 'dispatcher' },
      ],
      [
        'the issuer strikes the order off',
        () => run(lifeIn('handling'), 'issueOrder:supervisor', 'answerOrder:addressee'),
        { action: 'strikeOff', by: 'supervisor' },
      ],
      [
        'who raised the lead strikes the order off',
        () => run(lifeIn('handling'), 'raiseLead:supervisor', 'answerOrder:addressee'),
        { action: 'strikeOff', by: 'supervisor' },
      ],
      [
        'the handling unit calls back on its own work',
        () => lifeIn('awaitingCallback'),
        { action: 'satisfied', by: { ...person('callbackClerk'), unit: 'unit-1' } },
      ],
    ];
    for (const [title, build, move] of clashes) {
      it(`are asked for when ${title}`, () => {
        const life = build();
        const other =
          typeof move.by === 'string' ? person(move.by, null, 'another') : { ...move.by, id: 'another', unit: null };

        expect(answerTo(life, move)).to.equal('same-person');
        expect(answerTo(life, { ...move, by: other })).to.equal('ok');
      });
    }

    it('may strike off who issued an earlier order, when the present one is another person’s', () => {
      const first = run(lifeIn('handling'), 'issueOrder:supervisor', 'answerOrder:addressee', 'strikeOff:shiftLead');
      const second = run(
        first,
        { action: 'issueOrder', by: person('supervisor', null, 'other') },
        'answerOrder:addressee',
      );

      expect(answerTo(second, { action: 'strikeOff', by: 'supervisor' })).to.equal('ok');
    });

    const cosigned: readonly (readonly [string, () => Life, Move, Role])[] = [
      [
        'an urgent ticket is declined',
        () => registered({ urgent: true }),
        { action: 'decline', by: 'dispatcher' },
        'shiftLead',
      ],
      [
        'an accepted ticket is declined',
        () => lifeIn('awaitingDispatch'),
        { action: 'decline', by: 'dispatcher' },
        'shiftLead',
      ],
      [
        'a ruling is recalled',
        () => run(lifeIn('consultation'), 'ruleStays:chair'),
        { action: 'recall', by: 'dispatcher' },
        'chair',
      ],
      [
        'an unsolved ticket is closed',
        () => lifeIn('finalReview'),
        { action: 'closeUnresolved', by: 'chair' },
        'supervisor',
      ],
    ];
    for (const [title, build, move, second] of cosigned) {
      it(`sign when ${title}, in either order but never one for both`, () => {
        const life = build();
        const first = move.by as Role;
        const both = { ...person(first), roles: [first, second] };

        expect(answerTo(life, move)).to.equal('second-signature');
        expect(answerTo(life, { ...move, by: both, cosign: both })).to.equal('second-signature');
        expect(answerTo(life, { ...move, cosign: second })).to.equal('ok');
        expect(answerTo(life, { ...move, by: second, cosign: first })).to.equal('ok');
        expect(
          availableActions(life.state, person(first)).find((one) => one.action === move.action)?.needsSecond,
        ).to.deep.equal([second]);
      });
    }

    it('are not needed when an ordinary ticket is declined or an unruled dispatch recalled', () => {
      expect(answerTo(lifeIn('registered'), { action: 'decline', by: 'dispatcher' })).to.equal('ok');
      expect(answerTo(lifeIn('awaitingSign'), { action: 'recall', by: 'dispatcher' })).to.equal('ok');
    });
  });

  it('leaves the contact to the centre when the person is to stay secret', () => {
    const life = run(registered({ demand: { secret: true } }), 'accept:dispatcher', 'dispatch:dispatcher');

    expect(answerTo(life, { action: 'contact', by: 'handler' })).to.equal('form');
    expect(availableActions(life.state, lead('handler')).map((one) => one.action)).to.not.include('contact');
    const contacted = make(life, { action: 'contactForUnit', by: 'operator' });
    expect(contacted.state.status).to.equal('awaitingSign');
    expect(answerTo(contacted, { action: 'submit', by: 'handler' })).to.equal('ok');
  });

  it('keeps a demand secret and grave when acceptance finds it to be a 举报', () => {
    const { state } = make(lifeIn('registered'), { action: 'accept', by: 'dispatcher', said: { type: 'report' } });

    expect([state.demand.secret, state.counters.grave, state.counters.inquiry]).to.deep.equal([true, 1, 0]);
  });

  it('asks for a provisional lead when a 会商 begins without one, and keeps the one there is', () => {
    const fresh = lifeIn('awaitingDispatch');
    const review = inReturnReview();
    const said = { reason: '主办不明' };

    expect(answerTo(fresh, { action: 'convene', by: 'dispatcher', said })).to.equal('form');
    expect(make(fresh, { action: 'convene', by: 'dispatcher' }).state.lead).to.equal('unit-1');
    expect(
      make(review, { action: 'convene', by: 'dispatcher', said: { ...said, lead: 'elsewhere' } }).state.lead,
    ).to.equal('unit-1');
    const fields = (life: Life): string[] =>
      availableActions(life.state, person('dispatcher'))
        .find((one) => one.action === 'convene')
        ?.form.map((field) => field.name) ?? [];
    expect([fields(fresh).includes('lead'), fields(review).includes('lead')]).to.deep.equal([true, false]);
  });

  const buckets: readonly (readonly [string, () => Life, string | null])[] = [
    ['the person withdraws', () => lifeIn('withdrawn'), '撤诉'],
    ['the person leaves a grave matter', () => run(registered({ grave: true }), 'withdraw:citizen'), null],
    ['the person pursues it no further', () => run(lifeIn('secondOpinion'), 'withdraw:citizen'), '不再追究'],
    [
      'a closed ticket is rated',
      () => run(lifeIn('awaitingCallback'), 'cannotJudge:callbackClerk', 'rate:citizen'),
      '无法评价',
    ],
    ['an objection is pending', () => lifeIn('objectionReview'), '满意'],
    ['an objection was upheld', () => run(lifeIn('objectionReview'), 'upholdObjection:dispatcher'), null],
    [
      'a nameless result passes',
      () =>
        run(
          registered({ reachable: false }),
          'accept:dispatcher',
          'dispatch:dispatcher',
          'submit:handler',
          'approve:deptLeader',
          'passCheck:checker',
        ),
      '未留联系方式',
    ],
  ];
  for (const [title, build, bucket] of buckets) {
    it(`counts the ticket in ${bucket ?? 'no bucket'} when ${title}`, () => {
      expect(build().state.outcome).to.equal(bucket);
    });
  }

  it('counts a direct answer by what the person judged when it is rated', () => {
    const rated = (judged: string): string | null =>
      make(lifeIn('answered'), { action: 'rate', by: 'citizen', said: { judged } }).state.outcome;

    expect(['satisfied', 'unsatisfied', 'none'].map(rated)).to.deep.equal(['满意', '不满意', '未评价']);
  });

  it('moves lead, tasks and order to the new unit when a unit is merged away, and no due instant', () => {
    const life = run(withTask(), 'issueOrder:supervisor');
    const said = { fromUnit: 'unit-1', toUnit: 'unit-9', reason: '机构改革' };

    const after = make(life, { action: 'reassignUnit', by: 'admin', said });

    expect(after.state.lead).to.equal('unit-9');
    expect(after.state.order?.addressees).to.deep.equal(['unit:unit-9']);
    expect(after.state.clocks.map((clock) => clock.dueAt)).to.deep.equal(life.state.clocks.map((clock) => clock.dueAt));
    expect(answerTo(after, { action: 'answerOrder', by: person('liaison', 'unit-9') })).to.equal('ok');
    expect(answerTo(life, { action: 'reassignUnit', by: 'admin', said: { ...said, fromUnit: 'nowhere' } })).to.equal(
      'form',
    );
  });

  it('refuses a form that belongs to no field of the action when something is smuggled in', () => {
    const life = lifeIn('registered');

    expect(
      answerTo(life, {
        action: 'accept',
        by: 'dispatcher',
        said: { ...filledForm(life.state, 'accept', life.now), lead: 'unit-1' },
      }),
    ).to.equal('form');
  });
});
