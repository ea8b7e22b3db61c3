// One action of a supervisor on several tickets. Each ticket answers for itself: one refusal stops none of the others.
import { explainRefusal } from '../../workflows/domain/refusals.ts';
import type { Actor, Said } from '../../workflows/domain/ticket.ts';
import type { Deps } from '../deps.ts';

/** What came of it, ticket by ticket. */
export interface ManyOutcome {
  readonly done: readonly string[];
  readonly pending: readonly string[];
  readonly refused: readonly { readonly no: string; readonly text: string }[];
}

/** One action to be taken on one ticket. */
export interface ManyStep {
  readonly no: string;
  readonly action: 'remind' | 'issueOrder';
  readonly said: Said;
}

/** Takes the steps one after another. The same `commandId` sent again repeats nothing: each ticket's own id follows from it. */
export const superviseMany = async (
  { dispatch, clock }: Pick<Deps, 'dispatch' | 'clock'>,
  by: Actor,
  commandId: string,
  steps: readonly ManyStep[],
): Promise<ManyOutcome> => {
  const done: string[] = [];
  const pending: string[] = [];
  const refused: { no: string; text: string }[] = [];
  for (const { no, action, said } of steps) {
    const outcome = await dispatch.perform(no, {
      id: `${commandId}:${no}`,
      action,
      by,
      receivedAt: clock.now().toISOString(),
      said,
    });
    if (outcome.ok === true) done.push(no);
    else if (outcome.ok === false) refused.push({ no, text: explainRefusal(outcome.refusal) });
    else pending.push(no);
  }
  return { done, pending, refused };
};
