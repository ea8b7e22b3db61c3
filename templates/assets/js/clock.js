// One timer for the whole page. The server's tone stands until an instant it named has passed.
import { clockWords, leftWords } from './time-words.js';

const signOf = { late: 'alert-triangle' };

const spriteUrl = () =>
  document.querySelector('svg.icon use')?.getAttribute('href')?.split('#')[0] ??
  new URL('../icons.svg', import.meta.url).href;

const toneAt = (now, { risk, due }) => {
  if (now > Date.parse(due)) return 'late';
  return now >= Date.parse(risk) ? 'risk' : 'calm';
};

const showSign = (clock, tone) => {
  const ring = clock.querySelector('.ring');
  if (!ring || !signOf[tone]) return;
  const holder = document.createElement('template');
  holder.innerHTML = `<svg class="icon" aria-hidden="true"><use href="${spriteUrl()}#${signOf[tone]}"/></svg>`;
  ring.replaceWith(holder.content);
};

const paint = (clock, now) => {
  const { start, due } = clock.dataset;
  const tone = toneAt(now, clock.dataset);
  if (tone !== clock.dataset.tone) {
    clock.dataset.tone = tone;
    clock.closest('[data-row]')?.setAttribute('data-tone', tone);
    showSign(clock, tone);
  }
  const left = Date.parse(due) - now;
  const share = Math.max(0, Math.min(100, (left / (Date.parse(due) - Date.parse(start))) * 100));
  clock.querySelector('[data-ring]')?.setAttribute('stroke-dasharray', `${Math.round(share)} 100`);
  // Working days are counted by the server's calendar; the browser only says when they are over.
  if ('steady' in clock.dataset && left >= 0) return;
  const words = leftWords(left);
  const shown = clock.querySelector('[data-left]');
  if (shown && shown.textContent !== words) shown.textContent = words;
};

const tick = () => {
  const now = Date.now();
  document.querySelectorAll('[data-clock]').forEach((clock) => paint(clock, now));
  document.querySelectorAll('[data-now]').forEach((shown) => {
    const words = shown.textContent.replace(/\d\d:\d\d$/, clockWords(new Date(now)).slice(0, 5));
    if (words !== shown.textContent) shown.textContent = words;
  });
};

tick();
setInterval(tick, 1000);
document.addEventListener('htmx:load', tick);
document.addEventListener('visibilitychange', tick);
