import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import { ticketWorkflowId } from '../../../workflows/domain/ids.ts';
import { createPayloadCodec } from '../../../workflows/codec/payload-codec.ts';
import { createMemoryOffice } from '../../support/memory-office.ts';
import { command, people, said } from '../../support/sample-life.ts';
import { newTicketNo, startTestHouse } from '../../support/temporal.ts';
import { shippedTiming } from '../../support/timing.ts';

const demand = '云溪县测试路水管爆裂';
const key = (): Buffer => randomBytes(32);
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payload: Payload): unknown => defaultPayloadConverter.fromPayload(payload);
const refusalOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'opened',
    (error: unknown) => String(error),
  );

describe('payload codec', () => {
  const k1 = key();
  const old = createPayloadCodec({ current: 'k1', keys: { k1 } });

  it('gives back what went in, when a payload is encoded and decoded, then shows nothing of it between', async () => {
    const values = [{ text: demand }, undefined, null, '', 7];

    const sealed = await old.encode(values.map(payloadOf));
    const opened = await old.decode(sealed);

    expect(opened.map(valueOf)).to.deep.equal(values);
    expect(Buffer.from(sealed[0]!.data!).includes(Buffer.from('云溪县'))).to.be.false;
  });

  it('seals the same value differently each time, when it is encoded twice', async () => {
    const [one, other] = await old.encode([payloadOf(demand), payloadOf(demand)]);

    expect(Buffer.from(one!.data!).equals(Buffer.from(other!.data!))).to.be.false;
  });

  it('still reads old payloads, when the key was rotated, then writes with the new one', async () => {
    const rotated = createPayloadCodec({ current: 'k2', keys: { k1, k2: key() } });

    const opened = await rotated.decode(await old.encode([payloadOf(demand)]));
    const [fresh] = await rotated.encode([payloadOf(demand)]);

    expect(opened.map(valueOf)).to.deep.equal([demand]);
    expect(Buffer.from(fresh!.metadata!['key-id']!).toString()).to.equal('k2');
    expect(await refusalOf(old.decode([fresh!]))).to.contain('no key called k2');
  });

  for (const [what, change] of [
    [
      'a bit of its text',
      (sealed: Payload): Payload => ({
        ...sealed,
        data: sealed.data!.map((byte, index) => (index === 40 ? byte ^ 1 : byte)),
      }),
    ],
    [
      'its kind',
      (sealed: Payload): Payload => ({
        ...sealed,
        metadata: { ...sealed.metadata, 'plain-encoding': Buffer.from('binary/plain') },
      }),
    ],
    ['its end', (sealed: Payload): Payload => ({ ...sealed, data: sealed.data!.subarray(0, 20) })],
  ] as const) {
    it(`refuses a payload, when ${what} was changed`, async () => {
      const [sealed] = await old.encode([payloadOf({ text: demand })]);

      expect(await refusalOf(old.decode([change(sealed!)]))).to.contain('Error');
    });
  }

  it('passes on what was never encrypted, when such a payload is decoded', async () => {
    expect((await old.decode([payloadOf(demand)])).map(valueOf)).to.deep.equal([demand]);
  });

  it('leaves no clear text on the server, when a ticket lives under it', async function () {
    this.timeout(60_000);
    const office = createMemoryOffice(shippedTiming);
    const house = await startTestHouse({ office, codec: old });
    const no = newTicketNo();
    await house.dispatch.startTicket({ no, state: office.register({ no, said: { title: demand } }) });
    await house.dispatch.perform(no, command(people.citizen, 'add', { text: demand }));
    await house.dispatch.perform(no, command(people.handler, 'sign'));
    await house.dispatch.perform(no, command(people.dispatcher, 'accept', said.accept));

    const history = await house.temporal.workflow.getHandle(ticketWorkflowId(no)).fetchHistory();
    await house.stop();

    // Payloads are bytes in it, so their text is looked for as bytes.
    const seen = JSON.stringify(history, (_name, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
    );
    expect(seen).to.contain(no);
    for (const word of [demand, '测试d1', 'dispatcher', 'awaitingDispatch']) expect(seen).to.not.contain(word);
  });
});
