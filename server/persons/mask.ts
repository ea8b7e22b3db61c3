// What may stand on a page in place of a person's number and name.

const stars = '****';

/** `138****0001`; short numbers show their last two digits only, or nothing. */
export const maskPhone = (phone: string): string => {
  if (phone.length >= 10) return `${phone.slice(0, 3)}${stars}${phone.slice(-4)}`;
  return phone.length >= 5 ? `${stars}${phone.slice(-2)}` : stars;
};

const compoundSurnames = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '夏侯',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '令狐',
  '东方',
  '南宫',
  '端木',
];

/** 周某, 欧阳某, `J***`: enough to be addressed by, not enough to be found. */
export const maskName = (name: string): string => {
  const trimmed = name.trim();
  if (/^[\x20-\x7e]*$/.test(trimmed)) return `${trimmed.slice(0, 1)}***`;
  const compound = compoundSurnames.find((surname) => trimmed.startsWith(surname) && trimmed.length > surname.length);
  return `${compound ?? String.fromCodePoint(trimmed.codePointAt(0) ?? 0x2a)}某`;
};

/** The digits by which a number is the same number: no spaces, dashes or country code of China. */
export const plainPhone = (phone: string): string => phone.replace(/[^\d+]/g, '').replace(/^(\+|00)86(?=\d{7,})/, '');
