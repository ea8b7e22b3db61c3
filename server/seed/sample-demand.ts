// What a sample ticket of the office is made from, and who calls there. All of it is invented.
import type { DemandType } from '../../workflows/domain/deadlines.ts';
import type { ScriptName } from './sample-scripts.ts';

/** One sample: what was said, where, how long ago (minutes), and how it went since. `caller` is an index into sampleCallers. */
export interface SampleDemand {
  readonly title: string;
  readonly body: string;
  readonly place: string;
  readonly type: DemandType;
  readonly category: string;
  readonly urgent?: boolean;
  readonly channel: 'web' | 'phone';
  readonly caller: number | null;
  readonly agoMinutes: number;
  readonly script: ScriptName;
  readonly secret?: boolean;
  readonly tourist?: boolean;
}

/** Invented callers; numbers of a range that is not given out. */
export const sampleCallers = [
  { name: '周小桐', phone: '13800000001' },
  { name: '吴南岭', phone: '13800000002' },
  { name: '陈渡口', phone: '13800000003' },
  { name: '何文昌', phone: '13800000004' },
  { name: '林雁回', phone: '13800000005' },
  { name: '郑织坊', phone: '13800000006' },
  { name: '王桦林', phone: '13800000007' },
] as const;

/** Hours and days in minutes, as samples count. */
export const hours = (n: number): number => n * 60;
export const days = (n: number): number => n * 1440;
