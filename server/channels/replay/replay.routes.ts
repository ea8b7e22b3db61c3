import express, { Router } from 'express';
import type { Request, Response } from 'express';
import type { Actor } from '../../../workflows/domain/ticket.ts';
import { intakeKeyPath } from '../../config.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../errors.ts';
import { limitMachine } from '../../middleware/rate-limits.ts';
import { parseForm } from '../../middleware/parse-form.ts';
import { requireKey } from '../../middleware/require-staff.ts';
import { registerDemand } from '../register-demand.ts';
import { isIntakeKey, keepIntakeKey } from './intake-key.ts';
import { replayMessage } from './replay.schema.ts';

const REPLAY: Actor = { id: 'replay', name: '导入', roles: ['linkedSystem'], unit: null };

// Eight thousand characters, each written as an escape of six, and as much again for the rest.
const readJson = express.json({ limit: '128kb' });

const replayOne = async (req: Request, res: Response, deps: Deps): Promise<void> => {
  if (req.is('json') === false) throw refuse.unsupportedFile('json-expected');
  const message = parseForm(replayMessage, req.body);
  if (!message.ok) throw refuse.unprocessable(message.errors);
  const { id, title, body, at } = message.value;
  const { record, created } = await registerDemand(deps, {
    channel: 'replay',
    messageId: id,
    title,
    body,
    language: 'zh',
    by: REPLAY,
    ...(at !== undefined && { statedAt: at }),
  });
  res.status(created ? 201 : 200).json({ no: record.no, created, status: record.state.status });
};

/** Takes in messages of the past, for whoever holds the key of the data directory: no session, no token, its own limit. */
export const replayRoutes = (deps: Deps): Router => {
  const router = Router();
  const { dataDir, limits } = deps.config;
  let key: string | undefined;
  const hasKey = (req: Request): boolean =>
    isIntakeKey((key ??= keepIntakeKey(intakeKeyPath(dataDir))), req.get('x-intake-key'));
  router.post('/intake/replay', requireKey(hasKey), limitMachine(limits.replayPostsPerMinute), readJson, (req, res) =>
    replayOne(req, res, deps),
  );
  return router;
};
