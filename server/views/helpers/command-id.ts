import { randomUUID } from 'node:crypto';

/** `{{command-id}}`: a fresh id per printed form; sending the same form twice then means doing it once. */
export const commandId = (): string => randomUUID();
