// A long select becomes a box that is searched by typing; without this script it is still a select.
const build = (select) => {
  if ('pickerReady' in select.dataset) return;
  select.dataset.pickerReady = '';
  const options = [...select.options].filter((option) => option.value !== '');
  const listId = `${select.id}-list`;
  const wrap = Object.assign(document.createElement('div'), { className: 'picker' });
  const chosen = Object.assign(document.createElement('div'), { className: 'cluster' });
  const input = Object.assign(document.createElement('input'), { className: 'input', type: 'text', id: `${select.id}-search`, autocomplete: 'off', placeholder: select.multiple ? '输入单位名称添加，可加多个' : '输入单位名称查找' });
  const list = Object.assign(document.createElement('datalist'), { id: listId });
  options.forEach((option) => list.append(Object.assign(document.createElement('option'), { value: option.text, label: option.dataset.hint ?? '' })));
  input.setAttribute('list', listId);
  ['required', 'aria-describedby', 'aria-invalid'].filter((name) => select.hasAttribute(name)).forEach((name) => input.setAttribute(name, select.getAttribute(name)));
  const name = select.closest('.field')?.querySelector('label');
  name?.setAttribute('for', input.id);

  const show = () => {
    if (!select.multiple) {
      input.value = select.selectedOptions[0]?.value ? select.selectedOptions[0].text : '';
      return;
    }
    input.required = select.hasAttribute('data-must') && select.selectedOptions.length === 0;
    chosen.replaceChildren(...[...select.selectedOptions].map((option) => {
      const chip = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: `${option.text} ×` });
      chip.setAttribute('aria-label', `去掉 ${option.text}`);
      chip.addEventListener('click', () => {
        option.selected = false;
        show();
      });
      return chip;
    }));
  };
  const take = () => {
    const typed = input.value.trim();
    const match = options.find((option) => option.text === typed) ?? (typed && options.filter((option) => option.text.includes(typed)).length === 1 ? options.find((option) => option.text.includes(typed)) : undefined);
    input.setCustomValidity(typed && !match ? '没有这个单位，请从列表里选' : '');
    if (select.multiple) {
      if (!match) return;
      match.selected = true;
      input.value = '';
    } else {
      select.value = match?.value ?? '';
      if (match) input.value = match.text;
    }
    select.dispatchEvent(new Event('input', { bubbles: true }));
    show();
  };
  if (select.required) select.dataset.must = '';
  select.required = false;
  select.hidden = true;
  input.addEventListener('change', take);
  select.addEventListener('change', show);
  select.form?.addEventListener('draft-restored', show);
  wrap.append(input, list, chosen);
  select.after(wrap);
  show();
};

const buildAll = () => document.querySelectorAll('select[data-picker]').forEach(build);
document.addEventListener('htmx:load', buildAll);
buildAll();
