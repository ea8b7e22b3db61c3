// Into which ticket another may be merged, before the command goes out (transitions §6 rule 4).
import { expect } from 'chai';
import { refuseParent } from '../../workflows/domain/parents.ts';
import { fire, lifeIn, run } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';

const PARENT = '2026-1124-0001';
const CHILD = '2026-1124-0100';
const at = (status: string): Life => lifeIn(status, { no: PARENT });
const refusal = (life: Life, child = CHILD): string | undefined => refuseParent(child, life.state);

describe('refuseParent', () => {
  const takes = ['registered', 'handling', 'awaitingApproval', 'onLedger', 'merged', 'awaitingCallback', 'finalReview'];
  for (const status of [...takes, 'closed', 'closedExplained', 'answered', 'objectionReview']) {
    it(`has nothing against a parent that is ${status}: it keeps the child or answers it`, () => {
      expect(refusal(at(status))).to.equal(undefined);
    });
  }

  const refused: readonly (readonly [title: string, parent: () => Life, words: string])[] = [
    ['archived', () => at('archived'), '已归档'],
    ['withdrawn', () => at('withdrawn'), '已撤诉'],
    ['declined', () => at('declined'), '不予受理'],
    ['on its way to 110', () => at('transferred'), '已转紧急热线'],
    ['taken over by 110', () => run(at('transferred'), 'confirmHandover:operator'), '已转紧急热线'],
    ['declined and under objection', () => run(at('declined'), 'object:citizen'), '不予受理'],
  ];
  for (const [title, parent, words] of refused) {
    it(`says in Chinese why, with the number, when the parent is ${title}`, () => {
      expect(refusal(parent())).to.include(words).and.include(PARENT);
    });
  }

  it('refuses the ticket itself and any later one, whatever its status', () => {
    const later = lifeIn('handling', { no: '2026-1124-10000' });

    expect(refusal(at('handling'), PARENT)).to.equal('不能把工单并入它自己');
    expect(refusal(later, '2026-1124-9999')).to.equal('只能并入比本单更早的工单');
    expect(refusal(fire(at('declined')), '2026-1123-0001')).to.equal('只能并入比本单更早的工单');
  });
});
