// How many demands the public form takes in, beside Express and Mongoose that insert one document of the same size. Each
// server has a process of its own; workflow starts are off in both.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { mongo } from 'mongoose';
import type { Figures } from './bench.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { openForm, postDemands } from './intake/post-demands.ts';
import type { Pass, Posted } from './intake/post-demands.ts';
import { inTurn } from './measure.ts';
import { quantile, rounded } from './spread.ts';

const WARM_UP = 200;

interface Served {
  readonly port: number;
  readonly stop: () => void;
}

const serve = async (...args: readonly string[]): Promise<Served> => {
  const stdio: ('ignore' | 'inherit' | 'ipc')[] = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child: ChildProcess = fork(fileURLToPath(new URL('intake/serve.ts', import.meta.url)), args, { stdio });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the ${args[0] ?? ''} server ended`);
  });
  const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
  ended.catch(() => undefined);
  return { port, stop: () => child.disconnect() };
};

/** Bytes of a ticket's document as the warm-up stored it. */
const ticketBytes = async ({ connection }: House): Promise<number> => {
  const document = await connection.collection('tickets').findOne({});
  if (!document) throw new Error('the warm-up stored no ticket');
  return mongo.BSON.calculateObjectSize(document);
};

const failUnlessStored = async ({ connection }: House, collection: string, expected: number): Promise<void> => {
  const stored = await connection.collection(collection).countDocuments();
  if (stored !== expected) throw new Error(`${stored} of ${expected} documents are in ${collection}`);
};

const perSecond = (rounds: readonly Posted[]): number =>
  rounds.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0) /
  rounds.reduce((sum, { seconds }) => sum + seconds, 0);

/** Posts so many demands to each server in each round, 32 at once. */
export const intake = async (posts: number): Promise<Figures> => {
  const house = await openHouse();
  const own = await serve('house');
  const pass = await openForm(own.port);
  await postDemands(own.port, pass, WARM_UP);
  const bytes = await ticketBytes(house);
  const bare = await serve('bare', `${bytes}`);
  const noPass: Pass = { cookie: pass.cookie, token: pass.token };
  await postDemands(bare.port, noPass, WARM_UP);
  const found = await inTurn(
    () => postDemands(own.port, pass, posts),
    () => postDemands(bare.port, noPass, posts),
  );
  await failUnlessStored(house, 'tickets', WARM_UP + 2 * posts);
  await failUnlessStored(house, 'bench_demands', WARM_UP + 2 * posts);
  own.stop();
  bare.stop();
  await house.close();
  const [ownRate, bareRate] = [perSecond(found.house), perSecond(found.bare)];
  return {
    perSecond: rounded(ownRate),
    p95Ms: rounded(
      quantile(
        found.house.flatMap(({ latenciesMs }) => latenciesMs),
        0.95,
      ),
    ),
    barePerSecond: rounded(bareRate),
    ratio: rounded(ownRate / bareRate, 2),
    documentBytes: bytes,
    server: house.server,
  };
};
