import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { sizes } from './shot-list.ts';

/** Where a browser is looked for, the first that is there is taken. */
export const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a browser, if this machine has one. */
export const findBrowser = (): string | undefined => browsers.find((path) => existsSync(path));

/** Opens a browser without a window; throws where there is none. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(`no browser found; looked for ${browsers.join(', ')}`);
  return chromium.launch({ executablePath, args: quiet });
};

/** An empty browser session on a screen of this size, in the county's language and time. */
export const openScreen = (browser: Browser, size: keyof typeof sizes): Promise<BrowserContext> =>
  browser.newContext({
    viewport: sizes[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone',
  });
