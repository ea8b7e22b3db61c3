import { expect } from 'chai';
import fc from 'fast-check';
import { actionForms, formOf } from '../../workflows/domain/action-forms.ts';
import { availableActions } from '../../workflows/domain/available-actions.ts';
import { checkFields, LONGEST_TEXT } from '../../workflows/domain/form-fields.ts';
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import type { Refusal } from '../../workflows/domain/refusals.ts';
import type { Role } from '../../workflows/domain/roles.ts';
import { roles } from '../../workflows/domain/roles.ts';
import type { Said } from '../../workflows/domain/ticket.ts';
import { rows } from '../../workflows/domain/transition-grammar.ts';
import { attempt, filledForm, later, lifeIn, person, registered, run, ways } from '../support/domain.ts';

const actions = [...new Set(rows.map((row) => row.action))];
const faulty = (action: string, said: Said): string[] => checkFields(formOf(action), said).map((error) => error.field);

describe('actionForms', () => {
  it('lays a form down for every action of the table and for no other', () => {
    for (const action of actions) expect(() => formOf(action), action).not.to.throw();
    expect(Object.keys(actionForms).filter((action) => !actions.includes(action))).to.deep.equal([]);
    expect(() => formOf('noSuchAction')).to.throw('noSuchAction');
  });

  it('labels every field in Chinese and names none twice', () => {
    for (const action of actions) {
      const fields = formOf(action);
      expect(new Set(fields.map((field) => field.name)).size, action).to.equal(fields.length);
      for (const { zh, options } of fields) {
        expect(zh).to.match(/[\u4e00-\u9fff]/);
        for (const [code, words] of options ?? []) expect([code, words].join(' ')).to.match(/^\w+ .*[\u4e00-\u9fff]/);
      }
    }
  });

  const mustCarry: readonly (readonly [action: string, fields: readonly string[]])[] = [
    ['answerDirect', ['answer', 'source']],
    ['transferEmergency', ['service', 'receipt']],
    ['confirmHandover', ['receipt']],
    ['decline', ['reasonCode', 'told']],
    ['askMore', ['missing']],
    ['accept', ['type']],
    ['merge', ['parent']],
    ['split', ['reason']],
    ['dispatch', ['lead', 'basis']],
    ['return', ['reasonCode', 'reason', 'evidence']],
    ['recall', ['reasonCode']],
    ['ruleOther', ['lead', 'basis', 'minutes']],
    ['ruleStays', ['basis', 'minutes']],
    ['contact', ['method', 'result']],
    ['contactForUnit', ['method', 'result', 'passedOn']],
    ['arrive', ['place', 'photos']],
    ['arriveOffline', ['place', 'doneAt', 'photos']],
    ['waiveOnSite', ['reasonCode']],
    ['feedback', ['text']],
    ['submit', ['closing', 'reply', 'internal']],
    ['sendBack', ['reason']],
    ['askExtension', ['reason', 'days']],
    ['denyExtension', ['reason']],
    ['addAssist', ['unit', 'ask']],
    ['assistReturn', ['reasonCode', 'reason', 'evidence']],
    ['assistWaive', ['reason']],
    ['failCheck', ['defect', 'reason']],
    ['release', ['child']],
    ['skipCallback', ['reasonCode']],
    ['unsatisfied', ['item', 'reason']],
    ['proposeUnreasonable', ['reason', 'basis']],
    ['closeUnresolved', ['reply']],
    ['putOnLedger', ['plan', 'milestoneAt', 'planEndAt', 'owner']],
    ['reportMilestone', ['progress', 'milestoneAt']],
    ['object', ['reason']],
    ['lowerUrgency', ['reason']],
    ['remind', ['reason']],
    ['issueOrder', ['cause', 'text']],
    ['answerOrder', ['orderVersion', 'causeText', 'measures', 'doneBy']],
    ['strikeOff', ['orderVersion']],
    ['rejectAnswer', ['orderVersion']],
    ['setNewDue', ['orderVersion', 'newDueAt']],
    ['reassignUnit', ['fromUnit', 'toUnit']],
  ];
  it('refuses an empty form field by field when the action must carry something', () => {
    expect(
      mustCarry.map(([action]) => [
        action,
        faulty(action, {}).filter((field) =>
          mustCarry.some(([one, needed]) => one === action && needed.includes(field)),
        ),
      ]),
    ).to.deep.equal(
      mustCarry.map(([action, fields]) => [
        action,
        formOf(action)
          .filter((field) => fields.includes(field.name))
          .map((field) => field.name),
      ]),
    );
    expect(
      mustCarry.flatMap(([action, fields]) =>
        fields.filter((field) => !formOf(action).some((one) => one.name === field)),
      ),
    ).to.deep.equal([]);
  });
});

