// Ticked rows: how many, and the bar that acts on them.
const ticks = () => [...document.querySelectorAll('[data-select]')];

// What is ticked is remembered by value: a list that renews itself brings its rows back unticked, or for a while not at all.
const chosen = new Set();

const show = () => {
  const count = ticks().filter((tick) => tick.checked).length;
  document.querySelectorAll('[data-select-count]').forEach((shown) => (shown.textContent = String(count)));
  document.querySelectorAll('[data-select-bar]').forEach((bar) => (bar.hidden = count === 0));
};

const remember = () => {
  ticks().forEach((tick) => (tick.checked ? chosen.add(tick.value) : chosen.delete(tick.value)));
  show();
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
  remember();
});

document.addEventListener('htmx:afterSwap', () => {
  ticks().forEach((tick) => (tick.checked = chosen.has(tick.value)));
  show();
});
// A page that is come back to is shown as it was left, ticks included.
window.addEventListener('pageshow', remember);
remember();
