import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { usePublicLanguage } from '../channels/public-language.ts';
import { HttpProblem, refuse } from '../errors.ts';
import type { Log } from '../log.ts';
import { presentError } from '../views/present-error.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import { findStaff } from './current-staff.ts';
import { isFragment, wantsJson } from './reply.ts';

const textOf = (error: object, key: string): string => {
  const value: unknown = (error as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : '';
};

const multerStatus: Readonly<Record<string, () => HttpProblem>> = {
  LIMIT_FILE_SIZE: () => refuse.tooLarge(),
  LIMIT_FILE_COUNT: () => refuse.tooLarge('too-many-files'),
  LIMIT_FIELD_VALUE: () => refuse.tooLarge('text-too-long'),
};

// The database away is not a fault of ours and goes by: 503, so that machines try again.
const isDatabaseAway = (name: string): boolean =>
  /^Mongo(oose)?(Network|ServerSelection|NotConnected|Pool|TopologyClosed)/.test(name);

// Body parser, router and CSRF library throw errors with a status; those below 500 are the client's doing.
const clientStatus = (error: object): number | undefined => {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
};

const fromForeign = (error: Error): HttpProblem | null => {
  if (error.name === 'MulterError') {
    return multerStatus[textOf(error, 'code')]?.() ?? refuse.badRequest('broken-upload');
  }
  if (isDatabaseAway(error.name)) return refuse.unavailable('store-away');
  const status = clientStatus(error);
  return status === undefined
    ? null
    : new HttpProblem(status, textOf(error, 'code') || textOf(error, 'type') || 'bad-request');
};

// A broken multipart body is thrown by the parser as a bare Error without a status.
const isBrokenBody = (error: Error): boolean =>
  /^(Multipart: |Unexpected end of form|Malformed part header)/.test(error.message);

const problemOf = (error: unknown): HttpProblem => {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof Error)) return new HttpProblem(500, 'internal');
  if (error.name === 'NotFound') return refuse.notFound();
  return (
    fromForeign(error) ?? (isBrokenBody(error) ? refuse.badRequest('broken-upload') : new HttpProblem(500, 'internal'))
  );
};

// A page that has chosen its language keeps it. Many refusals come before any page: then it is the visitor's last choice,
// while whoever is signed in works in Chinese whatever they looked at before.
const languageOf = (req: Request, res: Response): TimeLanguage => {
  if (res.locals['lang'] === undefined) return findStaff(req) ? 'zh' : usePublicLanguage(req, res);
  return res.locals['lang'] === 'en' ? 'en' : 'zh';
};

const answer = (req: Request, res: Response, { status, code, errors }: HttpProblem): void => {
  const view = presentError(status, typeof req.id === 'string' ? req.id : '', languageOf(req, res), code);
  res.status(status).set('Cache-Control', 'no-store');
  if (wantsJson(req)) {
    const { title, what: detail, reference } = view;
    res.type('application/problem+json').send(JSON.stringify({ title, status, code, detail, reference, errors }));
  } else if (isFragment(req)) {
    res.set({ 'HX-Retarget': '#flash', 'HX-Reswap': 'innerHTML' });
    res.render('components/error-banner', { layout: false, ...view });
  } else {
    res.render('pages/error', { layout: 'bare', ...view, errors });
  }
};

/** The one place that decides what a stranger sees: words for the status and the request's number, nothing of the cause. */
export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    const problem = problemOf(error);
    if (problem.isReportable) log.error({ req: req.id, code: problem.code, err: error }, 'request failed');
    if (res.headersSent) next(error);
    else answer(req, res, problem);
  };

/** Answers what no route answered. */
export const answerUnknownPath: RequestHandler = () => {
  throw refuse.notFound();
};
