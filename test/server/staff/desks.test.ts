import { expect } from 'chai';
import { homeOf } from '../../../server/staff/desks.ts';
import { listDemoStaff } from '../../../server/staff/demo-staff.ts';
import { createNav } from '../../../server/staff/nav.ts';
import type { Role } from '../../../workflows/domain/roles.ts';
import type { Actor } from '../../../workflows/domain/ticket.ts';

const firstDesks: readonly (readonly [Role, string])[] = [
  ['dispatcher', '/desk/dispatch'],
  ['operator', '/desk/operator'],
  ['shiftLead', '/desk/shift'],
  ['checker', '/desk/check'],
  ['callbackClerk', '/desk/callback'],
  ['supervisor', '/desk/supervise'],
  ['chair', '/desk/consult'],
  ['liaison', '/unit'],
  ['handler', '/unit'],
  ['deptLeader', '/unit'],
];

describe('the desks', () => {
  for (const [role, home] of firstDesks) {
    it(`begin for ${role} at ${home}`, () => {
      expect(homeOf([role])).to.equal(home);
    });
  }

  it('show what waits and where one is when a page is opened', async () => {
    const dispatcher: Actor = { id: 'shen', name: '沈', roles: ['dispatcher'], unit: null };
    const nav = createNav({
      tickets: { countsByStatus: async () => ({ registered: 2, awaitingDispatch: 3, closed: 90 }) },
      inbox: { countUnread: async () => 4 },
    });

    const items = await nav(dispatcher, '/desk/dispatch/rows');

    expect(items.map(({ text, count, current }) => [text, count, current])).to.deep.equal([
      ['派单', 5, true],
      ['消息', 4, false],
    ]);
  });

  it('mark only the nearest one when one path begins like another', async () => {
    const handler: Actor = { id: 'wu', name: '吴', roles: ['handler'], unit: 'water-bureau' };
    const nav = createNav({ tickets: { countsByStatus: async () => ({}) }, inbox: { countUnread: async () => 0 } });

    const items = await nav(handler, '/unit/assist');

    expect(items.filter(({ current }) => current).map(({ href }) => href)).to.deep.equal(['/unit/assist']);
  });
});

describe('the demo staff', () => {
  it('has three people for every unit, each under a login of their own', () => {
    const accounts = listDemoStaff(['water-bureau', 'housing-bureau']);

    const logins = accounts.map(({ login }) => login);

    expect(new Set(logins).size).to.equal(logins.length);
    expect(logins).to.include.members([
      'shen',
      'wu',
      'housing-bureau.liaison',
      'housing-bureau.handler',
      'housing-bureau.leader',
    ]);
  });
});
