/** What the doctor found in one place. `todo` says what to do about it; only a fault keeps the product from working. */
export interface Finding {
  readonly mark: 'sound' | 'hint' | 'fault';
  readonly text: string;
  readonly todo?: string;
}

/** All is well here. */
export const sound = (text: string): Finding => ({ mark: 'sound', text });

/** It works, but somebody should know. */
export const hint = (text: string, todo: string): Finding => ({ mark: 'hint', text, todo });

/** It does not work until somebody does `todo`. */
export const fault = (text: string, todo: string): Finding => ({ mark: 'fault', text, todo });

/** One place to look at; it never rejects, whatever it meets there. */
export interface Examination {
  readonly name: string;
  readonly examine: () => Promise<readonly Finding[]>;
}

const marks = { sound: '正常', hint: '留意', fault: '故障' } as const;

/** A finding as it is printed. */
export const wordFinding = ({ mark, text, todo }: Finding): string =>
  `  [${marks[mark]}] ${text}${todo === undefined ? '' : `\n         怎么办：${todo}`}`;
