import { expect } from 'chai';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { intakeKeyPath } from '../../../server/config.ts';
import { keepIntakeKey } from '../../../server/channels/replay/intake-key.ts';
import { parseStatedAt } from '../../../server/channels/replay/replay.schema.ts';
import type { TicketRecord } from '../../../server/tickets/ticket-record.ts';
import { buildApp, buildConfig } from '../../support/app.ts';

const openDoor = () => {
  const taken: TicketRecord[] = [];
  const config = buildConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'replay-')) });
  const app = buildApp({
    config,
    numbers: { next: async () => `2026-1124-000${taken.length + 1}` },
    tickets: {
      queryCodeOf: () => 'ABCDEFGH',
      insert: async ({ record }) => {
        const before = taken.find(({ intake }) => intake.messageId === record.intake.messageId);
        if (!before) taken.push(record);
        return { record: before ?? record, created: !before };
      },
    },
    dispatch: { startTicket: async () => true },
  });
  const key = keepIntakeKey(intakeKeyPath(config.dataDir));
  const post = (body: object) => request(app).post('/intake/replay').set('x-intake-key', key).send(body);
  return { app, key, post, taken };
};

const message = { id: '188006', title: '路灯不亮', body: '梧桐路路灯三天不亮', at: '2019/2/28 11:25:05' };

describe('POST /intake/replay', () => {
  it('when a message comes with the key, then it becomes a ticket that states its own time', async () => {
    const { post, taken } = openDoor();

    const answer = await post(message).expect(201);

    expect(answer.body).to.deep.equal({ no: '2026-1124-0001', created: true, status: 'registered' });
    expect(taken[0]?.intake).to.include({
      channel: 'replay',
      messageId: '188006',
      statedAt: '2019-02-28T03:25:05.000Z',
    });
  });

  it('when the message comes again, then the first number is answered and nothing is made', async () => {
    const { post, taken } = openDoor();
    await post(message).expect(201);

    const again = await post(message).expect(200);

    expect(again.body).to.deep.equal({ no: '2026-1124-0001', created: false, status: 'registered' });
    expect(taken).to.have.length(1);
  });

  it('when the key is wrong or missing, then nobody is let in', async () => {
    const { app } = openDoor();

    await request(app).post('/intake/replay').send(message).expect(401);
    await request(app).post('/intake/replay').set('x-intake-key', 'wrong').send(message).expect(401);
  });

  for (const [what, body, status] of [
    ['has no body', { id: '1', title: '路灯' }, 422],
    ['has no id', { body: '路灯' }, 422],
    ['has a list for its body', { id: '1', body: ['路灯'] }, 422],
    ['runs over 8,000 characters', { id: '1', body: '长'.repeat(8001) }, 422],
    ['bears no time', { id: '1', body: '路灯', at: 'yesterday' }, 422],
    ['is larger than any message', { id: '1', body: 'x'.repeat(300_000) }, 413],
  ] as const) {
    it(`when the message ${what}, then it is refused with ${status} and a problem`, async () => {
      const { post, taken } = openDoor();

      const answer = await post(body).expect(status);

      expect(answer.type).to.equal('application/problem+json');
      expect(taken).to.deep.equal([]);
    });
  }

  it('when it is no JSON, then the answer says so', async () => {
    const { app, key } = openDoor();
    const post = () => request(app).post('/intake/replay').set('x-intake-key', key);

    await post().type('form').send({ id: '1', body: '路灯' }).expect(415);
    await post().type('json').send('{"id":').expect(400);
  });
});

describe('parseStatedAt', () => {
  it('when no zone stands, then the time is the office’s own', () => {
    expect(parseStatedAt('2019/2/8 1:05:09')).to.equal('2019-02-07T17:05:09.000Z');
    expect(parseStatedAt('2019-12-31 23:59')).to.equal('2019-12-31T15:59:00.000Z');
  });

  it('when a zone stands, then it counts', () => {
    expect(parseStatedAt('2026-11-24T01:14:00Z')).to.equal('2026-11-24T01:14:00.000Z');
  });

  it('when there is no such day, then there is no time', () => {
    expect(parseStatedAt('2019/13/41 11:25')).to.equal(null);
  });
});
