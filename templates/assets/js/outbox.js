// Check-in on the way: works without a network and is sent later with the time it truly happened.
import { showFlash } from './flash.js';
import { dropLetter, keepLetter, listLetters } from './outbox-store.js';
import { clockWords } from './time-words.js';

const retryMs = 30_000;
const owner = document.body.dataset.user ?? '';
const token = () => document.querySelector('meta[name=csrf-token]')?.content ?? '';

const placeOf = ({ url }) => new URL(url, location.href).pathname;
const wordsOf = ({ title, trueAt }) => `${title} · ${clockWords(new Date(trueAt)).slice(0, 5)}`;

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
    textContent: `${wordsOf(letter)}${letter.refusal ? ` · ${letter.refusal}` : ' · 有网后自动上传'}`,
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

// Whoever still stands on the form sees what became of the ticket; elsewhere a line says that it has arrived.
const tellSent = (sent) => {
  const here = sent.find(({ letter }) => placeOf(letter) === location.pathname);
  if (here) goTo(here.outcome);
  else if (sent.length > 0) {
    showFlash('done', `已补传 ${sent.length} 条`, sent.map(({ letter }) => wordsOf(letter)).join('、'));
  }
};

let sending = false;
const sendAll = async () => {
  if (sending || !navigator.onLine) return;
  sending = true;
  const sent = [];
  try {
    for (const letter of await listLetters(owner)) {
      const outcome = await send(letter);
      if (outcome.signedOut || [401, 403, 429].includes(outcome.status) || outcome.status >= 500) break;
      if (outcome.status >= 400) {
        await keepLetter({ ...letter, refusal: `没有收下（${outcome.status}），请打开工单看看` });
      } else {
        await dropLetter(letter.commandId);
        sent.push({ letter, outcome });
      }
    }
  } catch {
    // Still no network: the letters stay, the next round tries again.
  } finally {
    sending = false;
    await show();
    tellSent(sent);
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

// The form goes with what was written into it: left standing it would ask for the same once more.
const shelve = (form) => {
  form.hidden = true;
  if (form.dataset.draft) {
    document.dispatchEvent(new CustomEvent('draft-done', { detail: form.dataset.draft }));
  }
  showFlash('note', '已存在手机里，还没有传上去', '不用再按一次，可以先去办下一件。');
  document.getElementById('flash')?.scrollIntoView({ block: 'nearest' });
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
    else shelve(form);
  } catch {
    // No network or no session: the letter is kept and sent later.
    shelve(form);
  }
  await show();
});

showCarried();
window.addEventListener('online', sendAll);
setInterval(sendAll, retryMs);
show().then(sendAll, () => {});
