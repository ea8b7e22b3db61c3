import { Readable } from 'node:stream';
import { expect } from 'chai';
import { NotFound } from '../../../server/stores/not-found.ts';
import { narrowFor } from '../../../server/tickets/narrow-for.ts';
import type { Actor } from '../../../workflows/domain/ticket.ts';
import { buildApp, signIn } from '../../support/app.ts';
import { person } from '../../support/domain.ts';
import { fileOf, lateUrgent, water } from '../../support/tickets.ts';

const open = async (staff: Actor, type: string) =>
  signIn(
    buildApp({
      tickets: {
        getFile: async (_no, { visibleTo }) => {
          if (visibleTo.unit === 'transport-bureau') throw new NotFound('ticket');
          return narrowFor(visibleTo, fileOf(lateUrgent()));
        },
      },
      attachments: {
        findById: async (id) => ({
          id,
          name: '现场.jpg',
          type,
          sizeBytes: 3,
          content: Readable.from([Buffer.from('abc')]),
        }),
      },
    }),
    staff,
  );

describe('ticket files', () => {
  const file = '/tickets/2026-1124-0100/files';

  it('when a photo of the ticket is asked for, then it is shown in place and as nothing else', async () => {
    const { agent } = await open(water('handler'), 'image/jpeg');
    const { headers } = await agent.get(`${file}/a1`).expect(200);

    expect(headers).to.include({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(headers['content-disposition']).to.match(/^inline/);
  });

  it('when a document is asked for, then it is handed over and not opened', async () => {
    const { agent } = await open(water('handler'), 'application/pdf');

    expect((await agent.get(`${file}/a1`).expect(200)).headers['content-disposition']).to.match(/^attachment/);
  });

  it('when an id belongs to another ticket, then there is no such file', async () => {
    const { agent } = await open(water('handler'), 'image/jpeg');

    await agent.get(`${file}/b2`).expect(404);
  });

  it('when the ticket is out of scope, then there is no such file', async () => {
    const { agent } = await open(person('handler', 'transport-bureau'), 'image/jpeg');

    await agent.get(`${file}/a1`).expect(404);
  });
});
