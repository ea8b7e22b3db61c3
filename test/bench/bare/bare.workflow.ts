// What the engine itself costs: timers and Updates with no rule, no state and no notice behind them.
import { condition, defineUpdate, proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';
import type { BareActivities } from './bare.activities.ts';

// As in the ticket's workflow: a write is a local activity there, so it is one here.
const { note, nothing } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

/** An Update that one empty local activity carries out. */
export const touchUpdate = defineUpdate<undefined, [string]>('touch');

/** Sets a timer for each instant (ISO texts); each writes one document. */
export async function bareTimers(id: string, dues: readonly string[]): Promise<void> {
  const ring = async (dueAt: string, index: number): Promise<void> => {
    await sleep(Math.max(1, Date.parse(dueAt) - Date.now()));
    await note(`${id}/${index}`, dueAt);
  };
  await Promise.all(dues.map(ring));
}

/** Takes so many Updates, then ends. */
export async function bareLife(updates: number): Promise<void> {
  let taken = 0;
  setHandler(touchUpdate, async () => {
    await nothing();
    taken += 1;
    return undefined;
  });
  await condition(() => taken === updates);
}
