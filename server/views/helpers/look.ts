const fieldLooks = {
  text: { partial: 'field/input', type: 'text' },
  tel: { partial: 'field/input', type: 'tel' },
  number: { partial: 'field/input', type: 'number' },
  date: { partial: 'field/input', type: 'date' },
  instant: { partial: 'field/input', type: 'datetime-local' },
  password: { partial: 'field/input', type: 'password' },
  textarea: { partial: 'field/textarea' },
  choice: { partial: 'field/choice', grouped: true },
  checks: { partial: 'field/checks', grouped: true },
  checkbox: { partial: 'field/checkbox', bare: true },
  select: { partial: 'field/select' },
  unit: { partial: 'field/select', picker: true },
  units: { partial: 'field/select', picker: true, many: true },
  photo: { partial: 'field/files', icon: 'camera', many: true },
  files: { partial: 'field/files', icon: 'paperclip', many: true },
  hidden: { partial: 'field/hidden', bare: true },
} as const;

const flashLooks = {
  done: { icon: 'circle-check', role: 'status' },
  refused: { icon: 'alert-circle', role: 'alert' },
  note: { icon: 'info-circle' },
} as const;

/** The kinds of form field that `form-field` can draw. */
export type FieldKind = keyof typeof fieldLooks;

const looks: Record<string, Record<string, object>> = { field: fieldLooks, flash: flashLooks };

/** `{{look "field" kind}}`: how a kind of thing is drawn, as data instead of branches in templates. Throws for an unknown kind. */
export const look = (family: string, kind: string): object => {
  const found = looks[family]?.[kind];
  if (found === undefined) {
    throw new Error(`No look for ${family} ${kind}`);
  }
  return found;
};
