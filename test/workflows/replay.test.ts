import { expect } from 'chai';
import { lives, readHistory, replay, tamper } from '../support/history.ts';
import type { History, HistoryEvent } from '../support/history.ts';

const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'replayed',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );

interface Marker {
  readonly details: { readonly result: { readonly payloads: readonly { readonly data: string }[] } };
}
const markerOf = (event: HistoryEvent): Marker => event['markerRecordedEventAttributes'] as Marker;
const storedIn = (event: HistoryEvent): { readonly clocks: readonly unknown[] }[] =>
  JSON.parse(Buffer.from(markerOf(event).details.result.payloads[0]!.data, 'base64').toString()) as {
    clocks: unknown[];
  }[];

const isAppend = (event: HistoryEvent): boolean => event.eventType === 'EVENT_TYPE_MARKER_RECORDED';

/** The first stored event loses what it did to the clocks, so that the ticket would never have set the next timer. */
const withoutClocks = (history: History): History =>
  tamper(history, isAppend, (event) => {
    const marker = markerOf(event);
    const stored = storedIn(event).map((one) => ({ ...one, clocks: [] }));
    const [payload] = marker.details.result.payloads;
    const result = { payloads: [{ ...payload, data: Buffer.from(JSON.stringify(stored)).toString('base64') }] };
    return { ...event, markerRecordedEventAttributes: { ...marker, details: { ...marker.details, result } } };
  });

describe('recorded lives', function () {
  this.timeout(60_000);

  for (const life of lives) {
    it(`take the same steps today, when “${life}” is replayed`, async () => {
      expect(await failureOf(replay(readHistory(life)))).to.equal('replayed');
    });

    it(`are refused, when the clocks of “${life}” were tampered with`, async () => {
      expect(await failureOf(replay(withoutClocks(readHistory(life))))).to.equal('DeterminismViolationError');
    });
  }
});
