import { presentDuration, presentInstant, presentLeft } from './present-time.ts';
import type { TimeLanguage } from './present-time.ts';

/** The only meaning colour has: calm = running, risk = 80 % used, late = over, met = kept. */
export type Tone = 'calm' | 'risk' | 'late' | 'met';

/** What a page knows of one clock. Instants are UTC; `name` and `who` are words ready to print. */
export type ClockFacts = {
  readonly name: string;
  readonly startAt: Date;
  readonly dueAt: Date;
  /** When the clock turns yellow; without it 80 % of the natural span, which is wrong for clocks that count office hours. */
  readonly riskAt?: Date;
  /** When it was stopped by what was owed. */
  readonly metAt?: Date;
  readonly pausedAt?: Date;
  /** Whole working days left, for clocks that count those; shown while at least one is left. */
  readonly workingDaysLeft?: number;
  readonly who?: string;
};

/** One clock as the component `clock` prints it; `live` asks the browser to count on. */
export type ClockView = {
  readonly name: string;
  readonly tone: Tone;
  readonly left: string;
  readonly at: string;
  readonly who?: string;
  readonly sign?: string;
  readonly percent: number;
  readonly live: boolean;
  readonly steady: boolean;
  readonly paused: boolean;
  readonly startAt: string;
  readonly riskAt: string;
  readonly dueAt: string;
};

const signs: Partial<Record<Tone, string>> = { late: 'alert-triangle', met: 'check' };

const riskAtOf = ({ riskAt, startAt, dueAt }: ClockFacts): Date =>
  riskAt ?? new Date(startAt.getTime() + (dueAt.getTime() - startAt.getTime()) * 0.8);

const toneOf = (clock: ClockFacts, at: Date): Tone => {
  if (clock.metAt !== undefined) {
    return clock.metAt > clock.dueAt ? 'late' : 'met';
  }
  if (at > clock.dueAt) {
    return 'late';
  }
  return at >= riskAtOf(clock) ? 'risk' : 'calm';
};

const metWords = ({ metAt, startAt, dueAt }: ClockFacts & { metAt: Date }, language: TimeLanguage): string => {
  const late = metAt > dueAt;
  const span = presentDuration(
    late ? metAt.getTime() - dueAt.getTime() : metAt.getTime() - startAt.getTime(),
    language,
  );
  if (language === 'en') {
    return late ? `${span} late` : `took ${span}`;
  }
  return late ? `晚了 ${span}` : `用时 ${span}`;
};

const leftWords = (clock: ClockFacts, at: Date, language: TimeLanguage): string => {
  if (clock.metAt !== undefined) {
    return metWords({ ...clock, metAt: clock.metAt }, language);
  }
  if (clock.workingDaysLeft !== undefined && clock.workingDaysLeft > 0 && at <= clock.dueAt) {
    return presentLeft(clock.workingDaysLeft, 'workingDays', language);
  }
  return presentLeft(clock.dueAt.getTime() - at.getTime(), 'ms', language);
};

/** The share still left, 0–100 and in natural time: a picture beside the words, never the rule. */
const percentLeft = ({ startAt, dueAt }: ClockFacts, at: Date): number => {
  const whole = dueAt.getTime() - startAt.getTime();
  const left = dueAt.getTime() - at.getTime();
  return whole <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, left / whole)) * 100);
};

/** Words one clock the same way for every page. Decides nothing: tone follows the instants it is given. */
export const presentClock = (clock: ClockFacts, now: Date, language: TimeLanguage = 'zh'): ClockView => {
  const at = clock.pausedAt ?? now;
  const tone = toneOf(clock, at);
  const sign = clock.pausedAt === undefined || clock.metAt !== undefined ? signs[tone] : 'player-pause';
  return {
    name: clock.name,
    tone,
    left: leftWords(clock, at, language),
    at: presentInstant(clock.metAt ?? clock.dueAt, now, language),
    percent: percentLeft(clock, at),
    live: clock.metAt === undefined && clock.pausedAt === undefined,
    steady: (clock.workingDaysLeft ?? 0) > 0,
    paused: clock.pausedAt !== undefined && clock.metAt === undefined,
    startAt: clock.startAt.toISOString(),
    riskAt: riskAtOf(clock).toISOString(),
    dueAt: clock.dueAt.toISOString(),
    ...(clock.who === undefined ? {} : { who: clock.who }),
    ...(sign === undefined ? {} : { sign }),
  };
};
