// Histories of whole lives, recorded on a development server without the codec, so that they can be read and replayed.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { ticketWorkflowId } from '../../workflows/domain/ids.ts';
import { quietRuntime, testBundle } from './temporal.ts';

/** One event of a history as it stands in its JSON file. */
export interface HistoryEvent {
  readonly eventType: string;
  readonly [attributes: string]: unknown;
}

/** A history as it stands in its JSON file. */
export interface History {
  readonly events: readonly HistoryEvent[];
}

/** The recorded lives: what happened in each says its name. */
export const lives = ['happy', 'returned-and-consulted', 'late-and-ordered'] as const;
/** The name of a recorded life. */
export type Life = (typeof lives)[number];

const fileOf = (life: Life): URL => new URL(`../histories/${life}.json`, import.meta.url);

/** Reads a recorded life. */
export const readHistory = (life: Life): History => JSON.parse(readFileSync(fileOf(life), 'utf8')) as History;

// Which machine recorded a life is nobody's business.
const anonymous = (name: string, value: unknown): unknown => (name === 'identity' ? 'recorder' : value);

/** Keeps the life of a ticket on a server as a file. */
export const recordHistory = async (temporal: Client, no: string, life: Life): Promise<void> => {
  const history = await temporal.workflow.getHandle(ticketWorkflowId(no)).fetchHistory();
  writeFileSync(fileOf(life), `${JSON.stringify(JSON.parse(historyToJSON(history), anonymous), null, 1)}\n`);
};

/** Runs today's workflow against a history; rejects where it would do anything else than what stands there. */
export const replay = async (history: History): Promise<void> => {
  quietRuntime();
  await Worker.runReplayHistory({ workflowBundle: await testBundle() }, history);
};

/** The same history with the first event that fits `isMeant` replaced. Throws where none fits, so that a twin always differs. */
export const tamper = (
  history: History,
  isMeant: (event: HistoryEvent) => boolean,
  change: (event: HistoryEvent) => HistoryEvent,
): History => {
  const index = history.events.findIndex(isMeant);
  if (index < 0) throw new Error('no event of the history is meant');
  return { events: history.events.map((event, at) => (at === index ? change(event) : event)) };
};
