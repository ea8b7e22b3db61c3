import type { HelperOptions } from 'handlebars';

/** `{{say "更早的" "Older"}}`: the words in the page's language (`lang` at the root), Chinese unless it is English. */
export const say = (zh: string, en: string, options: HelperOptions): string => {
  const { root } = options.data as { root: { lang?: string } };
  return root.lang === 'en' ? en : zh;
};
