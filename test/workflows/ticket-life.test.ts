import { expect } from 'chai';
import { createMemoryOffice } from '../support/memory-office.ts';
import type { MemoryOffice } from '../support/memory-office.ts';
import { happyLife } from '../support/sample-life.ts';
import { newTicketNo, startTestHouse } from '../support/temporal.ts';
import type { TestHouse } from '../support/temporal.ts';
import { shippedTiming } from '../support/timing.ts';

describe('ticket workflow', () => {
  let office: MemoryOffice;
  let house: TestHouse;
  before(async function () {
    this.timeout(60_000);
    office = createMemoryOffice(shippedTiming);
    house = await startTestHouse({ office });
  });
  after(() => house.stop());

  it('closes the ticket, when the eleven commands of a life come, then in eleven events and few history events', async () => {
    const { no, state } = { no: newTicketNo(), state: undefined };
    void state;
    const ticket = office.register({ no });
    await house.dispatch.startTicket({ no, state: ticket });

    for (const next of happyLife) {
      const t = Date.now();
      const outcome = await house.dispatch.perform(no, next());
      console.log(outcome, Date.now() - t);
    }
    console.log(JSON.stringify(office.stateOf(no)).length, office.stateOf(no).clocks.length);
    const { historyLength } = await house.temporal.workflow.getHandle(`ticket:${no}`).describe();
    console.log({ historyLength });
    expect(office.stateOf(no).status).to.equal('closed');
  });
});
