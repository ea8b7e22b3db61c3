// The same words as the server prints, so that a clock does not change its voice when the browser counts on.
const words = {
  zh: {
    day: '天',
    hour: '时',
    minute: '分',
    less: '不到 1 分',
    left: (span) => `还剩 ${span}`,
    late: (span) => `逾期 ${span}`,
  },
  en: {
    day: 'd',
    hour: 'h',
    minute: 'min',
    less: 'under 1 min',
    left: (span) => `${span} left`,
    late: (span) => `${span} late`,
  },
};

const language = () => words[document.documentElement.lang.startsWith('en') ? 'en' : 'zh'];

/** A length of time in at most two units, rounded down. */
export const durationWords = (lengthMs) => {
  const say = language();
  const minutes = Math.floor(Math.abs(lengthMs) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts =
    days > 0
      ? [
          [days, say.day],
          [hours, say.hour],
        ]
      : [
          [hours, say.hour],
          [rest, say.minute],
        ];
  return (
    parts
      .filter(([count]) => count > 0)
      .map((part) => part.join(' '))
      .join(' ') || say.less
  );
};

/** 还剩 38 分 or 逾期 8 分. */
export const leftWords = (leftMs) => (leftMs < 0 ? language().late : language().left)(durationWords(leftMs));

/** 09:12:07 of the office, whatever zone this device is set to. */
export const clockWords = (at) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 19);
