// One of the two servers of the intake bench, in a process of its own: `house` is the web application as it is,
// `bare <bytes>` Express and Mongoose that insert one document of that size.
import express from 'express';
import type { Express } from 'express';
import type { AddressInfo } from 'node:net';
import { Schema } from 'mongoose';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { buildDeps } from '../../../server/deps.ts';
import { connectStore, pingStore } from '../../../server/stores/connect.ts';

const NO_LIMIT = 1_000_000_000;

const createHouse = async (): Promise<Express> => {
  const config = readConfig();
  const { deps } = await buildDeps({ ...config, limits: { ...config.limits, publicPostsPerMinute: NO_LIMIT } });
  return createApp({ ...deps, dispatch: { ...deps.dispatch, startTicket: () => Promise.resolve(true) } });
};

// What the product keeps beside the form: the form itself is in the document of both.
const createBare = async (bytes: number): Promise<Express> => {
  const connection = connectStore(readConfig().mongoUri);
  await pingStore(connection);
  const schema = new Schema(
    { body: String, place: String, phone: String, rest: String },
    { collection: 'bench_demands' },
  );
  const model = connection.model('Demand', schema);
  const app = express();
  app.post('/demands', express.urlencoded({ extended: false }), async (req, res) => {
    const { body = '', place = '', phone = '' } = req.body as Record<string, string>;
    const form = { body, place, phone };
    await model.create({
      ...form,
      rest: 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(JSON.stringify(form)))),
    });
    res.redirect(303, '/demands/submitted');
  });
  return app;
};

const [kind, bytes] = process.argv.slice(2);
const app = await (kind === 'house' ? createHouse() : createBare(Number(bytes)));
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
