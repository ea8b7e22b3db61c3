// The sample office's tickets: invented demands of invented people at the invented places of 云溪县.
import type { SampleDemand } from './sample-demand.ts';
import { ordinaryDemands } from './sample-ordinary.ts';
import { urgentDemands } from './sample-urgent.ts';
import { waterDemands } from './sample-water.ts';

/** All samples. Their place in this list is their message id, so new ones are added at the end of the last part of it. */
export const sampleDemands: readonly SampleDemand[] = [...urgentDemands, ...ordinaryDemands, ...waterDemands];
