// What only a script can do for a citizen: ask the phone where it is, copy the receipt. The pages work without it.
const english = document.documentElement.lang.startsWith('en');
const words = english
  ? {
      found: 'Location added',
      asking: 'Asking the phone…',
      failed: 'No location; please type the place',
      copied: 'Copied',
    }
  : { found: '已定位', asking: '正在定位…', failed: '没有定到位，请写地点', copied: '已复制' };

const sayOn = (button, text) => {
  button.querySelector('span').textContent = text;
};

const keepPin = (button, { coords }) => {
  const { lat, lng } = button.form.elements;
  lat.value = coords.latitude.toFixed(6);
  lng.value = coords.longitude.toFixed(6);
  sayOn(button, words.found);
};

document.querySelectorAll('[data-print][hidden]').forEach((button) => (button.hidden = false));
document.querySelectorAll('[data-locate]').forEach((button) => {
  button.hidden = !navigator.geolocation || !window.isSecureContext;
  button.addEventListener('click', () => {
    sayOn(button, words.asking);
    navigator.geolocation.getCurrentPosition(
      (position) => keepPin(button, position),
      () => sayOn(button, words.failed),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  });
});
document.querySelectorAll('[data-copy]').forEach((button) => {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    sayOn(button, words.copied);
  });
});
