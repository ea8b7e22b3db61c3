import { expect } from 'chai';
import { createPlan } from '../../../server/dispatch/dispatch-plan.ts';
import { foretell, planCommands } from '../../../server/dispatch/plan-commands.ts';
import { sendOut } from '../../../server/dispatch/send-out.ts';
import type { Command } from '../../../workflows/domain/ticket.ts';
import { buildActor, buildStored } from '../../support/builders.ts';
import { knowledge } from '../../support/tickets.ts';

const lamp = (overrides: Parameters<typeof buildStored>[0] = {}) =>
  buildStored({
    intake: { title: '路灯不亮', body: '玉屏路路灯三天没亮。' },
    start: { urgent: false, reachable: true },
    demand: { category: null },
    ...overrides,
  }).record;
const sending = { commandId: 'press-0001', by: buildActor('dispatcher'), receivedAt: '2026-11-24T01:14:00.000Z' };
const out = { action: 'dispatch' } as const;

const client = (status = 'awaitingSign') => {
  const sent: Command[] = [];
  const dispatch = {
    perform: async (_no: string, command: Command) => (sent.push(command), { ok: true, status, version: 3 }),
  };
  return {
    sent,
    deps: { dispatch, knowledge: { current: () => knowledge } } as unknown as Parameters<typeof sendOut>[0],
  };
};

describe('createPlan', () => {
  it('proposes lead, category and rule when nothing was changed', () => {
    const plan = createPlan(lamp(), knowledge);
    expect(plan.lead).to.equal(knowledge.catalogue.rules[plan.category ?? '']?.lead);
    expect(plan.basis).to.contain(plan.proposal.ruleId);
  });

  it('says that the dispatcher decided when another unit leads', () => {
    const plan = createPlan(lamp(), knowledge, { lead: 'water-bureau' });
    expect(plan.lead).to.equal('water-bureau');
    expect(plan.basis).to.match(/^派单员改定/);
  });

  it('proposes the lead that was ruled, and shows the ruling to whoever would send it elsewhere', () => {
    const ruled = lamp({ state: { status: 'awaitingDispatch', ruledLead: 'water-bureau' } });

    expect(createPlan(ruled, knowledge)).to.include({
      lead: 'water-bureau',
      basis: '裁定：由水务局主办',
      conflict: undefined,
    });
    expect(createPlan(ruled, knowledge, { lead: 'urban-management' }).conflict?.text).to.match(/^已裁定由水务局主办/);
  });

  it('keeps to the proposal when the unit is unknown', () => {
    expect(createPlan(lamp(), knowledge, { lead: 'constructor' }).lead).to.equal(createPlan(lamp(), knowledge).lead);
  });

  it('never lets the lead assist itself', () => {
    expect(
      createPlan(lamp(), knowledge, { lead: 'water-bureau', assists: ['water-bureau', 'urban-management'] }).assists,
    ).to.deep.equal(['urban-management']);
  });

  it('falls back with a reason when no word is known', () => {
    const plan = createPlan(lamp({ intake: { title: '嗯', body: '喂' } }), knowledge);
    expect(plan.lead).to.equal(knowledge.catalogue.fallbackLead);
    expect(plan.proposal.basis).to.equal('fallback');
  });
});

describe('planCommands', () => {
  it('accepts and dispatches under ids of one press when the ticket is new', () => {
    const { state, ...ticket } = lamp();
    const commands = planCommands(state, createPlan({ ...ticket, state }, knowledge), out, sending);
    expect(commands.map(({ id, action }) => [id, action])).to.deep.equal([
      ['press-0001', 'accept'],
      ['press-0001:2', 'dispatch'],
    ]);
  });

  it('raises the urgency first when the dispatcher confirmed it', () => {
    const ticket = lamp();
    const commands = planCommands(ticket.state, createPlan(ticket, knowledge, { urgent: true }), out, sending);
    expect(commands.map(({ action }) => action)).to.deep.equal(['raiseUrgency', 'accept', 'dispatch']);
  });

  it('starts the clocks of an urgent ticket when it is foretold as urgent', () => {
    const ticket = lamp();
    const foretold = foretell(
      ticket.state,
      planCommands(ticket.state, createPlan(ticket, knowledge, { urgent: true }), out, sending),
      knowledge,
    );
    const onSite = foretold.ok ? foretold.state.clocks.find(({ name }) => name === 'onSite') : undefined;
    expect(onSite?.dueAt).to.equal('2026-11-24T01:44:00.000Z');
  });

  it('answers an inquiry without accepting it', () => {
    const ticket = lamp({ demand: { type: 'consult', category: null } });
    const commands = planCommands(
      ticket.state,
      createPlan(ticket, knowledge),
      { action: 'answerDirect', answer: '三天', source: '指南' },
      sending,
    );
    expect(commands.map(({ action }) => action)).to.deep.equal(['answerDirect']);
  });
});

describe('sendOut', () => {
  it('sends both commands when the plan holds', async () => {
    const { sent, deps } = client();
    const ticket = lamp();
    const result = await sendOut(deps, ticket.state, createPlan(ticket, knowledge), out, sending);
    expect(result).to.deep.equal({ is: 'done', status: 'awaitingSign' });
    expect(sent.map(({ action }) => action)).to.deep.equal(['accept', 'dispatch']);
  });

  it('sends nothing when the last command of the press is known already', async () => {
    const { sent, deps } = client();
    const ticket = lamp({ state: { recent: ['press-0001:2'], status: 'awaitingSign' } });
    expect(await sendOut(deps, ticket.state, createPlan(ticket, knowledge), out, sending)).to.deep.equal({
      is: 'done',
      status: 'awaitingSign',
    });
    expect(sent).to.deep.equal([]);
  });

  it('sends nothing when the ticket has moved on', async () => {
    const { sent, deps } = client();
    const ticket = lamp({ state: { status: 'handling' } });
    expect(await sendOut(deps, ticket.state, createPlan(ticket, knowledge), out, sending)).to.include({ is: 'moved' });
    expect(sent).to.deep.equal([]);
  });

  it('asks for a reason when a street without the power would lead', async () => {
    const { sent, deps } = client();
    const needy = Object.values(knowledge.catalogue.rules).find(({ needsPower }) => needsPower !== undefined);
    const ticket = lamp();
    const plan = createPlan(ticket, knowledge, { lead: 'dongmen', category: needy?.category });
    const result = await sendOut(deps, ticket.state, plan, out, sending);
    expect(result.is === 'wrong' && result.errors.map(({ name }) => name)).to.deep.equal(['overrideReason']);
    expect(sent).to.deep.equal([]);
  });
});
