import type { RequestHandler } from 'express';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Lateness } from './lateness.store.ts';
import { latenessBoundsSeconds } from './lateness.store.ts';

/** Figures that are read from the store at the moment somebody asks for them. */
export interface WaitingCounts {
  readonly unstarted: () => Promise<number>;
  readonly undelivered: () => Promise<number>;
  readonly lateness: () => Promise<readonly Lateness[]>;
}

/** The measures of one process. */
export interface Metrics {
  /** Measures how long requests take, by route and not by address. */
  readonly timeRequests: RequestHandler;
  /** Counts a demand that came in through a channel. */
  readonly countIntake: (channel: string) => void;
  /** Everything in the text form of Prometheus, with its content type. */
  readonly print: () => Promise<{ readonly type: string; readonly text: string }>;
}

const timeRequests = (registry: Registry): RequestHandler => {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return (req, res, next) => {
    const stop = seconds.startTimer({ method: req.method });
    res.on('finish', () => {
      // An address that no route knows is made up by a stranger: it must not become a label.
      const route = (req.route as { path?: unknown } | undefined)?.path;
      stop({ route: typeof route === 'string' ? route : 'none', status: res.statusCode });
    });
    next();
  };
};

const countsFromStore = (registry: Registry, counts: WaitingCounts): void => {
  const gauge = (name: string, help: string, read: () => Promise<number>): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  };
  gauge(
    'tickets_waiting_to_be_started',
    'Tickets whose workflow is not started yet (no more than one sweep takes)',
    counts.unstarted,
  );
  gauge(
    'news_undelivered',
    'News between tickets not delivered yet (no more than one sweep takes)',
    counts.undelivered,
  );
};

const line = (name: string, labels: string, value: number): string =>
  `clock_lateness_seconds${name}{${labels}} ${value}\n`;

// Written out by hand: the store holds the sums of all workers, while a histogram of the library counts in one process.
const printLateness = (all: readonly Lateness[]): string =>
  `# HELP clock_lateness_seconds Due instant of a clock's step to the instant it was recorded\n# TYPE clock_lateness_seconds histogram\n${all
    .flatMap(({ clock, counts, sumSeconds }) => {
      const cumulative = counts.map((_, i) => counts.slice(0, i + 1).reduce((sum, each) => sum + each, 0));
      const total = cumulative.at(-1) ?? 0;
      return [
        ...latenessBoundsSeconds.map((bound, i) =>
          line('_bucket', `clock="${clock}",le="${bound}"`, cumulative[i] ?? 0),
        ),
        line('_bucket', `clock="${clock}",le="+Inf"`, total),
        line('_sum', `clock="${clock}"`, sumSeconds),
        line('_count', `clock="${clock}"`, total),
      ];
    })
    .join('')}`;

/** The measures of this process, together with what the store knows of all of them. */
export const createMetrics = (counts: WaitingCounts): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  countsFromStore(registry, counts);
  const intake = new Counter({
    name: 'demands_received_total',
    help: 'Demands taken in, by channel',
    labelNames: ['channel'],
    registers: [registry],
  });
  return {
    timeRequests: timeRequests(registry),
    countIntake: (channel) => intake.inc({ channel }),
    print: async () => ({
      type: registry.contentType,
      text: `${await registry.metrics()}\n${printLateness(await counts.lateness())}`,
    }),
  };
};
