// A dispatcher at a distance: signs in like a person, keeps the session, and confirms proposals through the staff API.

/** What a dispatcher's confirmation came to. */
export type Confirmed = 'done' | 'pending' | 'failed';

/** A signed-in dispatcher. */
export interface DeskClient {
  /** Accepts and dispatches the ticket as proposed; the same ticket asked for again is dispatched once. */
  confirm(no: string): Promise<Confirmed>;
}

const cookiesOf = (response: Response, jar: Map<string, string>): void => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
};

const tokenIn = (html: string): string => {
  const token =
    /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? /<meta name="csrf-token" content="([^"]+)"/.exec(html)?.[1];
  if (!token) throw new Error('the page carries no token against forged posts');
  return token;
};

interface Ask extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signs in; rejects where login or password are wrong. */
export const signIn = async (url: string, login: string, password: string): Promise<DeskClient> => {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: Ask = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...init.headers },
    });
    cookiesOf(response, jar);
    return response;
  };
  const form = (fields: Record<string, string>): Ask => ({ method: 'POST', body: new URLSearchParams(fields) });
  const first = tokenIn(await (await ask('/sign-in')).text());
  const signed = await ask('/sign-in', form({ _csrf: first, login, password }));
  if (signed.status !== 303) throw new Error(`signing in as ${login} was answered with ${signed.status}`);
  const token = tokenIn(await (await ask('/desk/dispatch')).text());
  return {
    async confirm(no) {
      const response = await ask(`/desk/dispatch/${no}`, {
        ...form({ commandId: `replay-${no}` }),
        headers: { accept: 'application/json', 'x-csrf-token': token },
      });
      await response.text();
      if (response.status === 200) return 'done';
      // Sent but not confirmed, a part of the house away, or too fast for one person: asked again with the same id.
      return response.status === 202 || response.status === 429 || response.status >= 500 ? 'pending' : 'failed';
    },
  };
};
