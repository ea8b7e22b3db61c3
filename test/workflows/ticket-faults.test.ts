import { expect } from 'chai';
import { ticketWorkflowId } from '../../workflows/domain/ids.ts';
import { decide } from '../../workflows/domain/decide.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { freezeDeadlines } from '../../workflows/domain/freeze-deadlines.ts';
import type { Command } from '../../workflows/domain/ticket.ts';
import { createDispatchClient } from '../../server/dispatch/dispatch.client.ts';
import { createTemporalClient } from '../../server/temporal/connect.ts';
import { performUpdate } from '../../workflows/ticket/ticket.messages.ts';
import { createMemoryOffice } from '../support/memory-office.ts';
import type { MemoryOffice } from '../support/memory-office.ts';
import { command, people, said } from '../support/sample-life.ts';
import { newTaskQueue, newTicketNo, startTestHouse, until } from '../support/temporal.ts';
import type { TestHouse } from '../support/temporal.ts';
import { hurried, shippedTiming } from '../support/timing.ts';

// Two seconds for 到场; everything else by the shipped limits.
const timing = hurried({ onSite: 2 });

describe('a ticket among faults', function () {
  this.timeout(30_000);
  let office: MemoryOffice;
  let house: TestHouse;
  before(async function () {
    this.timeout(60_000);
    office = createMemoryOffice(timing);
    house = await startTestHouse({ office });
  });
  after(() => house.stop());

  const start = async (): Promise<string> => {
    const no = newTicketNo();
    await house.dispatch.startTicket({ no, state: office.register({ no }) });
    return no;
  };
  const accept = (): Command => command(people.dispatcher, 'accept', said.accept);
  const sendOut = (): Command => command(people.dispatcher, 'dispatch', said.dispatch);

  /** Another process writes the event of a command, and dies before anybody hears of it. */
  const writeElsewhere = async (no: string, one: Command): Promise<void> => {
    const before = office.stateOf(no);
    const decision = decide(before, one);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const event = freezeDeadlines(before, decision.draft, timing);
    await office.write(before, event, evolve(before, event));
  };

  it('gives the first outcome again, when a command id comes twice as two updates, then stores one event', async () => {
    const no = await start();
    const once = accept();
    await house.dispatch.perform(no, once);

    const again = await house.temporal.workflow
      .getHandle(ticketWorkflowId(no))
      .executeUpdate(performUpdate, { updateId: 'another', args: [once] });

    expect(again).to.deep.equal({ status: 'awaitingDispatch', version: 2 });
    expect(office.eventsOf(no)).to.have.length(2);
  });

  it('stores and tells once, when the write went through but its worker did not live to say so', async () => {
    const no = await start();
    office.faults.afterWrite.push(new Error('killed after the write'));

    const outcome = await house.dispatch.perform(no, accept());

    expect(outcome).to.include({ ok: true, version: 2 });
    expect(office.eventsOf(no).map(({ action }) => action)).to.deep.equal(['register', 'accept']);
    const told = [...office.posts].filter(([key]) => key.startsWith(no));
    expect(told).to.deep.equal([[`${no}|2:accept|role:dispatcher|inbox`, 1]]);
  });

  it('goes on as if nothing had been, when the store is away for some tries', async () => {
    const no = await start();
    office.faults.beforeWrite.push(...Array.from({ length: 3 }, () => new Error('no store')));

    const outcome = await house.dispatch.perform(no, accept());

    expect(outcome).to.include({ ok: true, version: 2 });
  });

  it('decides again, when another event came first, then appends after it', async () => {
    const no = await start();
    await writeElsewhere(no, command(people.citizen, 'urge'));

    const outcome = await house.dispatch.perform(no, accept());

    expect(outcome).to.include({ ok: true, version: 3 });
    expect(office.eventsOf(no).map(({ action }) => action)).to.deep.equal(['register', 'urge', 'accept']);
  });

  it('refuses and lives on, when another event came first and left no row, then the refusal names the new status', async () => {
    const no = await start();
    await writeElsewhere(no, accept());

    const refused = await house.dispatch.perform(no, accept());
    const next = await house.dispatch.perform(no, sendOut());

    expect(refused).to.deep.equal({ ok: false, refusal: { code: 'wrong-status', status: 'awaitingDispatch' } });
    expect(next).to.include({ ok: true, status: 'awaitingSign' });
  });

  it('reads what it missed, when told of a newer version, then tells the units and runs the new clocks', async () => {
    const no = await start();
    await writeElsewhere(no, accept());
    await writeElsewhere(no, sendOut());

    await house.dispatch.catchUp({ no, state: office.stateOf(no) });
    await until(() => office.stateOf(no).order !== null);

    expect(office.posts.get(`${no}|3:dispatch|unit:water:liaison|inbox`)).to.equal(1);
    expect(office.stateOf(no).order?.causes[0]?.text).to.contain('到达现场');
  });

  it('is started by its first command, when its start was lost, then counts as started', async () => {
    const no = newTicketNo();
    office.register({ no });

    const outcome = await house.dispatch.perform(no, accept());

    expect(outcome).to.include({ ok: true, version: 2 });
    expect(office.started.has(no)).to.be.true;
  });

  it('keeps its clocks, when its history has grown long, then goes on in a new run', async function () {
    this.timeout(60_000);
    const no = await start();
    const handle = house.temporal.workflow.getHandle(ticketWorkflowId(no));
    const { runId } = await handle.describe();
    for (let times = 0; times < 75; times += 1) await house.dispatch.perform(no, command(people.citizen, 'urge'));
    await until(async () => (await handle.describe()).runId !== runId);

    await house.dispatch.perform(no, accept());
    await house.dispatch.perform(no, sendOut());
    await until(() => office.stateOf(no).order !== null);

    expect(office.eventsOf(no)).to.have.length(1 + 75 + 2 + 1);
    expect(office.stateOf(no).order?.level).to.equal(1);
  });

  it('refuses without asking anybody, when it is archived', async () => {
    const no = newTicketNo();
    const state = office.register({ no });
    await office.write(
      state,
      { ...office.eventsOf(no)[0]!, seq: 2, commandId: 'x', to: 'archived' },
      { ...state, version: 2, status: 'archived' },
    );

    const outcome = await house.dispatch.perform(no, accept());

    expect(outcome).to.deep.equal({ ok: false, refusal: { code: 'wrong-status', status: 'archived' } });
  });

  it('says pending, when no worker is there, then has done it once by the time one comes', async () => {
    const taskQueue = newTaskQueue();
    const dispatch = createDispatchClient({
      temporal: house.temporal,
      tickets: office,
      news: office,
      now: () => new Date(),
      taskQueue,
      waitMs: 700,
    });
    const no = newTicketNo();
    office.register({ no });
    const once = accept();

    const first = await dispatch.perform(no, once);
    const late = await startTestHouse({ office, taskQueue });
    await until(async () => (await dispatch.perform(no, once)).ok === true);
    await late.stop();

    expect(first).to.deep.equal({ ok: 'pending' });
    expect(office.eventsOf(no)).to.have.length(2);
  });

  it('says unavailable, when Temporal is away, then neither throws nor starts', async () => {
    const temporal = createTemporalClient({ address: '127.0.0.1:1' });
    const dispatch = createDispatchClient({
      temporal,
      tickets: office,
      news: office,
      now: () => new Date(),
      waitMs: 500,
    });
    const no = newTicketNo();
    const state = office.register({ no });

    const answers = [
      await dispatch.isReachable(),
      await dispatch.startTicket({ no, state }),
      await dispatch.perform(no, accept()),
    ];
    await temporal.connection.close();

    expect(answers).to.deep.equal([false, false, { ok: 'unavailable' }]);
    expect(office.started.has(no)).to.be.false;
  });

  it('fails one command alone, when the table of limits lacks a clock, then the ticket lives on', async () => {
    const gaps = {
      ...shippedTiming.deadlines,
      rules: shippedTiming.deadlines.rules.filter(({ clock }) => clock !== 'overall'),
    };
    const own = createMemoryOffice({ ...shippedTiming, deadlines: gaps });
    const other = await startTestHouse({ office: own });
    const no = newTicketNo();
    await other.dispatch.startTicket({ no, state: own.register({ no }) });

    const broken = await other.dispatch.perform(no, accept()).then(
      () => 'performed',
      () => 'failed',
    );
    const urged = await other.dispatch.perform(no, command(people.citizen, 'urge'));
    await other.stop();

    expect(broken).to.equal('failed');
    expect(urged).to.include({ ok: true, version: 2 });
  });
});