describe('checkFields', () => {
  it('takes every filled form and refuses what is unknown, too long or of another kind', () => {
    const { state, now } = registered();
    for (const action of actions) {
      const said = filledForm(state, action, now);
      expect(faulty(action, said), action).to.deep.equal([]);
      expect(faulty(action, { ...said, smuggled: 'x' }), action).to.deep.equal(['smuggled']);
      for (const { name, kind } of formOf(action)) {
        const wrong =
          kind === 'check' ? 'yes' : kind === 'files' || kind === 'units' ? 'one' : 'x'.repeat(LONGEST_TEXT + 1);
        expect(faulty(action, { ...said, [name]: wrong }), `${action}.${name}`).to.include(name);
      }
    }
  });

  const values: readonly (readonly [string, string, Said[string], boolean])[] = [
    ['askExtension', 'days', 1, true],
    ['askExtension', 'days', 0, false],
    ['askExtension', 'days', 1.5, false],
    ['askExtension', 'days', -1, false],
    ['askExtension', 'days', 31, false],
    ['merge', 'parent', '2026-1124-0001', true],
    ['merge', 'parent', '0001', false],
    ['setNewDue', 'newDueAt', '2026-11-24T09:00:00Z', true],
    ['setNewDue', 'newDueAt', '2026-13-41T09:00:00Z', false],
    ['setNewDue', 'newDueAt', '明天', false],
    ['accept', 'type', 'consult', true],
    ['accept', 'type', 'rant', false],
    ['return', 'reason', '   ', false],
    ['arrive', 'photos', Array.from({ length: 21 }, () => 'p'), false],
  ];
  for (const [action, name, value, isRight] of values) {
    it(`${isRight ? 'takes' : 'refuses'} ${JSON.stringify(value).slice(0, 30)} when ${action} says it as ${name}`, () => {
      const { state, now } = registered();

      expect(faulty(action, { ...filledForm(state, action, now), [name]: value }).includes(name)).to.equal(!isRight);
    });
  }

  it('never throws when anything at all is said', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...actions),
        fc.dictionary(fc.string(), fc.anything() as fc.Arbitrary<Said[string]>),
        (action, said) => {
          expect(checkFields(formOf(action), said)).to.be.an('array');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('checkSense', () => {
  const senseless: readonly (readonly [title: string, status: string, action: string, said: Said])[] = [
    [
      'a contact lies in the future',
      'awaitingSign',
      'contact',
      { method: 'phone', result: 'reached', doneAt: '2027-01-01T00:00:00Z' },
    ],
    ['a ticket would merge into a later one', 'registered', 'merge', { parent: '2026-1124-0101' }],
    ['a ticket would merge into itself', 'registered', 'merge', { parent: '2026-1124-0100' }],
    [
      'a milestone lies more than 30 days ahead',
      'onLedger',
      'reportMilestone',
      { progress: '在办', milestoneAt: '2027-02-01T00:00:00Z' },
    ],
    ['a call is told without the number', 'awaitingSign', 'contact', { method: 'phone', result: 'reached' }],
    ['a number is no number', 'awaitingSign', 'contact', { method: 'sms', result: 'smsOnly', numberTail: '12' }],
    [
      'three calls in vain are told without their times',
      'awaitingSign',
      'contact',
      { method: 'phone', result: 'notReached', numberTail: '0001' },
    ],
    [
      'another unit should lead and none is named',
      'awaitingSign',
      'return',
      { reasonCode: 'otherUnit', reason: '归他单位', evidence: ['f'] },
    ],
    [
      'a plan ends before its first milestone',
      'finalReview',
      'putOnLedger',
      { plan: '改造', owner: '科长', milestoneAt: '2026-12-10T00:00:00Z', planEndAt: '2026-12-01T00:00:00Z' },
    ],
  ];
  for (const [title, status, action, said] of senseless) {
    it(`refuses the form when ${title}`, () => {
      const life = lifeIn(status);
      const who = rows.find((row) => row.action === action)?.who[0]?.[0] ?? 'dispatcher';

      const decision = attempt(life, { action, by: who, said });

      expect(decision.ok ? 'ok' : decision.refusal.code).to.equal('form');
    });
  }

  it('asks a nameless ticket for evidence from the site when a result is submitted', () => {
    const life = run(registered({ reachable: false }), 'accept:dispatcher', 'dispatch:dispatcher');
    const said = { closing: 'solved', reply: '已修好', internal: '已核实' };

    expect(attempt(life, { action: 'submit', by: 'handler', said }).ok).to.be.false;
    expect(attempt(life, { action: 'submit', by: 'handler', said: { ...said, evidence: ['photo'] } }).ok).to.be.true;
  });

  it('asks whoever withdraws for the person to show that it is their wish', () => {
    const life = lifeIn('handling');
    const withdraw = (by: 'citizen' | 'operator', said: Said) => attempt(life, { action: 'withdraw', by, said }).ok;

    expect([
      withdraw('citizen', {}),
      withdraw('operator', {}),
      withdraw('operator', { proof: '录音 20261124-031' }),
    ]).to.deep.equal([true, false, true]);
    const isAsked = (role: Role): boolean | undefined =>
      availableActions(life.state, person(role))
        .find(({ action }) => action === 'withdraw')
        ?.form.find(({ name }) => name === 'proof')?.required;
    expect([isAsked('operator'), isAsked('citizen')]).to.deep.equal([true, undefined]);
  });

  it('takes a contact without a number when no number was used', () => {
    const said = { method: 'inPerson', result: 'reached' };

    expect(attempt(lifeIn('awaitingSign'), { action: 'contact', by: 'handler', said }).ok).to.be.true;
  });

  it('takes merges into earlier numbers when the day or the count grows by a digit', () => {
    const life = registered({ no: '2026-1124-10000' });

    expect(attempt(life, { action: 'merge', by: 'dispatcher', said: { parent: '2026-1124-9999' } }).ok).to.be.true;
    expect(attempt(life, { action: 'merge', by: 'dispatcher', said: { parent: '2026-1123-20000' } }).ok).to.be.true;
    expect(
      attempt(registered({ no: '2026-1124-9999' }), {
        action: 'merge',
        by: 'dispatcher',
        said: { parent: '2026-1124-10000' },
      }).ok,
    ).to.be.false;
  });
});

describe('explainRefusal', () => {
  it('speaks Chinese and shows no code when any guard of the table is missing', () => {
    const guards = [...new Set(rows.flatMap((row) => row.guards.map((guard) => guard.text)))];
    const refusals: readonly Refusal[] = [
      ...guards.map((text): Refusal => ({ code: 'guard', needed: [text] })),
      { code: 'wrong-status', status: 'awaitingDispatch' },
      { code: 'stale-order', version: 2 },
      { code: 'form', errors: checkFields(formOf('dispatch'), { smuggled: '' }) },
    ];

    for (const refusal of refusals) {
      expect(explainRefusal(refusal), JSON.stringify(refusal)).to.match(/^[^a-zA-Z]*[\u4e00-\u9fff][^a-zA-Z]*$/);
    }
  });

  it('shows no code when people of every role try every action in every status', () => {
    for (const status of [...Object.keys(ways), 'answered']) {
      const life = lifeIn(status);
      for (const action of actions.filter((one) => !one.startsWith('due:'))) {
        for (const { code } of roles.filter((role) => ['centre', 'unit'].includes(role.of))) {
          const decision = attempt(
            { ...life, now: later(life.now, 0.01) },
            { action, by: person(code, 'unit-1'), said: {} },
          );
          if (!decision.ok) {
            expect(explainRefusal(decision.refusal), `${status} ${action} ${code}`)
              .to.match(/[\u4e00-\u9fff]/)
              .and.not.match(/[a-z]{3,}/);
          }
        }
      }
    }
  });
});

describe('availableActions', () => {
  it('offers each role its own moves when a ticket is dispatched', () => {
    const { state } = lifeIn('awaitingSign');
    const names = (role: Role, unit: string | null): string[] =>
      availableActions(state, person(role, unit)).map((one) => one.action);

    expect(names('liaison', 'unit-1')).to.deep.equal(['sign', 'return']);
    expect(names('handler', 'unit-1')).to.include.members(['sign', 'contact', 'addAssist']).and.not.include('submit');
    expect(names('handler', 'unit-2')).to.deep.equal([]);
    expect(names('checker', null)).to.deep.equal([]);
  });

  it('offers each open task by its number when two units assist', () => {
    const { state } = run(lifeIn('handling'), 'addAssist:handler', 'addAssist:dispatcher');

    const offered = availableActions(state, person('dispatcher')).filter((one) => one.action === 'assistWaive');

    expect(offered.map((one) => one.task)).to.deep.equal([1, 2]);
    expect(availableActions(state, person('handler', 'helper-2')).map((one) => [one.action, one.task])).to.deep.equal([
      ['assistAnswer', 2],
      ['assistReturn', 2],
    ]);
  });
});
