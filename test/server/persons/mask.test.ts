import { expect } from 'chai';
import { maskName, maskPhone, plainPhone } from '../../../server/persons/mask.ts';

const phones: readonly (readonly [phone: string, masked: string])[] = [
  ['13800000001', '138****0001'],
  ['05710000001', '057****0001'],
  ['0000001', '****01'],
  ['110', '****'],
];
const names: readonly (readonly [name: string, masked: string])[] = [
  ['周小桐', '周某'],
  ['欧阳小桐', '欧阳某'],
  ['欧阳', '欧某'],
  ['Jane Roe', 'J***'],
];
const spellings: readonly (readonly [written: string, plain: string])[] = [
  ['138 0000 0001', '13800000001'],
  ['+86 138-0000-0001', '13800000001'],
  ['008613800000001', '13800000001'],
  ['8600001', '8600001'],
  ['+44 20 0000 0000', '+442000000000'],
];

describe('masks', () => {
  for (const [phone, masked] of phones) {
    it(`shows ${masked} when the number is ${phone}`, () => expect(maskPhone(phone)).to.equal(masked));
  }
  for (const [name, masked] of names) {
    it(`shows ${masked} when the name is ${name}`, () => expect(maskName(name)).to.equal(masked));
  }
  for (const [written, plain] of spellings) {
    it(`knows ${plain} again when it is written ${written}`, () => expect(plainPhone(written)).to.equal(plain));
  }
});
