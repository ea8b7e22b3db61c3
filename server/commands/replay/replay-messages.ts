// Posts messages of the past to the running intake, a few at once, and counts what became of each.
import type { DeskClient } from './desk-client.ts';

/** What `npm run replay` prints. Times are of the intake's answers, in milliseconds. */
export interface ReplayCounts {
  posted: number;
  created: number;
  appended: number;
  duplicates: number;
  failed: number;
  dispatched: number;
  p50Ms: number;
  p95Ms: number;
}

/** How the messages are sent. `perSecond` 0: as fast as they are answered. */
export interface ReplayOptions {
  readonly url: string;
  readonly key: string;
  readonly atOnce: number;
  readonly perSecond: number;
  readonly desk: DeskClient | null;
  readonly onProgress: (counts: ReplayCounts) => void;
}

const TRIES = 120;
const waitMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const waiting: readonly string[] = ['registered', 'awaitingDispatch'];

const rankOf = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

const confirmUntilDone = async (desk: DeskClient, no: string): Promise<boolean> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const confirmed = await desk.confirm(no);
    if (confirmed !== 'pending') return confirmed === 'done';
    await waitMs(500);
  }
  return false;
};

const postOne = async (
  line: string,
  { url, key, desk }: ReplayOptions,
  counts: ReplayCounts,
  times: number[],
): Promise<void> => {
  const begun = performance.now();
  const response = await fetch(`${url}/intake/replay`, {
    method: 'POST',
    body: line,
    headers: { 'content-type': 'application/json', 'x-intake-key': key },
  });
  const answer = (await response.json()) as { no?: string; created?: boolean; status?: string };
  times.push(performance.now() - begun);
  counts.posted += 1;
  if (!response.ok || answer.no === undefined) {
    counts.failed += 1;
    return;
  }
  counts[answer.created ? 'created' : 'duplicates'] += 1;
  if (!desk || !waiting.includes(answer.status ?? '')) return;
  if (await confirmUntilDone(desk, answer.no)) counts.dispatched += 1;
  else counts.failed += 1;
};

/** Sends every line once. A message that is refused, or a ticket that is not dispatched in the end, counts as failed. */
export const replayMessages = async (lines: AsyncIterable<string>, options: ReplayOptions): Promise<ReplayCounts> => {
  const counts: ReplayCounts = {
    posted: 0,
    created: 0,
    appended: 0,
    duplicates: 0,
    failed: 0,
    dispatched: 0,
    p50Ms: 0,
    p95Ms: 0,
  };
  const times: number[] = [];
  const iterator = lines[Symbol.asyncIterator]();
  const sender = async (): Promise<void> => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      await postOne(next.value, options, counts, times).catch(() => {
        counts.posted += 1;
        counts.failed += 1;
      });
      options.onProgress(counts);
      if (options.perSecond > 0) await waitMs((1000 * options.atOnce) / options.perSecond);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, sender));
  const sorted = times.sort((a, b) => a - b);
  return { ...counts, p50Ms: rankOf(sorted, 0.5), p95Ms: rankOf(sorted, 0.95) };
};
