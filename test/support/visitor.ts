// A browser reduced to what can be forged: addresses, headers, cookies and bodies, sent as they are.
import { demoPassword } from '../../server/staff/demo-staff.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly location: string;
  readonly text: string;
}

/** Somebody who has opened a page: their cookies and the token of that page. */
export interface Visitor {
  readonly csrf: string;
  readonly ask: (method: string, path: string, init?: RequestInit) => Promise<Answer>;
  /** Posts a form with token and command id; `fields` may name one field more than once. */
  readonly post: (path: string, fields?: readonly (readonly [string, string])[]) => Promise<Answer>;
}

const tokenOn = (page: string): string => /name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? '';

const keepCookies = (jar: Map<string, string>, response: Response): void => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
};

/** The url-encoded body of a form, a field for each pair. */
export const formOf = (fields: readonly (readonly [string, string])[]): URLSearchParams =>
  new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));

const STREAM = 'text/event-stream';

/** Opens the public page of an office at `url`. */
export const openVisitor = async (url: string): Promise<Visitor> => {
  const jar = new Map<string, string>();
  let csrf = '';
  const ask: Visitor['ask'] = async (method, path, init = {}) => {
    const leaving = new AbortController();
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      signal: leaving.signal,
      ...init,
      headers: { cookie, accept: 'text/html', ...(init.headers as Record<string, string> | undefined) },
    });
    keepCookies(jar, response);
    const { status, headers } = response;
    const type = headers.get('content-type') ?? '';
    // A live page has no end.
    const text = type.startsWith(STREAM) ? '' : await response.text();
    if (type.startsWith(STREAM)) leaving.abort();
    csrf = tokenOn(text) || csrf;
    return { status, type, location: headers.get('location') ?? '', text };
  };
  await ask('GET', '/sign-in');
  return {
    get csrf() {
      return csrf;
    },
    ask,
    post: (path, fields = []) =>
      ask('POST', path, { body: formOf([['_csrf', csrf], ['commandId', 'bad-input-test'], ...fields]) }),
  };
};

/** Signs somebody of the sample office in. */
export const signInVisitor = async (url: string, login: string): Promise<Visitor> => {
  const visitor = await openVisitor(url);
  const answer = await visitor.post('/sign-in', [
    ['login', login],
    ['password', demoPassword],
  ]);
  if (answer.status !== 303) throw new Error(`${login} was not let in: ${answer.status}`);
  await visitor.ask('GET', '/no-such-page');
  return visitor;
};

/** A citizen who follows a ticket by number and query code. */
export const openFollower = async (url: string, no: string, code: string): Promise<Visitor> => {
  const visitor = await openVisitor(url);
  const answer = await visitor.post('/track', [
    ['no', no],
    ['code', code],
  ]);
  if (answer.status !== 303) throw new Error(`${no} was not opened: ${answer.status}`);
  return visitor;
};
