// Power cuts. Worker, web and Temporal are killed once each while tickets come in, are sent out and their clocks run.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from '../../server/config.ts';
import type { TicketFile } from '../../server/tickets/ticket-record.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import { noticesOf } from '../../workflows/domain/notices.ts';
import { blankTicket } from '../../workflows/domain/register.ts';
import type { TicketEvent } from '../../workflows/domain/ticket.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { testTemporalProgram } from '../support/servers.ts';
import { until } from '../support/temporal.ts';
import { createTemporalServer } from '../support/temporal-server.ts';
import type { TemporalServer } from '../support/temporal-server.ts';
import { formOf, openVisitor, signInVisitor } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';

/** Seconds instead of minutes, so that steps of these clocks fall before, into and after each outage. */
const limitSeconds: Readonly<Record<string, number>> = { sign: 14, contact: 22, onSite: 30, feedback: 38 };
const watched = Object.keys(limitSeconds);
const retryMs = 300;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const writeKnowledge = (dir: string): string => {
  const copy = join(dir, 'knowledge-base');
  cpSync(join(root, 'knowledge-base'), copy, { recursive: true });
  const file = join(copy, 'deadlines.json');
  const table = JSON.parse(readFileSync(file, 'utf8')) as {
    rules: { clock: string; when?: { urgent?: boolean }; limit: object }[];
  };
  const rules = table.rules.map((rule) => {
    const seconds = limitSeconds[rule.clock];
    return seconds === undefined || rule.when?.urgent !== true
      ? rule
      : { ...rule, limit: { n: seconds / 60, unit: 'minute' } };
  });
  writeFileSync(file, JSON.stringify({ ...table, rules }));
  return copy;
};

/** Every step that a clock of the ledger fired, as `key step`. */
const firingsOf = (events: readonly TicketEvent[]): string[] =>
  events.flatMap(({ clocks }) =>
    clocks
      .filter((fact) => fact.do === 'step' || fact.do === 'breach')
      .map(({ clock }) => `${clock.key} ${clock.fired}`),
  );

const expectedKeys = ({ no, events, state }: TicketFile): string[] => {
  const blank = blankTicket({
    no,
    at: events[0]!.at,
    by: events[0]!.by,
    commandId: '',
    demand: state.demand,
    urgent: false,
    reachable: true,
    grave: false,
    said: {},
  });
  let before = evolve(blank, events[0]!);
  return events.slice(1).flatMap((event) => {
    const after = evolve(before, event);
    const keys = noticesOf(before, event, after).map(({ key }) => key);
    before = after;
    return keys;
  });
};

