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
    if (value !== undefined) fill(field, value);
  });
  say(form, `${english() ? 'Draft restored, saved' : '已恢复草稿，存于'} ${clockWords(new Date(draft.at))}`);
  form.dispatchEvent(new Event('draft-restored', { bubbles: true }));
};

const forget = (name) => {
  localStorage.removeItem(keyOf(name));
  clearTimeout(timers.get(name));
};
const timers = new Map();

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
    setTimeout(() => save(form), 400),
  );
});
document.addEventListener('draft-done', (event) => forget(event.detail?.value ?? event.detail));
document.addEventListener('htmx:load', settle);
expire();
settle();
