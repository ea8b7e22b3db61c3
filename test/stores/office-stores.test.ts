import { hash } from '@node-rs/argon2';
import { expect } from 'chai';
import { NotFound } from '../../server/stores/not-found.ts';
import type { Ruling } from '../../workflows/ticket/ruling-of.ts';
import { buildActor } from '../support/builders.ts';
import { openTestStores } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

const ruling = (key: string, lead: string): Ruling => ({
  key,
  no: '2026-1124-0001',
  category: 'C1-07',
  lead,
  assists: ['roads'],
  basis: '职责清单第 3 条',
  minutes: '会商纪要',
  at: '2026-11-24T02:00:00.000Z',
  by: 'chair-1',
});

describe('stores of the office', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('office-stores');
  });
  after(() => opened.close());

  describe('numbers', () => {
    it('gives consecutive numbers of the civil day in Shanghai when one process asks', async () => {
      // 23:30 of the 23rd in London is the 24th in Shanghai already.
      const late = new Date('2026-11-23T23:30:00.000Z');

      const numbers = [await opened.stores.numbers.next(late), await opened.stores.numbers.next(late)];

      expect(numbers).to.deep.equal(['2026-1124-0001', '2026-1124-0002']);
    });

    it('gives no number twice when three processes ask for 60 each at once', async () => {
      const day = new Date('2026-11-20T03:00:00.000Z');
      const processes = [opened.reopen(), opened.reopen(), opened.reopen()];

      const given = await Promise.all(
        processes.flatMap(({ numbers }) => Array.from({ length: 60 }, () => numbers.next(day))),
      );

      expect(new Set(given)).to.have.lengthOf(180);
      expect(given.every((no) => no.startsWith('2026-1120-'))).to.be.true;
    });
  });

  describe('rulings', () => {
    beforeEach(() => opened.connection.collection('rulings').deleteMany({}));

    it('lies over the rule in force as its next version, once, however often it is told', async () => {
      await opened.stores.rulings.record(ruling('a', 'water'), 3);
      await opened.stores.rulings.record(ruling('a', 'water'), 4);

      const rules = await opened.stores.rulings.listRules();

      expect(rules).to.deep.equal([
        {
          id: 'HS-2026-1124-0001',
          version: 4,
          category: 'C1-07',
          lead: 'water',
          assists: ['roads'],
          ground: '职责清单第 3 条',
          source: 'ruling',
        },
      ]);
    });

    it('gives two rulings on one category two versions when they are told at once', async () => {
      await Promise.all([
        opened.stores.rulings.record(ruling('a', 'water')),
        opened.stores.rulings.record(ruling('b', 'roads')),
      ]);

      const versions = (await opened.stores.rulings.listRules()).map(({ version }) => version);

      expect(versions).to.have.members([1, 2]);
    });
  });

  describe('staff', () => {
    const keep = async (id: string, login: string, name = '沈一'): Promise<void> => {
      const passwordHash = await hash(`secret of ${id}`);
      await opened.stores.staff.keep({ staff: { ...buildActor('dispatcher'), id, name }, login, passwordHash });
    };
    beforeEach(() => opened.connection.collection('staff').deleteMany({}));

    it('finds an account by login in any letters and proves its password, and no other', async () => {
      await keep('d1', 'Shen');

      expect((await opened.stores.staff.findByLogin('SHEN'))?.staff).to.deep.equal({
        ...buildActor('dispatcher'),
        id: 'd1',
        name: '沈一',
      });
      expect((await opened.stores.staff.verify('shen', 'secret of d1'))?.id).to.equal('d1');
      expect(await opened.stores.staff.verify('shen', 'secret of d2')).to.be.null;
      expect(await opened.stores.staff.verify('nobody', 'secret of d1')).to.be.null;
    });

    it('keeps no password that can be read', async () => {
      await keep('d1', 'shen');

      expect(JSON.stringify(await opened.connection.collection('staff').findOne({}))).not.to.contain('secret of');
    });

    it('replaces an account that is kept again, and refuses a login that another has', async () => {
      await keep('d1', 'shen');
      await keep('d1', 'shen', '沈二');

      const clash = await keep('d2', 'SHEN').catch((error: unknown) => error);

      expect((await opened.stores.staff.getById('d1')).name).to.equal('沈二');
      expect(clash).to.be.instanceOf(Error);
      expect(await opened.stores.staff.getById('d2').catch((error: unknown) => error)).to.be.instanceOf(NotFound);
    });

    it('lists names as the Chinese sort', async () => {
      await Promise.all(['周一', '陈一', '安一'].map((name, index) => keep(`s${index}`, `s${index}`, name)));

      expect((await opened.stores.staff.listAll()).map(({ name }) => name)).to.deep.equal(['安一', '陈一', '周一']);
    });
  });
});
