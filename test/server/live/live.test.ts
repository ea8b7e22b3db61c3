import { expect } from 'chai';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLiveHub } from '../../../server/live/live.hub.ts';
import { startTail } from '../../../server/live/live.tail.ts';
import type { StampedChange } from '../../../server/live/live.tail.ts';
import { createLog } from '../../../server/log.ts';
import type { Actor } from '../../../workflows/domain/ticket.ts';
import { appNow, buildApp, signIn } from '../../support/app.ts';

const staffOf = (unit: string | null): Actor => ({ id: unit ?? 'centre', name: '某', roles: [], unit });
const change = (no: string, ...units: string[]) => ({ no, units });

describe('the live hub', () => {
  it('tells a unit only of its own tickets, and the centre of all', () => {
    const hub = createLiveHub();
    const heard: Record<string, string[]> = { water: [], centre: [] };
    hub.listen(staffOf('water-bureau'), (changes) => heard['water']?.push(...changes.map(({ no }) => no)));
    hub.listen(staffOf(null), (changes) => heard['centre']?.push(...changes.map(({ no }) => no)));

    hub.tell([change('1', 'water-bureau'), change('2', 'housing-bureau')]);

    expect(heard).to.deep.equal({ water: ['1'], centre: ['1', '2'] });
  });

  it('tells nobody any more when the session has ended', () => {
    const hub = createLiveHub();
    const heard: string[] = [];
    const stop = hub.listen(staffOf(null), () => heard.push('told'));

    stop();
    hub.tell([change('1')]);

    expect(heard).to.deep.equal([]);
    expect(hub.listeners()).to.equal(0);
  });
});

describe('the live tail', () => {
  const stored: StampedChange[] = [{ ...change('1'), updatedAt: appNow.toISOString() }];
  const follow = (told: string[][], isBroken: boolean) => {
    let wake: () => void = () => undefined;
    const stop = startTail({
      listChanged: async () => stored,
      followWrites: (wakeUp, onEnd) => {
        wake = wakeUp;
        if (isBroken) onEnd(new Error('no change stream here'));
        return async () => undefined;
      },
      tell: (changes) => told.push(changes.map(({ no }) => no)),
      now: () => new Date(),
      log: createLog('silent'),
    });
    return { wake: () => wake(), stop };
  };
  const untilTold = async (told: string[][]): Promise<void> => {
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  for (const isBroken of [false, true]) {
    it(`tells each change once when the server has ${isBroken ? 'no' : 'a'} change stream`, async () => {
      const told: string[][] = [];
      const tail = follow(told, isBroken);

      await untilTold(told);
      tail.wake();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tail.stop();

      expect(told).to.deep.equal([['1']]);
    });
  }
});

describe('/live', () => {
  it('sends the names of changed tickets and nothing of their content', async () => {
    const live = createLiveHub();
    const app = buildApp({ live });
    const desk = await signIn(app, { roles: ['handler'], unit: 'water-bureau' });
    const cookie = desk.agent.jar
      .getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false })
      .toValueString();
    const server = createServer(app).listen(0);
    const { port } = server.address() as AddressInfo;

    const answer = await fetch(`http://127.0.0.1:${port}/live`, { headers: { cookie } });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader.read()).value;
    const greeting = await next();
    live.tell([change('2026-1124-0001', 'water-bureau')]);
    const event = await next();
    await reader.cancel();
    server.close();

    expect(answer.headers.get('content-type')).to.contain('text/event-stream');
    expect(greeting).to.equal('retry: 3000\n\n');
    expect(event).to.equal('event: changed\ndata: 2026-1124-0001\n\n');
  });

  it('sends a stranger to the sign-in page', async () => {
    const desk = await signIn(buildApp(), { roles: [] });
    await desk.post('/sign-out');

    await desk.agent.get('/live').expect(303).expect('Location', '/sign-in?next=%2Flive');
  });
});
