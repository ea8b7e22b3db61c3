// A message where the server's own messages stand, for what only this page knows.
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** Shows it in place of the message before; `kind` is done, note or refused. */
export const showFlash = (kind, title, text) => {
  const note = make(
    'div',
    { className: 'note' },
    make('div', {}, make('b', { textContent: title }), ...(text ? [make('p', { textContent: text })] : [])),
  );
  note.dataset.kind = kind;
  note.setAttribute('role', kind === 'refused' ? 'alert' : 'status');
  document.getElementById('flash')?.replaceChildren(note);
};
