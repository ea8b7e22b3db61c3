import { expect } from 'chai';
import { ticketWorkflowId } from '../../workflows/domain/ids.ts';
import { createMemoryOffice } from '../support/memory-office.ts';
import type { MemoryOffice } from '../support/memory-office.ts';
import { command, happyLife, people, said, units } from '../support/sample-life.ts';
import { newTicketNo, startTestHouse, until } from '../support/temporal.ts';
import type { TestHouse } from '../support/temporal.ts';
import { hurried, shippedTiming } from '../support/timing.ts';

describe('a ticket on a real Temporal server', () => {
  let office: MemoryOffice;
  let house: TestHouse;
  before(async function () {
    this.timeout(60_000);
    office = createMemoryOffice(shippedTiming);
    house = await startTestHouse({ office });
  });
  after(() => house.stop());

  const start = async (changes = {}): Promise<string> => {
    const no = newTicketNo();
    await house.dispatch.startTicket({ no, state: office.register({ no, ...changes }) });
    return no;
  };

  it('is closed in eleven commands, when all goes well, then with few history events', async () => {
    const no = await start();

    for (const next of happyLife) expect(await house.dispatch.perform(no, next())).to.include({ ok: true });

    expect(office.stateOf(no)).to.include({ status: 'closed', version: 12, outcome: '满意' });
    const { historyLength } = await house.temporal.workflow.getHandle(ticketWorkflowId(no)).describe();
    expect(historyLength).to.be.at.most(120);
  });

  it('gives the outcome that it reached, when a command is accepted, then in two small fields', async () => {
    const no = await start();

    const outcome = await house.dispatch.perform(no, command(people.dispatcher, 'accept', said.accept));

    expect(outcome).to.deep.equal({ ok: true, status: 'awaitingDispatch', version: 2 });
  });

  it('answers with the refusal, when no row fits, then stores nothing and lives on', async () => {
    const no = await start();

    const refused = await house.dispatch.perform(no, command(people.handler, 'sign'));
    const accepted = await house.dispatch.perform(no, command(people.dispatcher, 'accept', said.accept));

    expect(refused).to.deep.equal({ ok: false, refusal: { code: 'wrong-status', status: 'registered' } });
    expect(accepted).to.include({ ok: true, version: 2 });
  });

  it('refuses the work of a unit that lost the ticket meanwhile, then keeps its evidence as one note, however often it is sent', async () => {
    const no = await start();
    await house.dispatch.perform(no, command(people.dispatcher, 'accept', said.accept));
    await house.dispatch.perform(no, command(people.dispatcher, 'dispatch', said.dispatch));
    await house.dispatch.perform(no, command(people.dispatcher, 'recall', { reasonCode: 'wrongUnit' }));
    const late = command(people.handler, 'contact', said.contact);

    const outcomes = [await house.dispatch.perform(no, late), await house.dispatch.perform(no, late)];

    expect(outcomes.map(({ ok }) => ok)).to.deep.equal([false, false]);
    const notes = office.eventsOf(no).filter(({ row }) => row === 'NOTE');
    expect(notes.map(({ action, by, said: words }) => [action, by.id, words])).to.deep.equal([
      ['contact', people.handler.id, said.contact],
    ]);
    expect(office.stateOf(no).status).to.equal('awaitingDispatch');
  });

  it('fires only the highest step passed, when it starts late, then passes over the lower ones', async () => {
    const no = await start({ at: new Date(Date.now() - 3 * 3_600_000).toISOString() });

    await until(() => office.eventsOf(no).length > 1);

    const [, fired] = office.eventsOf(no);
    expect(fired?.clocks[0]).to.include({ do: 'breach' });
    expect(fired?.clocks[0]?.clock).to.include({ name: 'triage', fired: 3, state: 'red' });
    expect(office.stateOf(no).counters.sup).to.equal(3);
  });

  it('issues the 督办单 by itself, when 到场 is late, then to the lead and the supervisors', async function () {
    this.timeout(20_000);
    const own = createMemoryOffice(hurried({ onSite: 1 }));
    const other = await startTestHouse({ office: own });
    const no = newTicketNo();
    await other.dispatch.startTicket({ no, state: own.register({ no }) });
    await other.dispatch.perform(no, command(people.dispatcher, 'accept', said.accept));
    await other.dispatch.perform(no, command(people.dispatcher, 'dispatch', said.dispatch));

    await until(() => own.stateOf(no).order !== null);
    await other.stop();

    expect(own.stateOf(no).order).to.include({ version: 1, level: 1, issuedBy: 'system' });
    expect([...own.notices.values()].filter(({ kind }) => kind === 'order').map(({ to }) => to)).to.include.members([
      'unit:water:deptLeader',
      'role:supervisor',
    ]);
  });

  it('lays the ruling down as a rule, when a 会商 has ruled, then once with its lead and minutes', async () => {
    const no = await start();
    await house.dispatch.perform(no, command(people.dispatcher, 'accept', said.accept));
    await house.dispatch.perform(no, command(people.dispatcher, 'convene', { lead: units.water, reason: '职责不清' }));

    const ruled = await house.dispatch.perform(
      no,
      command(people.chair, 'ruleOther', {
        lead: units.streets,
        assists: [],
        basis: '职责清单',
        minutes: '会议认定由道路养护单位主办。',
      }),
    );

    expect(ruled).to.include({ ok: true, status: 'awaitingDispatch' });
    expect([...office.rulings.values()].filter((ruling) => ruling.no === no)).to.deep.equal([
      {
        key: `${no}:4`,
        no,
        category: 'A1-01',
        lead: units.streets,
        assists: [],
        basis: '职责清单',
        minutes: '会议认定由道路养护单位主办。',
        at: office.eventsOf(no).at(-1)?.at,
        by: people.chair.id,
      },
    ]);
  });
});
