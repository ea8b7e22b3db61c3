import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Log } from '../log.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** Who is signed in, for the log; set by load-staff. */
    staffId?: string;
  }
}

// Eight characters a person can read out on the phone.
const newId = (): string => `r-${randomBytes(4).toString('hex')}`;

// Query strings hold search words and where a person came from: they stay out of the log.
const pathOf = (url: string | undefined): string => (url ?? '').split('?', 1)[0] ?? '';
const ticketIn = (path: string): string | undefined => /\/(\d{4}-\d{4}-\d{4,})(\/|$)/.exec(path)?.[1];
const isQuiet = (path: string): boolean =>
  path.startsWith('/assets/') || path.startsWith('/health/') || path === '/metrics';

const levelOf = (_req: IncomingMessage, res: ServerResponse, error?: Error): 'error' | 'info' =>
  error !== undefined || res.statusCode >= 500 ? 'error' : 'info';

const factsOf = (req: IncomingMessage & { originalUrl?: string; staffId?: string }): object => {
  const no = ticketIn(pathOf(req.originalUrl ?? req.url));
  return { ...(no === undefined ? {} : { no }), ...(req.staffId === undefined ? {} : { staff: req.staffId }) };
};

/** Gives each request its id (`X-Request-Id`, `req.id`) and writes one line when it is answered: no query, body or header. */
export const logRequests = (log: Log): RequestHandler =>
  pinoHttp({
    logger: log,
    quietReqLogger: true,
    genReqId: (_req, res) => {
      const id = newId();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    autoLogging: { ignore: (req) => isQuiet(pathOf(req.url)) },
    customLogLevel: levelOf,
    customProps: factsOf,
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: pathOf(req.url),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      // The error handler writes unknown errors with their stack; once is enough.
      err: () => undefined,
    },
  }) as RequestHandler;
