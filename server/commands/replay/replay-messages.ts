// Posts messages of the past to the running intake, a few at once, and counts what became of each.
import type { DeskClient } from './desk-client.ts';

/** What `npm run replay` prints; `posted` counts every line that was taken up. Times are of the intake's answers, in milliseconds. */
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
  /** Told of every message that fails: which one of the file, from 1, and why, in words without any of its content. */
  readonly onFailed: (nth: number, why: string) => void;
}

const TRIES = 120;
const TRIES_OF_INTAKE = 5;
const WAIT_OF_INTAKE_MS = 400;
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

const isJson = (line: string): boolean => {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

/** Sends again while the server is away or at fault: the message's own id makes that harmless. */
const sendUntilHeard = async (send: () => Promise<Response>, tries = TRIES_OF_INTAKE): Promise<Response> => {
  try {
    const response = await send();
    if (response.status < 500 || tries <= 1) return response;
  } catch (error: unknown) {
    if (tries <= 1) throw error;
  }
  await waitMs(WAIT_OF_INTAKE_MS);
  return sendUntilHeard(send, tries - 1);
};

type Answer = { readonly no?: string; readonly created?: boolean; readonly status?: string };

/** Posts one message and sees it dispatched; throws, in plain words, where either does not come off. */
const postOne = async (line: string, options: ReplayOptions, counts: ReplayCounts, times: number[]): Promise<void> => {
  const { url, key, desk } = options;
  if (!isJson(line)) throw new Error('the line is not JSON');
  const headers = { 'content-type': 'application/json', 'x-intake-key': key };
  const response = await sendUntilHeard(async () => {
    const begun = performance.now();
    const answered = await fetch(`${url}/intake/replay`, { method: 'POST', body: line, headers });
    times.push(performance.now() - begun);
    return answered;
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok || answer.no === undefined) throw new Error(`the intake answered with ${response.status}`);
  counts[answer.created ? 'created' : 'duplicates'] += 1;
  if (!desk || !waiting.includes(answer.status ?? '')) return;
  if (!(await confirmUntilDone(desk, answer.no))) throw new Error(`${answer.no} was taken in but not dispatched`);
  counts.dispatched += 1;
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
      counts.posted += 1;
      const nth = counts.posted;
      await postOne(next.value, options, counts, times).catch((error: unknown) => {
        counts.failed += 1;
        options.onFailed(nth, error instanceof Error ? error.message : String(error));
      });
      options.onProgress(counts);
      if (options.perSecond > 0) await waitMs((1000 * options.atOnce) / options.perSecond);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, sender));
  const sorted = times.sort((a, b) => a - b);
  return { ...counts, p50Ms: rankOf(sorted, 0.5), p95Ms: rankOf(sorted, 0.95) };
};
