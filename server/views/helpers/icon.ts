import Handlebars from 'handlebars';
import type { Assets } from '../assets.ts';
import { iconNames } from '../icon-names.ts';
import type { IconName } from '../icon-names.ts';

const isIconName = (name: unknown): name is IconName => (iconNames as readonly unknown[]).includes(name);

/** `{{icon "phone"}}`: an icon beside words, hidden from screen readers. Throws for a name outside the list, so that a test sees it. */
export const createIcon =
  (assets: Assets) =>
  (name: unknown): Handlebars.SafeString => {
    if (!isIconName(name)) {
      throw new Error(`No icon is called ${String(name)}: add it to icon-names.ts`);
    }
    return new Handlebars.SafeString(
      `<svg class="icon" aria-hidden="true" focusable="false"><use href="${assets.url('icons.svg')}#${name}"/></svg>`,
    );
  };
