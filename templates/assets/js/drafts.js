// What was typed survives a closed tab and a dead network. Kept in this browser only, a week at most, never files or passwords.
import { clockWords } from './time-words.js';

const weekMs = 7 * 24 * 3_600_000;
const prefix = 'draft:';
const owner = () => document.body.dataset.user ?? 'public';
const keyOf = (name) => `${prefix}${owner()}:${name}`;
const isKept = (field) =>
  field.name &&
  !['hidden', 'file', 'password', 'submit', 'button'].includes(field.type) &&
  !('noDraft' in field.dataset);
const fieldsOf = (form) => [...form.elements].filter(isKept);
const english = () => document.documentElement.lang.startsWith('en');

const valueOf = (field) =>
  ['checkbox', 'radio'].includes(field.type)
    ? field.checked
    : field.multiple
      ? [...field.selectedOptions].map((option) => option.value)
      : field.value;
const slotOf = (field) => (['checkbox', 'radio'].includes(field.type) ? `${field.name}=${field.value}` : field.name);

const isChanged = (field) =>
  ['checkbox', 'radio'].includes(field.type)
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue;

// What comes back must be seen: nobody should send a tick they made last week and cannot see now.
const unfold = (field) => {
  const fold = field.closest('details:not([open])');
  if (fold && isChanged(field)) fold.open = true;
};

const fill = (field, value) => {
  if (['checkbox', 'radio'].includes(field.type)) field.checked = value;
  else if (field.multiple) [...field.options].forEach((option) => (option.selected = value.includes(option.value)));
  else field.value = value;
};

const say = (form, words) => {
  const shown = form.querySelector('[data-draft-state]') ?? document.querySelector('[data-draft-state]');
  if (shown) shown.textContent = words;
};

const save = (form) => {
  const values = Object.fromEntries(fieldsOf(form).map((field) => [slotOf(field), valueOf(field)]));
  try {
    localStorage.setItem(keyOf(form.dataset.draft), JSON.stringify({ at: Date.now(), values }));
    say(form, `${english() ? 'Draft saved' : '草稿已保存'} ${clockWords(new Date())}`);
  } catch {
    say(form, english() ? 'This browser cannot keep a draft' : '这个浏览器存不了草稿，请别关页面');
  }
};

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
};

const restore = (form) => {
  if ('draftReady' in form.dataset) return;
  form.dataset.draftReady = '';
  const draft = read(keyOf(form.dataset.draft));
  if (!draft) return;
  fieldsOf(form).forEach((field) => {
    const value = draft.values[slotOf(field)];
    if (value === undefined) return;
    fill(field, value);
    unfold(field);
  });
  say(form, `${english() ? 'Draft restored, saved' : '已恢复草稿，存于'} ${clockWords(new Date(draft.at))}`);
  form.querySelectorAll('[data-draft-clear]').forEach((link) => (link.hidden = false));
  form.dispatchEvent(new Event('draft-restored', { bubbles: true }));
};

const forget = (name) => {
  localStorage.removeItem(keyOf(name));
  clearTimeout(timers.get(name));
  timers.delete(name);
};
const timers = new Map();

const keep = (form) => {
  clearTimeout(timers.get(form.dataset.draft));
  timers.delete(form.dataset.draft);
  save(form);
};

const settle = () => {
  document.querySelectorAll('[data-draft-done]').forEach((done) => forget(done.dataset.draftDone));
  document.querySelectorAll('form[data-draft]').forEach(restore);
};

const expire = () => {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix) && Date.now() - (read(key)?.at ?? 0) > weekMs)
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // A browser that forbids storage still shows the page.
  }
};

document.addEventListener('input', (event) => {
  const form = event.target.form;
  if (!form?.matches('[data-draft]')) return;
  clearTimeout(timers.get(form.dataset.draft));
  timers.set(
    form.dataset.draft,
    setTimeout(() => keep(form), 400),
  );
});
// A tab may be closed within those 400 ms; a phone gives no other notice.
window.addEventListener('pagehide', () =>
  document.querySelectorAll('form[data-draft]').forEach((form) => timers.has(form.dataset.draft) && keep(form)),
);
// For the next person at a shared computer, who must not find somebody's number: the link opens the page anew.
document.addEventListener('click', ({ target }) => {
  const link = target.closest('[data-draft-clear]');
  if (link) forget(link.closest('form').dataset.draft);
});
document.addEventListener('draft-done', (event) => forget(event.detail?.value ?? event.detail));
document.addEventListener('htmx:load', settle);
expire();
settle();
