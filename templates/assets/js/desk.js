// What only desks with one big form need: Enter in a field never sends the form, and what a key opens takes the focus.
const isLine = (element) => element.matches('input:not([type=checkbox]):not([type=radio]):not([type=submit])');

// In the capture phase, so that a field's own choice (from a list) is made by the blur and not by sending the form.
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (!isLine(event.target) || !event.target.closest('form[data-enter=stay]')) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.blur();
  },
  true,
);

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!target.open || !target.closest('form[data-enter=stay], .narrowing')) return;
    const first = [...target.querySelectorAll('input, select, textarea')].find(
      (field) => field.getClientRects().length > 0,
    );
    first?.focus();
    // What stands there is to be replaced by typing, not to be deleted first.
    if (first && isLine(first)) first.select();
    target.scrollIntoView({ block: 'nearest' });
  },
  true,
);