describe('an office whose parts are killed', function () {
  this.timeout(150_000);
  let dir: string;
  let temporal: TemporalServer;
  let office: Office;
  let citizen: Visitor;
  let dispatcher: Visitor;
  const wanted: string[] = [];
  const retried = { demands: 0, commands: 0 };
  const journeys: Promise<void>[] = [];
  let files: TicketFile[] = [];

  /** Sends until it is acknowledged, always the same; a broken connection says nothing of what became of it. */
  const insist = async (
    send: () => Promise<{ readonly status: number; readonly text: string }>,
    done: number,
    count: keyof typeof retried,
  ): Promise<void> => {
    for (;;) {
      const answer = await send().catch(() => ({ status: 0, text: '' }));
      if (answer.status === done) return;
      if (![0, 202, 500, 502, 503].includes(answer.status)) {
        throw new Error(`answered with ${answer.status}: ${answer.text.slice(0, 300)}`);
      }
      retried[count] += 1;
      await pause(retryMs);
    }
  };

  const findNo = async (id: string): Promise<string> => {
    const found = await office.built.connection
      .collection('tickets')
      .findOne({ 'intake.messageId': { $regex: `^${id}\\.` } });
    if (!found) throw new Error(`the acknowledged demand ${id} is lost`);
    return String(found._id);
  };

  /** One demand from the form to the water bureau, however long it takes. */
  const take = async (id: string): Promise<void> => {
    const demand = (): RequestInit => ({
      body: formOf([
        ['_csrf', citizen.csrf],
        ['commandId', id],
        ['body', `水管爆了，水漫到路上 ${id}`],
        ['phone', '13800000099'],
      ]),
    });
    await insist(() => citizen.ask('POST', '/demands', demand()), 303, 'demands');
    const no = await findNo(id);
    const plan = formOf([
      ['_csrf', dispatcher.csrf],
      ['commandId', `send-${id}`],
      ['lead', 'water-bureau'],
      ['urgent', 'yes'],
      ['basis', '水管爆裂'],
    ]);
    await insist(
      () => dispatcher.ask('POST', `/desk/dispatch/${no}`, { body: plan, headers: { accept: 'application/json' } }),
      200,
      'commands',
    );
  };

  /** Demands that come in one after another, `everyMs`, whatever happens meanwhile. */
  const pour = async (name: string, count: number, everyMs: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) {
      const id = `kills-${name}-${i}`;
      wanted.push(id);
      journeys.push(take(id));
      await pause(everyMs);
    }
  };

  before(async function () {
    const program = testTemporalProgram();
    if (program === undefined) {
      process.stderr.write(
        '!!! SKIPPED: Temporal was given from outside (TEMPORAL_ADDRESS), and this test must kill one of its own\n',
      );
      this.skip();
    }
    dir = mkdtempSync(join(tmpdir(), 'kills-'));
    temporal = await createTemporalServer(program, dir);
    await temporal.start();
    office = await openOffice('journey-kills', {
      temporalAddress: temporal.address,
      knowledgeDir: writeKnowledge(dir),
    });
    await Promise.all([office.start('web'), office.start('worker')]);
    citizen = await openVisitor(office.url);
    dispatcher = await signInVisitor(office.url, 'shen');
  });

  after(async () => {
    await office.stop();
    await temporal.kill();
    rmSync(dir, { recursive: true, force: true });
  });

  /** Cuts one part off until somebody had to send again, and no shorter: only then it was missed. */
  const cut = async (
    name: string,
    missed: keyof typeof retried,
    kill: () => Promise<void>,
    start: () => Promise<void>,
  ): Promise<void> => {
    const pouring = pour(name, 5, 600);
    await pause(1_500);
    const before = retried[missed];
    await kill();
    await until(() => retried[missed] > before, 20_000);
    await start();
    await pouring;
  };

  it('acknowledges every demand and command in the end, though each part was missed', async () => {
    await cut(
      'worker',
      'commands',
      () => office.kill('worker'),
      () => office.start('worker'),
    );
    await cut(
      'web',
      'demands',
      () => office.kill('web'),
      () => office.start('web'),
    );
    await cut('temporal', 'commands', temporal.kill, temporal.start);
    await Promise.all(journeys);

    expect(journeys).to.have.lengthOf(15);
  });

  it('has each acknowledged demand as one ticket', async () => {
    const nos = await Promise.all(wanted.map(findNo));
    files = (await Promise.all(nos.map((no) => office.built.deps.tickets.findFile(no)))).map((file) => file!);

    expect(new Set(nos).size).to.equal(wanted.length);
    expect(await office.built.connection.collection('tickets').countDocuments()).to.equal(wanted.length);
    expect(files.map(({ state }) => state.lead)).to.deep.equal(wanted.map(() => 'water-bureau'));
  });

  it('fires every step of every clock once', async () => {
    const isAllRed = async (): Promise<boolean> => {
      files = await Promise.all(files.map(async ({ no }) => (await office.built.deps.tickets.findFile(no))!));
      return files.every(({ state }) =>
        watched.every((name) => state.clocks.some((clock) => clock.name === name && clock.state === 'red')),
      );
    };
    await until(isAllRed, 60_000);

    const firings = files.map(({ events }) => firingsOf(events));
    const breaches = files.map(({ events }) =>
      events
        .flatMap(({ clocks }) =>
          clocks
            .filter((fact) => fact.do === 'breach' && watched.includes(fact.clock.name))
            .map(({ clock }) => clock.name),
        )
        .sort(),
    );
    expect(firings.map((of) => new Set(of).size)).to.deep.equal(firings.map((of) => of.length));
    expect(breaches).to.deep.equal(files.map(() => [...watched].sort()));
  });

  it('performs no command twice', () => {
    const ids = files.map(({ events }) => events.map(({ commandId }) => commandId));

    expect(ids.map((of) => new Set(of).size)).to.deep.equal(ids.map((of) => of.length));
    expect(files.map(({ events }) => events.filter(({ action }) => action === 'dispatch').length)).to.deep.equal(
      files.map(() => 1),
    );
  });

  it('posts every notice of the ledgers, and no other', async () => {
    const expected = files.flatMap(expectedKeys).sort();
    const listPosted = async (): Promise<string[]> => {
      const posted = await office.built.connection.collection<{ _id: string }>('notices').find().toArray();
      return posted.map(({ _id }) => _id).sort();
    };
    // An event is stored before its notices are: those of the last step are still on their way.
    await until(async () => (await listPosted()).length >= expected.length, 30_000);

    expect(await listPosted()).to.deep.equal(expected);
  });
});
