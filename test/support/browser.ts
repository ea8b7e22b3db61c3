// Journeys through real pages. Where there is no browser they are skipped, and say so.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browsers, findBrowser, openBrowser, openScreen } from '../../server/commands/shots/open-browser.ts';
import { signInAs } from '../../server/commands/shots/open-shot.ts';
import type { sizes } from '../../server/commands/shots/shot-list.ts';

/** Opens the browser of a suite in its `before`, or skips the suite with the reason on the screen. */
export const openOrSkip = async (context: Mocha.Context): Promise<Browser> => {
  if (findBrowser() === undefined) {
    process.stderr.write(
      `!!! SKIPPED for want of a browser (looked for ${browsers.join(', ')}): ${context.test?.parent?.fullTitle() ?? ''}\n`,
    );
    context.skip();
  }
  return openBrowser();
};

/** Longer than any page takes on a busy machine; what has not come by then will not come. */
export const patienceMs = 20_000;

/** One page that stays open: of the citizen, or of somebody who is signed in. Script errors of the page end up in `faults`. */
export const openPage = async (context: BrowserContext, faults: string[]): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  page.on('pageerror', (error) => faults.push(error.message));
  return page;
};

/** A person of the office at their own screen, signed in. */
export const openPerson = async (
  browser: Browser,
  url: string,
  login: string,
  size: keyof typeof sizes,
  faults: string[],
): Promise<Page> => {
  const context = await openScreen(browser, size);
  context.setDefaultTimeout(patienceMs);
  await signInAs(context, url, login);
  return openPage(context, faults);
};
