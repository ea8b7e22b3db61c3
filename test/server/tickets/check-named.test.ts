import { expect } from 'chai';
import { checkNamed } from '../../../server/tickets/check-named.ts';
import { formOf } from '../../../workflows/domain/action-forms.ts';
import type { Said } from '../../../workflows/domain/ticket.ts';
import { lifeIn } from '../../support/domain.ts';
import { knowledge } from '../../support/tickets.ts';

const { catalogue } = knowledge;
const town = Object.values(catalogue.departments).find(({ kind }) => kind === 'town')?.id ?? '';
const check = (said: Said, category: string | null = 'M3-02') =>
  checkNamed(
    'dispatch',
    formOf('dispatch'),
    said,
    lifeIn('awaitingDispatch', { demand: { category } }).state,
    catalogue,
  );

describe('checkNamed', () => {
  it('when all names are known and the lead has the power, then nothing is wrong', () => {
    expect(check({ lead: 'water-bureau', assists: ['urban-management'], basis: '目录' })).to.deep.equal([]);
  });

  it('when a unit is named that does not exist, then its field is named', () => {
    expect(check({ lead: 'constructor', basis: '目录' }).map(({ field }) => field)).to.deep.equal(['lead']);
  });

  it('when one of several assisting units does not exist, then that field is named', () => {
    expect(check({ lead: 'water-bureau', assists: ['urban-management', 'x'] }).map(({ field }) => field)).to.deep.equal(
      ['assists'],
    );
  });

  it('when a matter that needs a power is pushed down to a town, then a reason is asked for', () => {
    expect(check({ lead: town, basis: '目录' })[0]).to.include({ field: 'overrideReason' });
  });

  it('when the reason for pushing down stands there, then it may go', () => {
    expect(check({ lead: town, basis: '目录', overrideReason: '镇里有现成的抢修队' })).to.deep.equal([]);
  });

  it('when a ruling named another lead, then a reason is asked for, whatever the category', () => {
    const { state } = lifeIn('awaitingDispatch', { demand: { category: null } });
    const overrule = (said: Said) =>
      checkNamed('dispatch', formOf('dispatch'), said, { ...state, ruledLead: 'water-bureau' }, catalogue);

    expect(overrule({ lead: 'urban-management', basis: '目录' })[0]).to.include({ field: 'overrideReason' });
    expect(overrule({ lead: 'urban-management', basis: '目录', overrideReason: '水务局已撤并' })).to.deep.equal([]);
    expect(overrule({ lead: 'water-bureau', basis: '裁定' })).to.deep.equal([]);
  });

  it('when the category is not known yet, then the guard does not judge', () => {
    expect(check({ lead: town, basis: '目录' }, null)).to.deep.equal([]);
  });
});
