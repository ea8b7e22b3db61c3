import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { zhCN } from 'zod/locales';
import { locateJson } from './locate-json.ts';

/** One thing wrong with one file: where, and in words the office can act on. `file` is relative to the folder. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** A file as read: the text is kept because every later fault is told with its line. */
export interface Sheet<Content> {
  readonly file: string;
  readonly text: string;
  readonly content: Content;
}

/** Thrown when the folder cannot be used; `message` has one `file:line reason` a line, `faults` the same as values. */
export class KnowledgeRefused extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
    this.name = 'KnowledgeRefused';
    this.faults = faults;
  }
}

const inChinese = { error: zhCN().localeError };

const refuse = (file: string, text: string, path: readonly PropertyKey[], reason: string): never => {
  throw new KnowledgeRefused([{ file, line: locateJson(text, path), reason }]);
};

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The engine's own words differ between Node versions and mostly name no line.
    return refuse(file, text, [], '不是合法的 JSON：此处缺少或多出引号、逗号或括号');
  }
};

const unreadable = (file: string, error: unknown): never => {
  const reason = `读不到：${error instanceof Error ? error.message : String(error)}`;
  throw new KnowledgeRefused([{ file, line: 1, reason }]);
};

const readText = (dir: string, file: string): string => {
  try {
    return readFileSync(join(dir, file), 'utf8');
  } catch (error: unknown) {
    return unreadable(file, error);
  }
};

const readNames = (dir: string, folder: string): string[] => {
  try {
    return readdirSync(join(dir, folder));
  } catch (error: unknown) {
    return unreadable(folder, error);
  }
};

/** The JSON files of a folder, relative to `dir`, in the order of their names; a folder without any is refused. */
export const listSheetFiles = (dir: string, folder: string): string[] => {
  const names = readNames(dir, folder).filter((name) => name.endsWith('.json'));
  return names.length > 0 ? names.sort().map((name) => `${folder}/${name}`) : unreadable(folder, '没有任何 .json 文件');
};

/** Reads one file against its shape; throws {@link KnowledgeRefused} with every fault of that file. */
export const readSheet = <Content>(dir: string, file: string, shape: z.ZodType<Content>): Sheet<Content> => {
  const text = readText(dir, file);
  const parsed = shape.safeParse(parseJson(file, text), inChinese);
  if (!parsed.success) {
    throw new KnowledgeRefused(
      parsed.error.issues.map((issue) => ({
        file,
        line: locateJson(text, [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]),
        reason: `${issue.path.join('.') || '整个文件'}：${issue.message}`,
      })),
    );
  }
  return { file, text, content: parsed.data };
};
