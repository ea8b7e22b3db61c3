// What could not be sent waits here, photos included, across a closed page and an empty battery.
const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('outbox', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('letters', { keyPath: 'commandId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const inStore = async (mode, ask) => {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction('letters', mode).objectStore('letters'));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }).finally(() => database.close());
};

/** Keeps a letter { commandId, owner, url, title, trueAt, fields, refusal? }; the same commandId replaces, so nothing waits twice. */
export const keepLetter = (letter) => inStore('readwrite', (store) => store.put(letter));
/** Oldest first: a later step must not overtake an earlier one. */
export const listLetters = async (owner) =>
  (await inStore('readonly', (store) => store.getAll()))
    .filter((letter) => letter.owner === owner)
    .sort((a, b) => a.trueAt.localeCompare(b.trueAt));
/** Forgets a letter that the server has. */
export const dropLetter = (commandId) => inStore('readwrite', (store) => store.delete(commandId));
