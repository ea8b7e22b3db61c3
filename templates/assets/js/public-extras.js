// What only a script can do for a citizen: ask the phone where it is, copy the receipt, refuse a photo before it has gone
// over a slow line. The pages work without it.
const english = document.documentElement.lang.startsWith('en');
const words = english
  ? {
      found: 'Location added',
      asking: 'Asking the phone…',
      failed: 'No location; please type the place',
      copied: 'Copied',
      many: 'Five photos at most; please choose again',
      large: (name) => `“${name}” is over 10 MB; please choose again`,
    }
  : {
      found: '已定位',
      asking: '正在定位…',
      failed: '没有定到位，请写地点',
      copied: '已复制',
      many: '最多 5 张，请重新选',
      large: (name) => `“${name}”超过 10 MB，请重新选`,
    };

// As the server counts.
const limits = { files: 5, bytes: 10 * 1024 * 1024 };

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
document.addEventListener('change', ({ target }) => {
  if (!target.matches('.upload input[type=file]')) return;
  const files = [...target.files];
  const large = files.find(({ size }) => size > limits.bytes);
  if (files.length <= limits.files && !large) return;
  target.value = '';
  target.closest('.upload').querySelector('[data-file-names]').textContent =
    files.length > limits.files ? words.many : words.large(large.name);
});
