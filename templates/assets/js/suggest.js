// A suggestion becomes a value only when a person takes it; Z gives back what stood there before.
import { offerUndo } from './undo.js';

const announce = (field) =>
  field.dispatchEvent(new Event('input', { bubbles: true })) &&
  field.dispatchEvent(new Event('change', { bubbles: true }));

const fieldsNamed = (button) => [
  ...(button.closest('form') ?? document).querySelectorAll(`[name="${CSS.escape(button.dataset.fill)}"]`),
];

const setTo = (fields, value) => {
  const radio = fields.find((field) => field.type === 'radio' && field.value === value);
  if (radio) radio.checked = true;
  else if (fields[0]) fields[0].value = value;
  if (fields[0]) announce(radio ?? fields[0]);
};

const valueOf = (fields) =>
  fields[0]?.type === 'radio' ? (fields.find((field) => field.checked)?.value ?? '') : (fields[0]?.value ?? '');

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-fill]');
  if (!button) return;
  const fields = fieldsNamed(button);
  const before = valueOf(fields);
  setTo(fields, button.dataset.value);
  const box = button.closest('[data-suggestion]');
  box?.setAttribute('data-taken', '');
  offerUndo(`已采用：${button.dataset.text ?? box?.querySelector('b')?.textContent ?? ''}`, () => {
    setTo(fields, before);
    box?.removeAttribute('data-taken');
  });
});
