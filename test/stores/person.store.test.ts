import { expect } from 'chai';
import { SealBroken } from '../../server/persons/vault.ts';
import { NotFound } from '../../server/stores/not-found.ts';
import { buildRing } from '../support/builders.ts';
import { openTestStores, STORE_NOW } from '../support/stores.ts';
import type { TestStores } from '../support/stores.ts';

interface Sealed {
  readonly _id: string;
  readonly kid: string;
  readonly sealed: Readonly<Record<string, string>>;
}

const zhou = { phone: '138 0000 0001', name: '周小桐', address: '云溪县玉屏路 1 号' };
const asked = { by: 'handler-1', reason: '联系诉求人核实地点', no: '2026-1124-0001' };

describe('person store', () => {
  let opened: TestStores;
  before(async () => {
    opened = await openTestStores('person-store');
  });
  after(() => opened.close());
  beforeEach(() => opened.connection.collection('persons').deleteMany({}));

  const documentOf = async (personId: string): Promise<Sealed> => {
    const found = await opened.connection.collection<Sealed>('persons').findOne({ _id: personId });
    if (!found) throw new Error('no such document');
    return found;
  };

  it('shows masks and keeps nothing readable when a person is remembered', async () => {
    const remembered = await opened.stores.persons.remember(zhou);

    const stored = JSON.stringify(await documentOf(remembered.personId));

    expect(remembered).to.include({ mask: '138****0001', nameMask: '周某' });
    expect(stored).not.to.match(/13800000001|小桐|玉屏/);
  });

  it('is the same person when the number comes again, written otherwise, and learns what is new', async () => {
    const first = await opened.stores.persons.remember({ phone: '13800000001', name: '周小桐' });
    const second = await opened.stores.persons.remember({ phone: '+86 138-0000-0001', address: '玉屏路' });

    const revealed = await opened.stores.persons.reveal(first.personId, asked);

    expect(second.personId).to.equal(first.personId);
    expect(revealed).to.deep.equal({ phone: '13800000001', name: '周小桐', address: '玉屏路' });
  });

  it('is found by number when it was remembered, and with another lookup key never', async () => {
    const { personId } = await opened.stores.persons.remember(zhou);
    const stranger = opened.reopen({ lookupKey: Buffer.alloc(32, 'other') });

    expect((await opened.stores.persons.findByPhone('13800000001'))?.personId).to.equal(personId);
    expect(await opened.stores.persons.findByPhone('13800000002')).to.be.null;
    expect(await stranger.persons.findByPhone('13800000001')).to.be.null;
  });

  it('makes one person when the same number is remembered ten times at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => opened.stores.persons.remember(zhou)));

    expect(new Set(all.map(({ personId }) => personId))).to.have.lengthOf(1);
    expect(await opened.connection.collection('persons').countDocuments()).to.equal(1);
  });

  it('records who looked and why when a person is revealed, before anything is opened', async () => {
    const { personId } = await opened.stores.persons.remember(zhou);
    const broken = opened.reopen({ vaultKeys: buildRing('other') });

    await broken.persons.reveal(personId, asked).catch(() => undefined);
    const recorded = await opened.stores.audit.listByTicket(asked.no);

    expect(recorded).to.deep.include({ ...asked, at: STORE_NOW.toISOString(), kind: 'reveal', personId });
  });

  it('reveals nothing when no reason is given or there is no such person', async () => {
    const { personId } = await opened.stores.persons.remember(zhou);

    const silent = await opened.stores.persons
      .reveal(personId, { ...asked, reason: '  ' })
      .catch((error: unknown) => error);
    const nobody = await opened.stores.persons.reveal('p-none', asked).catch((error: unknown) => error);

    expect(silent).to.be.instanceOf(Error);
    expect(nobody).to.be.instanceOf(NotFound);
  });

  it('reads with the old key and seals with the new one when keys are rotated, until the old is not needed', async () => {
    const { personId } = await opened.stores.persons.remember(zhou);
    await opened.stores.persons.remember({ phone: '13800000002', name: '吴南岭' });
    const both = opened.reopen({ vaultKeys: buildRing('k2', 'k1') });

    expect((await both.persons.reveal(personId, asked)).name).to.equal('周小桐');
    expect(await both.persons.rotate()).to.equal(2);
    expect(await both.persons.rotate()).to.equal(0);

    const onlyNew = opened.reopen({ vaultKeys: buildRing('k2') });
    const { phone } = await onlyNew.persons.reveal(personId, asked);
    const { kid, sealed } = await documentOf(personId);
    expect(phone).to.equal('13800000001');
    expect([kid, ...Object.values(sealed).map((text) => text.split('.')[0])]).to.have.members(['k2', 'k2', 'k2', 'k2']);
  });

  it('refuses to open a text that was changed or moved to another person', async () => {
    const [one, other] = [
      await opened.stores.persons.remember(zhou),
      await opened.stores.persons.remember({ phone: '13800000002', name: '吴南岭' }),
    ];
    const { sealed } = await documentOf(one.personId);
    const put = (personId: string, text: string) =>
      opened.connection.collection<Sealed>('persons').updateOne({ _id: personId }, { $set: { 'sealed.name': text } });
    const name = sealed['name']!;

    await put(other.personId, name);
    await put(one.personId, `${name.slice(0, -2)}${name.endsWith('AA') ? 'BB' : 'AA'}`);
    const refusals = await Promise.all(
      [one, other].map(({ personId }) =>
        opened.stores.persons.reveal(personId, asked).catch((error: unknown) => error),
      ),
    );

    refusals.forEach((refusal) => expect(refusal).to.be.instanceOf(SealBroken));
  });
});
