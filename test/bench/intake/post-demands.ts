// Posts the public form over HTTP, as so many browsers at once do.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { runAtOnce, secondsOf } from '../measure.ts';

/** What a browser brings along with the form: its cookie and the token of the page. */
export interface Pass {
  readonly cookie: string;
  readonly token: string;
}

/** What the posts of one round took. */
export interface Posted {
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

const AT_ONCE = 32;

const send = (
  agent: Agent,
  port: number,
  method: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ answer: IncomingMessage; text: string }> =>
  new Promise((resolve, reject) => {
    const path = method === 'GET' ? '/' : '/demands';
    const sent = request({ agent, host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('end', () => resolve({ answer, text }));
    });
    sent.on('error', reject).end(body);
  });

/** Opens the form and keeps what posting it needs. */
export const openForm = async (port: number): Promise<Pass> => {
  const { answer, text } = await send(new Agent(), port, 'GET', {});
  const cookie = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
  const token = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1];
  if (token === undefined) throw new Error('the form bears no token');
  return { cookie, token };
};

let phones = 0;

// Everybody is somebody else: no person of the vault is met twice.
const formBody = (token: string): string => {
  phones += 1;
  return new URLSearchParams({
    _csrf: token,
    commandId: randomUUID(),
    type: 'help',
    body: '玉屏路与滨河路交叉口的路灯已经三天没有亮，晚上学生下自习要摸黑走一段，前天还有老人绊倒。请派人看一看，尽快修好，谢谢。',
    place: '玉屏路与滨河路交叉口',
    phone: `138${String(phones).padStart(8, '0')}`,
    name: '测试员',
  }).toString();
};

/** Posts `count` demands, 32 at once; throws at the first that is not taken in. */
export const postDemands = async (port: number, { cookie, token }: Pass, count: number): Promise<Posted> => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const latenciesMs: number[] = [];
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const post = async (): Promise<void> => {
    const begunAt = performance.now();
    const { answer, text } = await send(agent, port, 'POST', headers, formBody(token));
    if (answer.statusCode !== 303) {
      throw new Error(`a post was answered with ${answer.statusCode ?? 0}: ${text.slice(0, 300)}`);
    }
    latenciesMs.push(performance.now() - begunAt);
  };
  const seconds = await secondsOf(() => runAtOnce(count, AT_ONCE, post));
  agent.destroy();
  return { seconds, latenciesMs };
};
