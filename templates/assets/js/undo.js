// Ten seconds to take it back, with one key, instead of being asked beforehand.
const undoMs = 10_000;
const toasts = () => document.getElementById('toast');

const arm = (toast) => {
  if ('armed' in toast.dataset) return;
  toast.dataset.armed = '';
  setTimeout(() => toast.remove(), undoMs);
};

/** Offers to take back something that happened in this page only. */
export const offerUndo = (text, takeBack) => {
  const toast = document.createElement('div');
  toast.className = 'undo';
  const words = document.createElement('span');
  words.textContent = text;
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button small',
    textContent: '撤销 ',
  });
  button.dataset.key = 'Z';
  const key = document.createElement('kbd');
  key.textContent = 'Z';
  button.append(key);
  button.addEventListener('click', () => {
    takeBack();
    toast.remove();
  });
  toast.append(words, button);
  toasts()?.replaceChildren(toast);
  arm(toast);
};

const armAll = () => document.querySelectorAll('[data-undo]').forEach(arm);
document.addEventListener('htmx:load', armAll);
armAll();
