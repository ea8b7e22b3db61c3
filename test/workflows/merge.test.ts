import { expect } from 'chai';
import { ticketWorkflowId } from '../../workflows/domain/ids.ts';
import { createReconcileActivities } from '../../workflows/reconcile/reconcile.activities.ts';
import type { Command } from '../../workflows/domain/ticket.ts';
import { createMemoryOffice } from '../support/memory-office.ts';
import type { MemoryOffice } from '../support/memory-office.ts';
import { command, happyLife, people, said } from '../support/sample-life.ts';
import { newTicketNo, startTestHouse, until } from '../support/temporal.ts';
import type { TestHouse } from '../support/temporal.ts';
import { shippedTiming } from '../support/timing.ts';

describe('merging, a conversation of two tickets', function () {
  this.timeout(30_000);
  let office: MemoryOffice;
  let house: TestHouse;
  before(async function () {
    this.timeout(60_000);
    office = createMemoryOffice(shippedTiming);
    house = await startTestHouse({ office });
  });
  after(() => house.stop());

  const start = async (no: string): Promise<string> => {
    await house.dispatch.startTicket({ no, state: office.register({ no }) });
    return no;
  };
  /** Parent and child; only an earlier number can be a parent. */
  const startPair = async (): Promise<{ parent: string; child: string }> => {
    const parent = await start(newTicketNo());
    return { parent, child: await start(parent.replace('2020-0101', '2020-0102')) };
  };
  const perform = async (no: string, one: Command): Promise<void> => {
    expect(await house.dispatch.perform(no, one)).to.include({ ok: true });
  };
  const merge = (parent: string): Command => command(people.dispatcher, 'merge', { parent });
  const isHeard = (): boolean => office.undelivered.size === 0;

  it('gives the child the answer of its parent, when the parent passes the check, then the child is called back too', async () => {
    const { parent, child } = await startPair();
    await perform(child, merge(parent));
    await until(() => office.stateOf(parent).children.includes(child));

    for (const next of happyLife.slice(0, 10)) await perform(parent, next());
    await until(() => office.stateOf(child).status === 'awaitingCallback');

    expect(office.stateOf(child).reply).to.equal(said.submit.reply);
    expect(office.eventsOf(child).map(({ action }) => action)).to.deep.equal(['register', 'merge', 'parentAnswered']);
    await until(isHeard);
  });

  it('answers the child at once, when the parent was closed before it joined', async () => {
    const { parent, child } = await startPair();
    for (const next of happyLife) await perform(parent, next());

    await perform(child, merge(parent));
    await until(() => office.stateOf(child).status === 'awaitingCallback');

    expect(office.eventsOf(parent).at(-1)).to.include({ row: 'NOTE', action: 'adopt' });
    expect(office.stateOf(child).reply).to.equal(said.submit.reply);
  });

  it('gives the child back to the dispatcher, when its parent is declined', async () => {
    const { parent, child } = await startPair();
    await perform(child, merge(parent));
    await until(() => office.stateOf(parent).children.includes(child));

    await perform(
      parent,
      command(
        people.dispatcher,
        'decline',
        { reasonCode: 'explained', told: '已电话说明不属受理范围。' },
        { cosign: people.shiftLead },
      ),
    );
    await until(() => office.stateOf(child).status === 'awaitingDispatch');

    expect(office.stateOf(child).parent).to.equal(null);
  });

  it('counts news once, when it is told twice, then the parent keeps one event of it', async () => {
    const { parent, child } = await startPair();
    await perform(child, merge(parent));
    await until(() => office.stateOf(parent).children.includes(child));
    const key = office.eventsOf(parent).at(-1)!.commandId;

    await house.dispatch.tellNews({ key, to: parent, action: 'adopt', said: { child } });
    await perform(parent, command(people.citizen, 'urge'));

    expect(office.eventsOf(parent).map(({ action }) => action)).to.deep.equal(['register', 'adopt', 'urge']);
  });

  it('reaches a parent whose workflow never started, when news comes, then starts it', async () => {
    const parent = newTicketNo();
    office.register({ no: parent });
    const child = await start(parent.replace('2020-0101', '2020-0102'));

    await perform(child, merge(parent));
    await until(() => office.stateOf(parent).children.includes(child));

    const { status } = await house.temporal.workflow.getHandle(ticketWorkflowId(parent)).describe();
    expect(status.name).to.equal('RUNNING');
  });

  it('tells again what was not heard, and starts what was not started, when the sweep comes', async () => {
    const { parent, child } = await startPair();
    const unstarted = newTicketNo();
    const state = office.register({ no: unstarted });
    const lost = { key: `${child}:9:adopt`, to: parent, action: 'adopt', said: { child } } as const;
    office.undelivered.set(lost.key, lost);
    const sweep = createReconcileActivities({
      now: () => new Date(),
      listUnstarted: () => Promise.resolve([{ no: unstarted, state }]),
      start: house.dispatch.startTicket,
      listUndelivered: () => Promise.resolve([{ ...lost, to: '2020-0101-0000' }, lost]),
      deliver: house.dispatch.tellNews,
      listUploads: () => Promise.resolve([]),
      settleUpload: () => Promise.resolve(),
    });

    const counts = [await sweep.startUnstarted(), await sweep.resendNews()];

    expect(counts, 'one of the two pieces of news is for a ticket that does not exist').to.deep.equal([1, 1]);
    expect(office.started.has(unstarted)).to.be.true;
    await until(() => office.stateOf(parent).children.includes(child));
  });
});
