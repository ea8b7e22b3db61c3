// Ticked rows: how many, and the bar that acts on them.
const ticks = () => [...document.querySelectorAll('[data-select]')];

const count = () => {
  const chosen = ticks().filter((tick) => tick.checked).length;
  document.querySelectorAll('[data-select-count]').forEach((shown) => (shown.textContent = String(chosen)));
  document.querySelectorAll('[data-select-bar]').forEach((bar) => (bar.hidden = chosen === 0));
};

let last;
document.addEventListener('click', (event) => {
  const tick = event.target.closest('[data-select]');
  if (!tick) return;
  const all = ticks();
  if (event.shiftKey && last) {
    const [from, to] = [all.indexOf(last), all.indexOf(tick)].sort((a, b) => a - b);
    all.slice(Math.max(0, from), to + 1).forEach((one) => (one.checked = tick.checked));
  }
  last = tick;
  count();
});

// A renewed list keeps the ticks of the rows that are still in it.
let kept = new Set();
document.addEventListener(
  'htmx:beforeSwap',
  () =>
    (kept = new Set(
      ticks()
        .filter((tick) => tick.checked)
        .map((tick) => tick.value),
    )),
);
document.addEventListener('htmx:afterSettle', () => {
  ticks().forEach((tick) => (tick.checked ||= kept.has(tick.value)));
  count();
});
count();
