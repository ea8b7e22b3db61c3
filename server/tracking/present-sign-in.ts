import type { FieldProblem } from '../errors.ts';
import type { FieldView } from '../views/component-views.ts';
import type { TimeLanguage } from '../views/present-time.ts';
import { say } from './say.ts';

/** The form that asks for number and query code. */
export interface SignInView {
  readonly title: string;
  readonly fields: readonly FieldView[];
  readonly errors?: readonly FieldProblem[];
  readonly errorsTitle: string;
}

/** The form with what was typed before; a code is never printed again. */
export const presentSignIn = (language: TimeLanguage, typed: unknown, errors: readonly FieldProblem[]): SignInView => {
  const was = (typed as { no?: unknown } | undefined)?.no;
  const errorOf = (name: string): { error?: string } => {
    const error = errors.find((one) => one.name === name)?.text;
    return error === undefined ? {} : { error };
  };
  return {
    title: say(['查进度', 'Follow a ticket'], language),
    errorsTitle: say(['没有查到；查询码请重新填', 'Not found; please type the query code again'], language),
    fields: [
      {
        kind: 'text',
        name: 'no',
        label: say(['工单号', 'Ticket number'], language),
        required: true,
        placeholder: '2026-1124-0001',
        autocomplete: 'off',
        maxLength: 24,
        ...(typeof was === 'string' && { value: was.slice(0, 24) }),
        ...errorOf('no'),
      },
      {
        kind: 'text',
        name: 'code',
        label: say(['查询码', 'Query code'], language),
        required: true,
        placeholder: 'ABCD EFGH',
        autocomplete: 'off',
        secret: true,
        maxLength: 24,
        ...errorOf('code'),
      },
    ],
    ...(errors.length > 0 && { errors }),
  };
};
