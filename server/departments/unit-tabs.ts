// The four tabs under the thumb.
import type { ShellView } from '../views/component-views.ts';

const tabs = [
  { text: '待办', href: '/unit', icon: 'stack-2' },
  { text: '协办', href: '/unit/assist', icon: 'users-group' },
  { text: '查件', href: '/unit/search', icon: 'search' },
  { text: '我的', href: '/unit/me', icon: 'user' },
] as const;

/** One of the four places of a unit's member. */
export type UnitTab = (typeof tabs)[number]['href'];

/** The tab bar with the present place marked. */
export const unitTabs = (current: UnitTab): NonNullable<ShellView['nav']> =>
  tabs.map((tab) => ({ ...tab, current: tab.href === current }));
