// The page renews itself, but never under the hands of somebody who is writing.
import { showFlash } from './flash.js';

const words = { on: '实时', off: '已断开，重连中', waiting: '连接中' };

const show = (state) =>
  document.querySelectorAll('[data-live]').forEach((dot) => {
    dot.dataset.live = state;
    dot.querySelector('[data-live-text]').textContent = words[state];
  });

const isBusy = (target) => {
  const focused = document.activeElement;
  const writes = target.contains(focused) && focused.matches('input:not([type=checkbox]), textarea, select');
  return writes || target.querySelector('details.preview[open], form[data-dirty]') !== null;
};

const offerRefresh = (target) => {
  if (target.querySelector(':scope > .live-waiting')) return;
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button live-waiting',
    textContent: '有新变化，点这里刷新',
  });
  button.addEventListener('click', () => {
    button.remove();
    target.querySelectorAll('form[data-dirty]').forEach((form) => form.removeAttribute('data-dirty'));
    target.querySelectorAll('details.preview[open]').forEach((open) => (open.open = false));
    window.htmx.trigger(target, 'refresh');
  });
  target.prepend(button);
};

document.addEventListener('input', (event) => event.target.form?.setAttribute('data-dirty', ''));
document.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target.matches('[data-live-fragment]') && event.detail.elt === event.target && isBusy(event.target)) {
    event.preventDefault();
    offerRefresh(event.target);
  }
});

// The row somebody stands on stays the current one after the list is renewed.
let current;
document.addEventListener(
  'htmx:beforeSwap',
  () => (current = document.querySelector('[data-row][aria-current=true]')?.id),
);
document.addEventListener('htmx:afterSwap', () => {
  if (current && !document.querySelector('[data-row][aria-current=true]')) {
    document.getElementById(current)?.setAttribute('aria-current', 'true');
  }
});

document.addEventListener('htmx:sseOpen', () => show('on'));
document.addEventListener('htmx:sseError', () => show('off'));
window.addEventListener('offline', () => show('off'));

const unreachable = () =>
  showFlash('refused', '网络不通，刚才这一步没有发出', '写好的都在，网络恢复后再按一次；同一步不会执行两遍。');
document.addEventListener('htmx:sendError', (event) => event.target.matches('[data-live-fragment]') || unreachable());
document.addEventListener('htmx:timeout', unreachable);
