import { expect } from 'chai';
import { CITIZEN } from '../../../server/channels/incoming-message.ts';
import type { IncomingMessage } from '../../../server/channels/incoming-message.ts';
import { registerDemand } from '../../../server/channels/register-demand.ts';
import type { RegisterDeps } from '../../../server/channels/register-demand.ts';
import { createLog } from '../../../server/log.ts';
import type { TicketRecord } from '../../../server/tickets/ticket-record.ts';
import type { TicketEvent } from '../../../workflows/domain/ticket.ts';
import { appNow } from '../../support/app.ts';
import { knowledge } from '../../support/tickets.ts';

interface Office {
  readonly deps: RegisterDeps;
  readonly inserted: { record: TicketRecord; events: readonly TicketEvent[] }[];
  readonly started: string[];
}

/** An office that takes in everything; `startTicket` never answers unless told otherwise. */
const openOffice = (startTicket: () => Promise<boolean> = () => new Promise(() => undefined), now = appNow): Office => {
  const inserted: Office['inserted'] = [];
  const started: string[] = [];
  const deps = {
    clock: { now: () => now },
    knowledge: { current: () => knowledge },
    log: createLog('silent'),
    numbers: { next: async () => `2026-1124-000${inserted.length + 1}` },
    persons: { remember: async ({ phone }: { phone: string }) => ({ personId: `p-${phone}`, mask: '138****0001' }) },
    tickets: {
      queryCodeOf: () => 'ABCDEFGH',
      insert: async (ticket: Office['inserted'][number]) => {
        const before = inserted.find(({ record }) => record.intake.messageId === ticket.record.intake.messageId);
        if (!before) inserted.push(ticket);
        return { record: (before ?? ticket).record, created: !before };
      },
    },
    dispatch: { startTicket: (record: TicketRecord) => (started.push(record.no), startTicket()) },
  };
  return { deps: deps as unknown as RegisterDeps, inserted, started };
};

const message = (changes: Partial<IncomingMessage> = {}): IncomingMessage => ({
  channel: 'web',
  messageId: 'm-1',
  body: '梧桐路路灯不亮。已经三天了。',
  language: 'zh',
  by: CITIZEN,
  ...changes,
});

const registered = async (changes: Partial<IncomingMessage> = {}, now?: Date): Promise<TicketRecord> =>
  (await registerDemand(openOffice(undefined, now).deps, message(changes))).record;

describe('registerDemand', () => {
  it('when a message comes in, then the ticket stands with its first event and a running triage clock', async () => {
    const { deps, inserted } = openOffice();

    const { record, created } = await registerDemand(deps, message());

    expect(created).to.equal(true);
    expect(record).to.deep.include({ no: '2026-1124-0001', version: 1 });
    expect(record.state.status).to.equal('registered');
    expect(record.state.clocks).to.have.length(1);
    expect(record.state.clocks[0]).to.include({ name: 'triage', state: 'running' });
    expect(inserted[0]?.events[0]).to.include({ seq: 1, row: 'I0' });
  });

  it('when the workflow does not start, then intake has answered all the same', async () => {
    const { deps, started } = openOffice(() => Promise.reject(new Error('away')));

    const { record } = await registerDemand(deps, message());

    expect(started).to.deep.equal([record.no]);
  });

  it('when the same message comes again, then it has the first number and nothing is started twice', async () => {
    const { deps, started } = openOffice();

    const first = await registerDemand(deps, message());
    const again = await registerDemand(deps, message());

    expect(again).to.deep.include({ created: false, record: first.record, queryCode: first.queryCode });
    expect(started).to.have.length(1);
  });

  it('when no title was given, then it is made from the body', async () => {
    expect((await registered()).intake.title).to.equal('梧桐路路灯不亮');
    expect((await registered({ title: '路灯' })).intake.title).to.equal('路灯');
  });

  it('when the text speaks of danger, then a person is asked and the ticket stays ordinary', async () => {
    const { state } = await registered({ body: '三楼着火了，有人被困。' });

    expect(state.counters).to.include({ urg: 0, grave: 1 });
  });

  it('when the person at the desk says urgent, then it is', async () => {
    expect((await registered({ urgent: true })).state.counters.urg).to.equal(1);
  });

  it('when a visitor complains in holiday mode, then the urgent table holds, and out of season it does not', async () => {
    const visitor = {
      body: '景区门票乱收费',
      category: Object.values(knowledge.catalogue.categories).find(({ tourist }) => tourist)?.code ?? '',
    };

    expect((await registered(visitor)).state.demand.tourist).to.equal(true);
    expect((await registered(visitor)).state.counters.urg).to.equal(1);
    expect((await registered(visitor, new Date('2026-12-24T01:14:00Z'))).state.counters.urg).to.equal(0);
  });

  it('when it is a report of wrongdoing, then it is secret and cannot be withdrawn silently', async () => {
    const { state } = await registered({ type: 'report' });

    expect(state.demand.secret).to.equal(true);
    expect(state.counters.grave).to.equal(1);
  });

  it('when a number was left, then the ticket holds key and mask only', async () => {
    const record = await registered({ contact: { phone: '13800000001' } });

    expect(record).to.include({ personId: 'p-13800000001', contactMask: '138****0001' });
    expect(JSON.stringify([record.state, record.intake])).not.to.include('13800000001');
    expect(record.state.counters.reach).to.equal(1);
  });

  it('when nobody left a number, then the ticket is anonymous', async () => {
    const record = await registered();

    expect(record.personId).to.equal(null);
    expect(record.state.counters.reach).to.equal(0);
  });

  it('when a time is stated, then it is kept and the clocks run from now', async () => {
    const { intake, state } = await registered({ statedAt: '2019-02-28T03:25:05.000Z' });

    expect(intake).to.include({ statedAt: '2019-02-28T03:25:05.000Z', receivedAt: appNow.toISOString() });
    expect(state.clocks[0]?.startedAt).to.equal(appNow.toISOString());
  });
});
