// A second press sends nothing: the first is on its way, and its commandId would make it harmless anyway.
const release = (form) => {
  form.removeAttribute('aria-busy');
  form.querySelectorAll('[data-guarded]').forEach((button) => {
    button.disabled = false;
    button.removeAttribute('data-guarded');
  });
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('form[data-once]') || event.defaultPrevented) return;
  if (form.getAttribute('aria-busy') === 'true') {
    event.preventDefault();
    return;
  }
  form.setAttribute('aria-busy', 'true');
  // After this turn, or the pressed button's own name and value would not be sent.
  setTimeout(() =>
    form.querySelectorAll('button:not([type=button]):not(:disabled)').forEach((button) => {
      button.disabled = true;
      button.setAttribute('data-guarded', '');
    }),
  );
  setTimeout(() => release(form), 15_000);
});

document.addEventListener('htmx:afterRequest', (event) => {
  const form = event.target.closest?.('form[data-once]');
  if (form) release(form);
});
window.addEventListener('pageshow', () => document.querySelectorAll('form[aria-busy]').forEach(release));

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) window.print();
});
document.addEventListener('change', (event) => {
  const names = event.target.closest('.upload')?.querySelector('[data-file-names]');
  if (names && event.target.files?.length) {
    names.dataset.asked ??= names.textContent;
    names.textContent = [...event.target.files].map((file) => file.name).join('、');
  }
});
document.addEventListener('reset', (event) => {
  event.target
    .querySelectorAll('[data-file-names][data-asked]')
    .forEach((names) => (names.textContent = names.dataset.asked));
});
document.querySelector('[data-focus]')?.focus();
