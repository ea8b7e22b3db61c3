// 并单 by the form: a command that only leads back is told in a sentence and not sent.
import { expect } from 'chai';
import { narrowFor } from '../../../server/tickets/narrow-for.ts';
import type { Command } from '../../../workflows/domain/ticket.ts';
import { buildApp, signIn } from '../../support/app.ts';
import { lifeIn, person } from '../../support/domain.ts';
import { fileOf } from '../../support/tickets.ts';

const CHILD = '2026-1124-0100';
const PARENT = '2026-1124-0001';

const merge = async (parent: string, parentStatus: string | null) => {
  const sent: Command[] = [];
  const { post } = await signIn(
    buildApp({
      tickets: {
        getFile: async (_no, { visibleTo }) => narrowFor(visibleTo, fileOf(lifeIn('awaitingDispatch', { no: CHILD }))),
        findRecord: async (no) => (parentStatus === null ? null : fileOf(lifeIn(parentStatus, { no }))),
      },
      dispatch: {
        perform: async (_no, command) => (sent.push(command), { ok: true, status: 'merged', version: 3 }),
      },
    }),
    person('dispatcher'),
  );
  return { answer: await post(`/tickets/${CHILD}/actions/merge`, { parent }), sent };
};

describe('the form of 并单', () => {
  const refused: readonly (readonly [title: string, parent: string, status: string | null, words: string])[] = [
    ['does not exist', PARENT, null, `没有工单 ${PARENT}`],
    ['is archived', PARENT, 'archived', '已归档'],
    ['was withdrawn', PARENT, 'withdrawn', '已撤诉'],
    ['is the ticket itself', CHILD, 'awaitingDispatch', '不能把工单并入它自己'],
    ['is a later one', '2026-1124-0101', 'handling', '只能并入比本单更早的工单'],
    ['has no shape of a number', '0001', 'handling', '“并入的工单号”填写有误'],
  ];
  for (const [title, parent, status, words] of refused) {
    it(`when the parent ${title}, then the reason is told and nothing goes out`, async () => {
      const { answer, sent } = await merge(parent, status);

      expect([answer.status, sent]).to.deep.equal([422, []]);
      expect(answer.text).to.include(words);
    });
  }

  for (const status of ['handling', 'merged', 'closed']) {
    it(`when the parent is ${status}, then the command goes out`, async () => {
      const { answer, sent } = await merge(PARENT, status);

      expect(answer.status).to.equal(303);
      expect(sent.map(({ said }) => said)).to.deep.equal([{ parent: PARENT }]);
    });
  }
});
