import type { Request } from 'express';
import { z } from 'zod';
import { refuse } from '../errors.ts';
import type { FieldProblem } from '../errors.ts';

/** What a form gave: the value of its schema, or every problem, at most one for each field. */
export type ParsedForm<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly errors: readonly FieldProblem[] };

const firstPerField = (problems: readonly FieldProblem[]): FieldProblem[] =>
  problems.filter((each, i) => problems.findIndex(({ name }) => name === each.name) === i);

/** Checks what a form sent. The schema's messages are printed beside the fields, so they are in the words of the page. */
export const parseForm = <Schema extends z.ZodType>(schema: Schema, body: unknown): ParsedForm<z.infer<Schema>> => {
  const read = schema.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map(({ path, message }) => ({ name: String(path[0] ?? ''), text: message }));
  return { ok: false, errors: firstPerField(problems) };
};

const commandId = z.object({ commandId: z.string().regex(/^[\w:-]{8,64}$/) });

/** The id that makes a second sending of the same form harmless; refuses with 400 where the form bears none. */
export const commandIdOf = (req: Request): string => {
  const read = commandId.safeParse(req.body);
  if (!read.success) throw refuse.badRequest('command-id-missing');
  return read.data.commandId;
};
