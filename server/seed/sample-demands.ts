// The sample office's tickets: invented demands of invented people at the invented places of 云溪县.
import type { SampleDemand } from './sample-demand.ts';
import { ordinaryDemands } from './sample-ordinary.ts';
import { urgentDemands } from './sample-urgent.ts';

/** All samples. Their order is part of their message ids, so new ones are added at the end of either list. */
export const sampleDemands: readonly SampleDemand[] = [...urgentDemands, ...ordinaryDemands];
