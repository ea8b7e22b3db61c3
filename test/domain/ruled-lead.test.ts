// A ruling of the chair names the lead of the next dispatch (rows C1, F2, D1).
import { expect } from 'chai';
import { refuseOverruling } from '../../workflows/domain/routing.ts';
import type { Said } from '../../workflows/domain/ticket.ts';
import { attempt, lifeIn, make, run } from '../support/domain.ts';
import type { Life } from '../support/domain.ts';
import { knowledge } from '../support/tickets.ts';

const RULED = 'water-bureau';
const OTHER = 'urban-management';
const ruled = (): Life =>
  make(lifeIn('consultation'), {
    action: 'ruleOther',
    by: 'chair',
    said: { lead: RULED, basis: '三定方案', minutes: '议定由水务局主办' },
  });
const redone = (lead?: string): Life =>
  make(lifeIn('finalReview'), {
    action: 'orderRedo',
    by: 'chair',
    said: { reason: '换单位再办', ...(lead !== undefined && { lead }) },
  });
const sendTo = (life: Life, lead: string, more: Said = {}) =>
  attempt(life, { action: 'dispatch', by: 'dispatcher', said: { lead, basis: '裁定', ...more } });

describe('the lead that was ruled', () => {
  for (const [title, build] of [
    ['a 会商 ruled', ruled],
    ['the final review named it', () => redone(RULED)],
  ] as const) {
    it(`gets the ticket and nobody else without a reason when ${title}`, () => {
      const refusal = sendTo(build(), OTHER);

      expect(build().state.ruledLead).to.equal(RULED);
      expect(sendTo(build(), RULED).ok).to.be.true;
      expect(
        !refusal.ok && refusal.refusal.code === 'form' && refusal.refusal.errors.map(({ field }) => field),
      ).to.deep.equal(['overrideReason']);
      expect(sendTo(build(), OTHER, { overrideReason: '原单位已撤并' }).ok).to.be.true;
    });
  }

  it('binds also after the ticket was withdrawn and taken up again, and no longer than to the dispatch', () => {
    const back = run(ruled(), 'withdraw:citizen', 'object:citizen', 'upholdObjection:checker');
    const sent = make(back, { action: 'dispatch', by: 'dispatcher', said: { lead: RULED, basis: '裁定' } });

    expect(sendTo(back, OTHER).ok).to.be.false;
    expect(sent.state.ruledLead).to.equal(null);
    expect(sendTo(run(sent, 'recall:dispatcher:chair'), OTHER).ok).to.be.true;
  });

  it('is nobody when the chair named none, or the provisional lead stays', () => {
    expect(sendTo(redone(), OTHER).ok).to.be.true;
    expect(run(lifeIn('consultation'), 'ruleStays:chair').state.ruledLead ?? null).to.equal(null);
  });
});

describe('refuseOverruling', () => {
  it('names both units when another than the ruled one is to lead', () => {
    expect(refuseOverruling(OTHER, RULED, knowledge.catalogue)?.text).to.equal(
      '已裁定由水务局主办；改派城管局须写明理由',
    );
  });

  it('says nothing when the ruling is followed or there is none', () => {
    expect(refuseOverruling(RULED, RULED, knowledge.catalogue)).to.equal(undefined);
    expect(refuseOverruling(OTHER, undefined, knowledge.catalogue)).to.equal(undefined);
    expect(refuseOverruling(OTHER, null, knowledge.catalogue)).to.equal(undefined);
  });
});
