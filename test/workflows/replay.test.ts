import { expect } from 'chai';
import { lives, readHistory, replay, tamper } from '../support/history.ts';
import type { History, HistoryEvent } from '../support/history.ts';

const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'replayed',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );

interface Accepted {
  readonly acceptedRequest: {
    readonly input: { readonly args: { readonly payloads: readonly { readonly data: string }[] } };
  };
}

const isAccepted = (event: HistoryEvent): boolean =>
  event.eventType === 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED';

/** The first command that was performed asks for another move, one that the ticket must refuse: then nothing is stored. */
const withOtherCommand = (history: History): History =>
  tamper(history, isAccepted, (event) => {
    const attributes = event['workflowExecutionUpdateAcceptedEventAttributes'] as Accepted;
    const { acceptedRequest } = attributes;
    const [payload] = acceptedRequest.input.args.payloads;
    const command = JSON.parse(Buffer.from(payload!.data, 'base64').toString()) as object;
    const data = Buffer.from(JSON.stringify({ ...command, action: 'archive' })).toString('base64');
    const input = { ...acceptedRequest.input, args: { payloads: [{ ...payload, data }] } };
    return {
      ...event,
      workflowExecutionUpdateAcceptedEventAttributes: { ...attributes, acceptedRequest: { ...acceptedRequest, input } },
    };
  });

const countOf = (history: History, type: string): number =>
  history.events.filter(({ eventType }) => eventType === `EVENT_TYPE_TIMER_${type}`).length;

describe('recorded lives', function () {
  this.timeout(60_000);

  // Recorded with a minute for 到场: its half comes before the first step of 受理, nothing after it does.
  it('replace their timer once in eleven commands, when only one brings an earlier instant', () => {
    const happy = readHistory('happy');

    expect([countOf(happy, 'STARTED'), countOf(happy, 'CANCELED')]).to.deep.equal([2, 1]);
  });

  it('set their timer anew, when it rang and when an earlier instant came', () => {
    const late = readHistory('late-and-ordered');

    expect(countOf(late, 'FIRED')).to.be.above(0);
    expect(countOf(late, 'CANCELED')).to.be.above(0);
    expect(countOf(late, 'STARTED')).to.be.above(countOf(late, 'FIRED'));
  });

  for (const life of lives) {
    it(`take the same steps today, when “${life}” is replayed`, async () => {
      expect(await failureOf(replay(readHistory(life)))).to.equal('replayed');
    });

    it(`are refused, when a command of “${life}” was tampered with`, async () => {
      expect(await failureOf(replay(withOtherCommand(readHistory(life))))).to.equal('DeterminismViolationError');
    });
  }
});
