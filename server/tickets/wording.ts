// What every presenter of tickets needs to turn codes into words: the instant, the names of units, the office's calendar.
import type { Knowledge } from '../../knowledge-base/load.ts';
import type { Calendar } from '../../workflows/domain/calendar.ts';
import type { DeadlineRule } from '../../workflows/domain/deadlines.ts';
import { roleName } from '../../workflows/domain/roles.ts';
import type { Role } from '../../workflows/domain/roles.ts';

/** The words of the office at one instant. An id that nobody bears any more is shown as it is, never as an error. */
export interface Wording {
  readonly now: Date;
  readonly calendar: Calendar;
  /** 水务局 for `water-bureau`. */
  readonly unitName: (id: string) => string;
  /** 城市管理 › 排水 › 井盖 for `C1-07`. */
  readonly categoryName: (code: string) => string;
  /** `unit:<id>` or `role:<code>` in words. */
  readonly addresseeName: (address: string) => string;
  readonly findDeadlineRule: (id: string) => DeadlineRule | undefined;
}

/** The words of this knowledge base at `now`. */
export const createWording = (knowledge: Knowledge, now: Date): Wording => {
  const { departments, categories } = knowledge.catalogue;
  const unitName = (id: string): string => departments[id]?.short ?? id;
  return {
    now,
    calendar: knowledge.calendar,
    unitName,
    categoryName: (code) => categories[code]?.path.join(' › ') ?? code,
    addresseeName: (address) =>
      address.startsWith('unit:') ? unitName(address.slice(5)) : roleName(address.slice(5) as Role),
    findDeadlineRule: (id) => knowledge.deadlines.rules.find((rule) => rule.id === id),
  };
};
