// Every page of the pictures, looked at by axe and for what no reader should ever see.
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { shotList, sizes } from '../../server/commands/shots/shot-list.ts';
import { openOrSkip, patienceMs } from '../support/browser.ts';
import { openSampleOffice } from '../support/sample-office.ts';
import type { SampleOffice } from '../support/sample-office.ts';
import { ticketStatuses } from '../../workflows/domain/ticket-status.ts';
import { clockKinds } from '../../workflows/domain/clock-names.ts';
import { actionForms } from '../../workflows/domain/action-forms.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What a template prints where a value was forgotten, and instants as machines write them.
const machineWords = /undefined|\bnull\b|NaN|\[object |Invalid Date|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const codes = [
  ...ticketStatuses.map(({ code }) => code),
  ...clockKinds.map(({ code }) => code),
  ...Object.keys(actionForms),
].filter((code) => /[a-z][A-Z]/.test(code));
const codeWord = new RegExp(`\\b(${codes.join('|')})\\b`);

/** What axe found: rule, then the first places of it. */
const listViolations = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
};

/** By how many pixels the page is wider than the window. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)');

const listOddWords = (text: string): string[] =>
  [machineWords, codeWord].flatMap((pattern) =>
    pattern.exec(text) ? [text.slice(Math.max(0, text.search(pattern) - 30), text.search(pattern) + 50)] : [],
  );

describe('every page, in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let office: SampleOffice;

  before(async function () {
    browser = await openOrSkip(this);
    office = await openSampleOffice('journey-axe');
  });

  after(async () => {
    await browser.close();
    await office.stop();
  });

  for (const shot of shotList) {
    it(`${shot.name}: is open to everybody, fits its screen and speaks to people`, async () => {
      const { context, address } = await office.look(browser, shot);
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      await page.setViewportSize(sizes[shot.size]);
      await page.goto(address, { waitUntil: 'load' });
      for (const [name, text] of Object.entries(shot.fill ?? {})) await page.fill(`[name=${name}]`, text);

      const violations = await listViolations(page);
      const overflow = await overflowOf(page);
      const oddWords = listOddWords(await page.locator('body').innerText());
      await page.close();

      expect({ violations, overflow, oddWords }).to.deep.equal({ violations: [], overflow: 0, oddWords: [] });
    });
  }
});
