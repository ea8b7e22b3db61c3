// Refusals of the HTTP edge. Routes throw them; middleware/error-handler.ts alone decides what a stranger sees.

/** One field of a form and what is wrong with it, in the words of the page. */
export interface FieldProblem {
  readonly name: string;
  readonly text: string;
}

/** A request that is answered with `status`. `code` is for machines and the log; only 5xx are worth a report. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];

  constructor(status: number, code: string, errors: readonly FieldProblem[] = []) {
    super(code);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  get isReportable(): boolean {
    return this.status >= 500;
  }
}

const problem =
  (status: number, usual: string) =>
  (code = usual): HttpProblem =>
    new HttpProblem(status, code);

/** One factory for each way to say no; `code` names the reason where one status has several. */
export const refuse = {
  badRequest: problem(400, 'bad-request'),
  unauthenticated: problem(401, 'sign-in-needed'),
  forbidden: problem(403, 'forbidden'),
  notFound: problem(404, 'not-found'),
  conflict: problem(409, 'conflict'),
  tooLarge: problem(413, 'too-large'),
  unsupportedFile: problem(415, 'unsupported-type'),
  tooMany: problem(429, 'too-many-requests'),
  unavailable: problem(503, 'unavailable'),
  /** The form is understood, but some fields are not as they must be. */
  unprocessable: (errors: readonly FieldProblem[]): HttpProblem => new HttpProblem(422, 'unprocessable', errors),
} as const;
