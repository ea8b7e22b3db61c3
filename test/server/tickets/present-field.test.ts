import { expect } from 'chai';
import { presentField } from '../../../server/tickets/present-field.ts';
import type { Field } from '../../../workflows/domain/form-fields.ts';
import { knowledge } from '../../support/tickets.ts';

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({ name: 'one', zh: '一项', kind, ...more });
const present = (given: Field, value?: string | readonly string[]) =>
  presentField(given, value, [], knowledge.catalogue);

describe('presentField', () => {
  it('when a category is chosen, then the box asks for a category and not for a unit', () => {
    const { placeholder, options = [] } = present(field('category'));

    expect(placeholder).to.equal('输入类别名称查找');
    expect(options).to.have.length(Object.keys(knowledge.catalogue.categories).length);
  });

  it('when a value was typed before, then its option is the chosen one', () => {
    const { options = [] } = present(field('unit'), 'water-bureau');

    expect(options.filter(({ selected }) => selected).map(({ text }) => text)).to.deep.equal(['水务局']);
  });

  it('when a file was kept already, then it is not required again, and that it is kept is told', () => {
    const shown = present(field('files', { required: true }), ['file-1']);

    expect(shown).to.include({ hint: '已保存 1 个文件，可以再加' }).and.not.have.property('required');
  });

  it('when the field is wrong, then what is wrong stands at it', () => {
    const errors = [{ field: 'one', text: '请填写' }];

    expect(presentField(field('text'), undefined, errors, knowledge.catalogue)).to.include({ error: '请填写' });
  });
});
