// A long select becomes a box that is searched by typing; without this script it is still a select.
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

const optionsOf = (select) => [...select.options].filter((option) => option.value !== '');

const find = (select, typed) => {
  const options = optionsOf(select);
  const near = typed === '' ? [] : options.filter((option) => option.text.includes(typed));
  return options.find((option) => option.text === typed) ?? (near.length === 1 ? near[0] : undefined);
};

const searchBox = (select, listId) => {
  const placeholder =
    select.dataset.placeholder || (select.multiple ? '输入单位名称添加，可加多个' : '输入单位名称查找');
  const input = make('input', {
    className: 'input',
    type: 'text',
    id: `${select.id}-search`,
    autocomplete: 'off',
    placeholder,
  });
  input.setAttribute('list', listId);
  ['required', 'aria-describedby', 'aria-invalid', 'data-key']
    .filter((name) => select.hasAttribute(name))
    .forEach((name) => input.setAttribute(name, select.getAttribute(name)));
  return input;
};

const chip = (option, drop) => {
  const button = make('button', { type: 'button', className: 'button small', textContent: `${option.text} ×` });
  button.setAttribute('aria-label', `去掉 ${option.text}`);
  button.addEventListener('click', drop);
  return button;
};

const show = (select, input, chosen) => {
  if (!select.multiple) {
    input.value = select.value === '' ? '' : (select.selectedOptions[0]?.text ?? '');
    return;
  }
  input.required = 'must' in select.dataset && select.selectedOptions.length === 0;
  const drop = (option) => () => {
    option.selected = false;
    show(select, input, chosen);
  };
  chosen.replaceChildren(...[...select.selectedOptions].map((option) => chip(option, drop(option))));
};

const take = (select, input) => {
  const typed = input.value.trim();
  const match = find(select, typed);
  input.setCustomValidity(typed !== '' && match === undefined ? '列表里没有这一项，请从列表里选' : '');
  if (match === undefined && select.multiple) return;
  if (match === undefined) select.value = '';
  else match.selected = true;
  // What matches nothing stays readable in the box, so that it can be mended.
  if (match !== undefined && select.multiple) input.value = '';
  select.dispatchEvent(new Event('input', { bubbles: true }));
  if (match !== undefined) select.dispatchEvent(new Event('change', { bubbles: true }));
};

const build = (select) => {
  if ('pickerReady' in select.dataset) return;
  select.dataset.pickerReady = '';
  const list = make('datalist', { id: `${select.id}-list` });
  list.append(
    ...optionsOf(select).map((option) => make('option', { value: option.text, label: option.dataset.hint ?? '' })),
  );
  const input = searchBox(select, list.id);
  const chosen = make('div', { className: 'cluster' });
  const wrap = make('div', { className: 'picker' });
  wrap.append(input, list, chosen);
  select.closest('.field')?.querySelector('label')?.setAttribute('for', input.id);
  if (select.required) select.dataset.must = '';
  select.required = false;
  select.hidden = true;
  select.after(wrap);
  const renew = () => show(select, input, chosen);
  input.addEventListener('change', () => take(select, input));
  select.addEventListener('change', renew);
  select.form?.addEventListener('draft-restored', renew);
  renew();
};

const buildAll = () => document.querySelectorAll('select[data-picker]').forEach(build);
document.addEventListener('htmx:load', buildAll);
buildAll();
