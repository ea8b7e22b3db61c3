// The page is worked by keys that stand on its buttons: data-key is both what is printed and what presses.
const names = { ' ': 'Space', ArrowDown: 'J', ArrowUp: 'K' };
const offKey = 'single-keys-off';

const comboOf = (event) => {
  // Option/Alt changes event.key on some keyboards; the digit is read from the key's place.
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.altKey && digit ? digit : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    names[key] && !isWriting(event.target) ? names[key] : key,
  ].join('');
};

const isWriting = (target) =>
  target.matches?.(
    'textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])',
  ) ?? false;
const isPlain = (combo) => !/^(Ctrl|Alt)\+|^F\d+$|^Escape$/.test(combo);
const isShown = (element) => element.getClientRects().length > 0;
const canon = (key) => key.replace(/\s+/g, '+').replace('↵', 'Enter').replace('+回车', '');

const press = (element) => {
  if (element.matches('input:not([type=radio]):not([type=checkbox]), textarea, select')) element.focus();
  else element.click();
};

const rows = () => [...document.querySelectorAll('[data-row]')].filter(isShown);
const currentRow = () => document.querySelector('[data-row][aria-current=true]');

const moveTo = (row) => {
  currentRow()?.removeAttribute('aria-current');
  row.setAttribute('aria-current', 'true');
  row.scrollIntoView({ block: 'nearest' });
  const link = row.querySelector('[data-open]');
  if (link?.hasAttribute('hx-get')) link.click();
  else link?.focus({ preventScroll: true });
};

const move = (step) => {
  const list = rows();
  const next = list[Math.max(0, Math.min(list.length - 1, list.indexOf(currentRow()) + step))];
  if (next) moveTo(next);
};

const rowKeys = {
  J: () => move(1),
  K: () => move(-1),
  X: () => currentRow()?.querySelector('[data-select]')?.click(),
  Enter: () => (currentRow()?.querySelector('[data-enter]') ?? currentRow()?.querySelector('[data-open]'))?.click(),
};

// A field is called what its label says, a suggestion by what it would fill in.
const wordsOf = (element) => {
  const { key, text } = element.dataset;
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent;
  const words = (label || element.textContent).replace(key, '').trim();
  return text && !words.includes(text) ? `${words}：${text}` : words;
};

const dialog = () => {
  const box = document.createElement('dialog');
  const listed = [...document.querySelectorAll('[data-key]')]
    .filter(isShown)
    .map((element) => [element.dataset.key, wordsOf(element)]);
  const all = [
    ...(rows().length > 0
      ? [
          ['J K', '上下移动'],
          ...(document.querySelector('[data-select]') ? [['X', '选中']] : []),
          ...(listed.some(([key]) => canon(key) === 'Enter') ? [] : [['Enter', '打开']]),
        ]
      : []),
    ...listed,
    ['?', '这张表'],
  ];
  const title = Object.assign(document.createElement('h1'), { textContent: '快捷键' });
  const list = Object.assign(document.createElement('div'), { className: 'keys-list' });
  all.forEach(([key, text]) =>
    list.append(
      Object.assign(document.createElement('kbd'), { textContent: key }),
      Object.assign(document.createElement('span'), { textContent: text }),
    ),
  );
  const form = document.createElement('form');
  form.method = 'dialog';
  form.innerHTML =
    '<label class="choice"><input type="checkbox" data-single-keys><span>单键快捷键<small>语音输入或容易误触时请关掉</small></span></label> <p class="cluster"><button class="button primary push">关闭</button></p>';
  const single = form.querySelector('[data-single-keys]');
  single.checked = localStorage.getItem(offKey) === null;
  single.addEventListener('change', () =>
    single.checked ? localStorage.removeItem(offKey) : localStorage.setItem(offKey, 'yes'),
  );
  box.setAttribute('aria-label', '快捷键');
  box.append(title, list, form);
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
};

const announceKeys = () =>
  document
    .querySelectorAll('[data-key]:not([aria-keyshortcuts])')
    .forEach((element) =>
      element.setAttribute('aria-keyshortcuts', canon(element.dataset.key).replace('Ctrl', 'Control')),
    );

// A key is named at the bottom only while it does something: with what it works on it comes and goes.
const nameKeys = () =>
  document.querySelectorAll('[data-shown-with]').forEach((hint) => {
    hint.hidden = ![...document.querySelectorAll(hint.dataset.shownWith)].some(isShown);
  });

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const combo = comboOf(event);
  if (combo === 'Escape' && isWriting(event.target)) {
    event.target.blur();
    return;
  }
  if (isPlain(combo) && (isWriting(event.target) || (localStorage.getItem(offKey) !== null && combo !== 'Enter'))) {
    return;
  }
  // Enter on something focused presses that thing, not the page's next step; a row that is already open beside the list has had its press.
  const isOpenRow = event.target.closest('[data-row][aria-current=true] [data-open][hx-get]');
  if (combo === 'Enter' && !isOpenRow && event.target.closest('a, button, summary, input')) return;
  const keyed = [...document.querySelectorAll('[data-key]')].find(
    (element) => canon(element.dataset.key) === combo && isShown(element) && !element.disabled,
  );
  const act = keyed ? () => press(keyed) : combo === '?' ? dialog : rows().length > 0 ? rowKeys[combo] : undefined;
  if (!act) return;
  event.preventDefault();
  act();
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-keys-help]')) dialog();
  const row = event.target.closest('[data-row]');
  if (row && event.target.closest('[data-open][hx-get]')) {
    currentRow()?.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'true');
  }
  // A line of a table is opened by a press anywhere on it.
  if (row?.matches('tr') && !event.target.closest('a, button, input, label')) moveTo(row);
});
document.addEventListener('htmx:load', announceKeys);
document.addEventListener('htmx:afterSettle', nameKeys);
announceKeys();
nameKeys();
