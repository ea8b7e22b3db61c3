import { expect } from 'chai';
import request from 'supertest';
import { createLog } from '../../../server/log.ts';
import { latenessBoundsSeconds } from '../../../server/metrics/lateness.store.ts';
import type { LateStep } from '../../../server/metrics/lateness.store.ts';
import { createMetrics } from '../../../server/metrics/metrics.ts';
import { watchLateness } from '../../../server/metrics/watch-lateness.ts';
import type { Clock, ClockFact, TicketEvent } from '../../../workflows/domain/ticket.ts';
import { appNow, buildApp } from '../../support/app.ts';

const factOf = (done: ClockFact['do'], dueSecondsAgo: number): ClockFact => {
  const due = new Date(appNow.getTime() - dueSecondsAgo * 1_000).toISOString();
  return { do: done, clock: { name: 'sign', steps: [due], fired: 1, dueAt: due } as unknown as Clock };
};
const eventOf = (...clocks: ClockFact[]): TicketEvent => ({ clocks }) as unknown as TicketEvent;

describe('the watch on lateness', () => {
  it('counts from the instant of the step to the write when a clock fired, and nothing else', async () => {
    const added: LateStep[] = [];
    const store = { add: async (steps: readonly LateStep[]) => void added.push(...steps), listAll: async () => [] };
    const lateness = watchLateness({ store, now: () => appNow, log: createLog('silent') });

    lateness.watch(eventOf(factOf('step', 2), factOf('breach', 5), factOf('stop', 90)));
    await lateness.close();

    expect(added).to.deep.equal([
      { clock: 'sign', lateSeconds: 2 },
      { clock: 'sign', lateSeconds: 5 },
    ]);
  });
});

describe('/metrics', () => {
  it('prints what waits and how late clocks fired, in the form of Prometheus', async () => {
    const counts = latenessBoundsSeconds.map((_, i) => (i === 0 ? 3 : 0));
    const metrics = createMetrics({
      unstarted: async () => 4,
      undelivered: async () => 2,
      lateness: async () => [{ clock: 'sign', counts: [...counts, 1], sumSeconds: 4_000 }],
    });

    const { text } = await request(buildApp({ metrics })).get('/metrics').expect(200);

    expect(text).to.contain('tickets_waiting_to_be_started 4');
    expect(text).to.contain('news_undelivered 2');
    expect(text).to.contain('clock_lateness_seconds_bucket{clock="sign",le="0.1"} 3');
    expect(text).to.contain('clock_lateness_seconds_bucket{clock="sign",le="+Inf"} 4');
  });

  it('measures requests by route, so that no made-up address becomes a label', async () => {
    const app = buildApp();
    await request(app).get('/made-up-by-a-stranger');
    await request(app).get('/sign-in');

    const { text } = await request(app).get('/metrics');

    expect(text).to.contain('route="/sign-in"').and.contain('route="none"').and.not.contain('made-up');
  });
});
