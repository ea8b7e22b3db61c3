import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { until } from '../../../support/temporal.ts';

type WatchStore = (watch: {
  readonly url: string;
  readonly pidOfStore: () => number | undefined;
  readonly askEveryMs: number;
  readonly silentTimes: number;
}) => () => void;

const launcher = new URL('../../../../server/commands/launch/watch-store.mjs', import.meta.url);

describe('watchStore', () => {
  let watchStore: WatchStore;
  let server: Server;
  let store: ChildProcess;
  let answers: readonly string[];
  let asked: number;
  let stop: () => void;
  let watch: (given?: { readonly pidOfStore: () => undefined }) => void;

  before(async () => {
    ({ watchStore } = (await import(launcher.href)) as { readonly watchStore: WatchStore });
  });

  beforeEach(async () => {
    asked = 0;
    // The answers are given in turn, over and over.
    server = createServer((_request, response) => {
      response.end(answers[asked % answers.length]);
      asked += 1;
    }).listen(0, '127.0.0.1');
    store = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await Promise.all([once(server, 'listening'), once(store, 'spawn')]);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    stop = () => undefined;
    watch = (given) => {
      stop = watchStore({ url, pidOfStore: () => store.pid, askEveryMs: 20, silentTimes: 3, ...given });
    };
  });

  afterEach(() => {
    stop();
    store.kill('SIGKILL');
    server.close();
  });

  const away = JSON.stringify({ mongodb: 'away' });
  const up = JSON.stringify({ mongodb: 'up' });

  it('ends a store that stayed silent so many times in a row', async () => {
    answers = [away];
    watch();
    await until(() => store.signalCode !== null);

    expect(store.signalCode).to.equal('SIGKILL');
    expect(asked).to.be.at.least(3);
  });

  for (const [what, given] of [
    ['answers in between', [away, away, up]],
    ['is not at fault, but the product is silent', ['no json']],
  ] as const) {
    it(`leaves a store alone that ${what}`, async () => {
      answers = given;
      watch();
      await until(() => asked >= 8);

      expect(store.exitCode ?? store.signalCode).to.equal(null);
    });
  }

  it('has nothing to end where the store is not its own', async () => {
    answers = [away];
    watch({ pidOfStore: () => undefined });
    await until(() => asked >= 8);

    expect(store.exitCode ?? store.signalCode).to.equal(null);
  });
});
