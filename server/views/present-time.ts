// Civil time of the office is UTC+8 without daylight saving, so it is computed and not asked of the host's locale files.

/** The two languages in which times are worded; everything but the public pages is 'zh'. */
export type TimeLanguage = 'zh' | 'en';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const officeOffsetMs = 8 * hourMs;
const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const nearDays: Record<TimeLanguage, Record<number, string>> = {
  zh: { [-1]: '昨天', 0: '今天', 1: '明天' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};

type Civil = { year: number; month: number; day: number; weekday: number; dayNumber: number; clock: string };

const two = (part: number): string => String(part).padStart(2, '0');

const civilOf = (at: Date): Civil => {
  const shifted = new Date(at.getTime() + officeOffsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    dayNumber: Math.floor(shifted.getTime() / dayMs),
    clock: `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`,
  };
};

const dateWords = (at: Civil, sameYear: boolean, language: TimeLanguage): string => {
  if (language === 'en') {
    return `${weekdays.en[at.weekday]} ${at.day} ${months[at.month - 1]}${sameYear ? '' : ` ${at.year}`}`;
  }
  return `${sameYear ? '' : `${at.year}年`}${at.month}月${at.day}日 ${weekdays.zh[at.weekday]}`;
};

/** An instant as people say it: 今天 15:30, 明天 09:00, 11月24日 周二 09:00; the year only where it is another one. */
export const presentInstant = (at: Date, now: Date, language: TimeLanguage = 'zh'): string => {
  const civil = civilOf(at);
  const today = civilOf(now);
  const near = nearDays[language][civil.dayNumber - today.dayNumber];
  return `${near ?? dateWords(civil, civil.year === today.year, language)} ${civil.clock}`;
};

/** The date alone: 今天, 明天, 11月24日 周二. */
export const presentDate = (at: Date, now: Date, language: TimeLanguage = 'zh'): string =>
  presentInstant(at, now, language).replace(/ \d\d:\d\d$/, '');

const spans = {
  zh: { day: '天', hour: '时', minute: '分', less: '不到 1 分' },
  en: { day: 'd', hour: 'h', minute: 'min', less: 'under 1 min' },
};

/** A length of time in at most two units, rounded down: 38 分, 1 时 37 分, 1 天 3 时. Negative lengths count as positive. */
export const presentDuration = (lengthMs: number, language: TimeLanguage = 'zh'): string => {
  const words = spans[language];
  const length = Math.abs(lengthMs);
  const days = Math.floor(length / dayMs);
  const hours = Math.floor((length % dayMs) / hourMs);
  const minutes = Math.floor((length % hourMs) / minuteMs);
  const parts =
    days > 0
      ? [
          [days, words.day],
          [hours, words.hour],
        ]
      : [
          [hours, words.hour],
          [minutes, words.minute],
        ];
  const said = parts.filter(([count]) => count !== 0).map(([count, word]) => `${count} ${word}`);
  return said.length > 0 ? said.join(' ') : words.less;
};

/**
 * What is left of a clock: 还剩 38 分, 还剩 5 个工作日, 逾期 1 天 3 时.
 * `left` is milliseconds, or whole working days where the clock counts those; negative = late, and then always milliseconds' words.
 */
export const presentLeft = (left: number, unit: 'ms' | 'workingDays' = 'ms', language: TimeLanguage = 'zh'): string => {
  if (unit === 'workingDays') {
    const days = Math.abs(left);
    if (language === 'en') {
      return left < 0 ? `${days} working days late` : `${days} working days left`;
    }
    return `${left < 0 ? '逾期' : '还剩'} ${days} 个工作日`;
  }
  const length = presentDuration(left, language);
  if (language === 'en') {
    return left < 0 ? `${length} late` : `${length} left`;
  }
  return `${left < 0 ? '逾期' : '还剩'} ${length}`;
};
