import { Router } from 'express';
import type { Deps } from '../deps.ts';

/** No route yet: its owner replaces this file. */
export const consultationRoutes = (_deps: Deps): Router => Router();
