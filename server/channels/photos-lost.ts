import type { FieldProblem } from '../errors.ts';
import type { Upload } from '../middleware/receive-form.ts';
import type { TimeLanguage } from '../views/present-time.ts';

const words = {
  zh: {
    again: (names: string) => `照片没有保存，请重新选：${names}`,
    others: '，其他照片也要重新选',
    and: '、',
  },
  en: {
    again: (names: string) => `The photos were not kept; please choose them again: ${names}`,
    others: '; the other photos must be chosen again too',
    and: ', ',
  },
} as const;

/** The problems of a form that is shown again, with the photos named that its browser cannot keep: everything else is still there. */
export const withPhotosLost = (
  errors: readonly FieldProblem[],
  photos: readonly Upload[],
  language: TimeLanguage,
): readonly FieldProblem[] => {
  const say = words[language];
  if (photos.length === 0) return errors;
  if (!errors.some(({ name }) => name === 'photos')) {
    const names = photos.map(({ name }) => name.slice(0, 40)).join(say.and);
    return [...errors, { name: 'photos', text: say.again(names) }];
  }
  return photos.length === 1
    ? errors
    : errors.map((one) => (one.name === 'photos' ? { ...one, text: `${one.text}${say.others}` } : one));
};
