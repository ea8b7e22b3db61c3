// JSON.parse tells neither the line of a value nor, in every Node version, the line of a mistake; this reader tells both.

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

type Path = readonly PropertyKey[];

class Broken extends Error {}

const createReader = (text: string) => {
  let at = 0;
  const next = (): { word: string; start: number } => {
    token.lastIndex = at;
    const match = token.exec(text);
    const word = match?.[1] ?? match?.[2] ?? match?.[3];
    if (word === undefined) {
      throw new Broken();
    }
    at = token.lastIndex;
    return { word, start: at - word.length };
  };
  const expect = (...wanted: string[]): string => {
    const before = at;
    const { word } = next();
    if (!wanted.includes(word)) {
      at = before;
      throw new Broken();
    }
    return word;
  };
  const isNext = (word: string): boolean => {
    const before = at;
    try {
      return next().word === word;
    } finally {
      at = before;
    }
  };
  return { next, expect, isNext, position: () => at };
};

type Reader = ReturnType<typeof createReader>;

/** Reads one value and notes where it and all inside it start, keyed by the path written as JSON. */
const readValue = (reader: Reader, path: Path, starts: Map<string, number>): void => {
  const { word, start } = reader.next();
  starts.set(JSON.stringify(path), start);
  if (word !== '{' && word !== '[') {
    if (/^[}\],:]$/.test(word)) {
      throw new Broken();
    }
    return;
  }
  const close = word === '{' ? '}' : ']';
  if (reader.isNext(close)) {
    reader.expect(close);
    return;
  }
  let index = 0;
  do {
    readValue(reader, [...path, word === '{' ? readKey(reader) : index], starts);
    index += 1;
  } while (reader.expect(',', close) === ',');
};

const readKey = (reader: Reader): string => {
  const { word } = reader.next();
  if (!word.startsWith('"')) {
    throw new Broken();
  }
  reader.expect(':');
  return JSON.parse(word) as string;
};

const lineAt = (text: string, offset: number): number => {
  const skipped = /[ \t\r\n]*/y;
  skipped.lastIndex = offset;
  skipped.exec(text);
  return text.slice(0, Math.min(skipped.lastIndex, text.length)).split('\n').length;
};

/**
 * The 1-based line of the value at `path`, or of its nearest enclosing value where the path does not exist.
 * Where the text is not JSON at all: the line on which it stops being JSON.
 */
export const locateJson = (text: string, path: Path): number => {
  const reader = createReader(text);
  const starts = new Map<string, number>();
  try {
    readValue(reader, [], starts);
  } catch (error: unknown) {
    if (!(error instanceof Broken)) {
      throw error;
    }
    return lineAt(text, reader.position());
  }
  if (text.slice(reader.position()).trim() !== '') {
    return lineAt(text, reader.position());
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const start = starts.get(JSON.stringify(path.slice(0, length)));
    if (start !== undefined) {
      return lineAt(text, start);
    }
  }
  return lineAt(text, reader.position());
};
