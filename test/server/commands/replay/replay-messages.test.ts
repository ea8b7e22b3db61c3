import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { signIn } from '../../../../server/commands/replay/desk-client.ts';
import { replayMessages } from '../../../../server/commands/replay/replay-messages.ts';
import type { ReplayCounts, ReplayOptions } from '../../../../server/commands/replay/replay-messages.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const servers: Server[] = [];

/** A server that answers as it is told; gives its address. */
const serve = (answerTo: (asked: Asked) => Answer): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer((req, res) => {
      const parts: Buffer[] = [];
      req.on('data', (part: Buffer) => parts.push(part));
      req.on('end', () => {
        const { method = '', url: path = '', headers } = req;
        const {
          status,
          body = '',
          headers: more = {},
        } = answerTo({ method, path, headers, body: Buffer.concat(parts).toString() });
        res.writeHead(status, more).end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    }).listen(0, '127.0.0.1', () => {
      servers.push(server);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });

afterEach(() => {
  servers.splice(0).forEach((server) => {
    server.closeAllConnections();
    server.close();
  });
});

const streamOf = async function* (lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
};

interface Replayed {
  readonly counts: ReplayCounts;
  readonly failures: readonly string[];
}

const replay = async (url: string, lines: readonly string[], more: Partial<ReplayOptions> = {}): Promise<Replayed> => {
  const failures: string[] = [];
  const counts = await replayMessages(streamOf(lines), {
    url,
    key: 'the-key',
    atOnce: 1,
    perSecond: 0,
    desk: null,
    onProgress: () => undefined,
    onFailed: (nth, why) => failures.push(`${nth}: ${why}`),
    ...more,
  });
  return { counts, failures };
};

const numbers: Readonly<Record<string, string>> = { a: '2026-1124-0001', b: '2026-1124-0002', c: '2026-1124-0003' };

/** An intake that knows `a` already and has dispatched `c`. */
const intake = ({ body }: Asked): Answer => {
  const { id } = JSON.parse(body) as { id: string };
  const no = numbers[id];
  if (no === undefined) return { status: 422, body: { title: 'wrong' } };
  return { status: 200, body: { no, created: id !== 'a', status: id === 'c' ? 'handling' : 'registered' } };
};

const message = (id: string): string => JSON.stringify({ id, title: '路灯不亮' });

describe('replayMessages', () => {
  it('when messages are new, known or refused, then each is counted once for what became of it', async () => {
    const { counts, failures } = await replay(await serve(intake), ['a', 'b', 'c', 'x'].map(message));

    expect(counts).to.include({ posted: 4, created: 2, duplicates: 1, failed: 1, appended: 0, dispatched: 0 });
    expect(counts.p95Ms).to.be.at.least(counts.p50Ms);
    expect(failures).to.deep.equal(['4: the intake answered with 422']);
  });

  it('when a message is sent, then it bears the key of the intake', async () => {
    const asked: Asked[] = [];
    const url = await serve((one) => {
      asked.push(one);
      return intake(one);
    });

    await replay(url, [message('b')]);

    expect(asked).to.have.length(1);
    expect(asked[0]).to.include({ method: 'POST', path: '/intake/replay', body: message('b') });
    expect(asked[0]?.headers).to.include({ 'x-intake-key': 'the-key', 'content-type': 'application/json' });
  });

  it('when a line is not JSON, then it is not sent, it counts as failed, and nothing of it is repeated', async () => {
    const { counts, failures } = await replay(await serve(intake), [message('a'), '{"title": "138', message('b')]);

    expect(counts).to.include({ posted: 3, created: 1, duplicates: 1, failed: 1 });
    expect(failures).to.deep.equal(['2: the line is not JSON']);
  });

  it('when nobody answers, then every message counts as failed and the run still ends', async () => {
    const { counts } = await replay('http://127.0.0.1:1', ['a', 'b'].map(message), { atOnce: 2 });

    expect(counts).to.include({ posted: 2, failed: 2, created: 0 });
  });

  it('when tickets are dispatched, then only those that wait for it are, and a pending one is asked for again', async () => {
    const asked: string[] = [];
    const desk: ReplayOptions['desk'] = {
      confirm: async (no) => {
        asked.push(no);
        return asked.length === 1 ? 'pending' : 'done';
      },
    };

    const { counts } = await replay(await serve(intake), ['a', 'b', 'c'].map(message), { desk });

    expect(asked).to.deep.equal([numbers['a'], numbers['a'], numbers['b']]);
    expect(counts).to.include({ dispatched: 2, failed: 0 });
  });

  it('when a ticket cannot be dispatched, then it counts as failed, though it was taken in', async () => {
    const desk: ReplayOptions['desk'] = { confirm: async () => 'failed' };

    const { counts, failures } = await replay(await serve(intake), [message('b')], { desk });

    expect(counts).to.include({ posted: 1, created: 1, failed: 1, dispatched: 0 });
    expect(failures).to.deep.equal(['1: 2026-1124-0002 was taken in but not dispatched']);
  });

  it('when a pace is set, then messages are not sent faster', async () => {
    const begun = Date.now();

    await replay(await serve(intake), ['a', 'b', 'c'].map(message), { perSecond: 20 });

    expect(Date.now() - begun).to.be.at.least(140);
  });
});

describe('signIn of the replay', () => {
  const page = '<meta name="csrf-token" content="token-2">';

  /** An office whose dispatch door answers with `status`; what was posted there is kept in `asked`. */
  const office = async (status: number) => {
    const asked: Asked[] = [];
    const url = await serve((one) => {
      asked.push(one);
      if (one.path !== '/sign-in') return one.method === 'GET' ? { status: 200, body: page } : { status };
      if (one.method === 'GET') {
        return {
          status: 200,
          body: '<input name="_csrf" value="token-1">',
          headers: { 'set-cookie': 'sid=1; Path=/' },
        };
      }
      return one.body.includes('password=right')
        ? { status: 303, headers: { 'set-cookie': 'sid=2; Path=/' } }
        : { status: 401 };
    });
    return { url, asked };
  };

  const outcomes = [
    [200, 'done'],
    [202, 'pending'],
    [503, 'pending'],
    [409, 'failed'],
  ] as const;
  for (const [status, outcome] of outcomes) {
    it(`when a confirmation is answered with ${status}, then it came to ${outcome}`, async () => {
      const { url } = await office(status);

      expect(await (await signIn(url, 'shen', 'right')).confirm('2026-1124-0001')).to.equal(outcome);
    });
  }

  it('when it confirms, then it does so with the session, the token and an id that is the same at every try', async () => {
    const { url, asked } = await office(200);

    await (await signIn(url, 'shen', 'right')).confirm('2026-1124-0001');

    expect(asked.at(-1)).to.include({ path: '/desk/dispatch/2026-1124-0001', body: 'commandId=replay-2026-1124-0001' });
    expect(asked.at(-1)?.headers).to.include({ cookie: 'sid=2', 'x-csrf-token': 'token-2' });
  });

  it('when the password is wrong, then it says who was not let in', async () => {
    const { url } = await office(200);

    const refusal = await signIn(url, 'shen', 'wrong').catch((error: unknown) => String(error));

    expect(refusal).to.include('signing in as shen was answered with 401');
  });
});

describe('npm run replay', () => {
  const run = (...options: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'server/commands/replay.ts', ...options], { encoding: 'utf8' });

  it('when no file is named, then it says how to name one', () => {
    const { status, stderr } = run();

    expect(status).to.equal(1);
    expect(stderr).to.equal('Say which messages: npm run replay -- --data FILE.jsonl\n');
  });

  it('when the file is not there, then it says so in plain words', () => {
    const { status, stderr } = run('--data', '/nowhere/messages.jsonl');

    expect(status).to.equal(1);
    expect(stderr).to.equal('There is no file /nowhere/messages.jsonl. Nothing was sent.\n');
  });
});
