// Check-in on the way: works without a network and is sent later with the time it truly happened.
import { dropLetter, keepLetter, listLetters } from './outbox-store.js';
import { clockWords } from './time-words.js';

const retryMs = 30_000;
const owner = document.body.dataset.user ?? '';
const token = () => document.querySelector('meta[name=csrf-token]')?.content ?? '';

const bodyOf = (letter) => {
  const body = new FormData();
  letter.fields.forEach(([name, value]) => body.append(name, name === '_csrf' ? token() : value));
  return body;
};

const send = async (letter) => {
  const response = await fetch(letter.url, {
    method: 'POST',
    body: bodyOf(letter),
    headers: { 'x-csrf-token': token() },
    redirect: 'follow',
  });
  return {
    status: response.status,
    url: response.url,
    signedOut: new URL(response.url).pathname === '/sign-in',
    html: await response.text(),
  };
};

// The answer's banner is shown once by the server, and fetch has already taken it: it is carried over to the page that follows.
const goTo = ({ url, html }) => {
  sessionStorage.setItem(
    'flash',
    new DOMParser().parseFromString(html, 'text/html').getElementById('flash')?.innerHTML ?? '',
  );
  location.assign(url);
};
const showCarried = () => {
  const carried = sessionStorage.getItem('flash');
  sessionStorage.removeItem('flash');
  if (carried?.trim()) document.getElementById('flash').innerHTML = carried;
};

const row = (letter) => {
  const line = Object.assign(document.createElement('p'), { className: 'cluster' });
  const words = Object.assign(document.createElement('span'), {
    textContent: `${letter.title} · ${clockWords(new Date(letter.trueAt)).slice(0, 5)}${letter.refusal ? ` · ${letter.refusal}` : ' · 有网后自动上传'}`,
  });
  line.append(words);
  if (letter.refusal) {
    const drop = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'button small push',
      textContent: '不传了',
    });
    drop.addEventListener('click', () => dropLetter(letter.commandId).then(show));
    line.append(drop);
  }
  return line;
};

const show = async () => {
  const letters = await listLetters(owner);
  document.querySelectorAll('[data-outbox-state]').forEach((state) => {
    state.hidden = letters.length === 0;
    state.querySelector('span').textContent = `${letters.length} 条待上传`;
  });
  document.querySelectorAll('[data-outbox-list]').forEach((list) => {
    list.hidden = letters.length === 0;
    list.className = 'panel stack';
    list.replaceChildren(...letters.map(row));
  });
};

let sending = false;
const sendAll = async () => {
  if (sending || !navigator.onLine) return;
  sending = true;
  try {
    for (const letter of await listLetters(owner)) {
      const outcome = await send(letter);
      if (outcome.signedOut || [401, 403, 429].includes(outcome.status) || outcome.status >= 500) break;
      if (outcome.status >= 400) {
        await keepLetter({ ...letter, refusal: `没有收下（${outcome.status}），请打开工单看看` });
      } else await dropLetter(letter.commandId);
    }
  } catch {
    // Still no network: the letters stay, the next round tries again.
  } finally {
    sending = false;
    await show();
  }
};

const letterOf = (form) => {
  const trueAt = new Date().toISOString();
  const body = new FormData(form);
  body.set('trueAt', trueAt);
  return {
    commandId: body.get('commandId'),
    owner,
    url: form.action,
    title: form.dataset.outbox,
    trueAt,
    fields: [...body.entries()],
  };
};

const renew = (form) => {
  form.reset();
  form.elements.commandId.value = crypto.randomUUID();
  form.removeAttribute('aria-busy');
};

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.matches('form[data-outbox]') || event.defaultPrevented) return;
  event.preventDefault();
  const letter = letterOf(form);
  // Kept before it is sent: a crash between the two loses nothing, and the id makes a second sending harmless.
  await keepLetter(letter);
  try {
    const outcome = await send(letter);
    if (outcome.signedOut) throw new Error('signed out');
    if (outcome.status < 500) await dropLetter(letter.commandId);
    if (outcome.status < 400) goTo(outcome);
    else if (outcome.status < 500) form.submit();
    else renew(form);
  } catch {
    // No network or no session: the letter is kept, the form is free for the next one.
    renew(form);
  }
  await show();
});

showCarried();
window.addEventListener('online', sendAll);
setInterval(sendAll, retryMs);
show().then(sendAll, () => {});
