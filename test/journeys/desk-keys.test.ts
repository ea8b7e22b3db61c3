// What the desks say of their keys, in a browser: no key is named that does nothing, and none is without a name.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openOrSkip, openPerson, patienceMs } from '../support/browser.ts';
import { openSampleOffice } from '../support/sample-office.ts';
import type { SampleOffice } from '../support/sample-office.ts';

const rowKeys = ['J', 'K', 'X', 'Enter'];
const desks: readonly (readonly [login: string, path: string])[] = [
  ['lin', '/desk/operator'],
  ...['new', 'returned', 'consulted', 'waiting', 'objected', 'merged'].map(
    (tab) => ['shen', `/desk/dispatch?tab=${tab}`] as const,
  ),
  ['he', '/desk/check'],
  ['hui', '/desk/callback'],
  ['ban', '/desk/shift?tab=transferred'],
  ['zhu', '/desk/consult'],
  ['zheng', '/desk/supervise'],
  ['zheng', '/desk/supervise?view=returned'],
];

const keysThere =
  "[...document.querySelectorAll('[data-key]')].filter((one) => one.getClientRects().length > 0).map((one) => one.dataset.key)";

/** Keys named in the line at the bottom, and those that something on the page has. */
const listKeys = async (page: Page): Promise<{ readonly named: string[]; readonly there: string[] }> => ({
  named: await page.locator('.foot span:visible kbd').allInnerTexts(),
  there: await page.evaluate<string[]>(keysThere),
});

describe('the keys of the desks, in a browser', function () {
  this.timeout(patienceMs * 3);
  let browser: Browser;
  let office: SampleOffice;
  const people = new Map<string, Promise<Page>>();
  const faults: string[] = [];

  before(async function () {
    browser = await openOrSkip(this);
    office = await openSampleOffice('journey-desk-keys');
  });

  after(async () => {
    await browser.close();
    await office.stop();
  });

  const openAs = async (login: string, path: string): Promise<Page> => {
    const opened = people.get(login) ?? openPerson(browser, office.url, login, 'desk', faults);
    people.set(login, opened);
    const page = await opened;
    await page.goto(office.url + path, { waitUntil: 'load' });
    return page;
  };

  for (const [login, path] of desks) {
    it(`${path}: the line at the bottom names only keys that work there`, async () => {
      const page = await openAs(login, path);

      const { named, there } = await listKeys(page);
      const rows = await page.locator('[data-row]:visible').count();

      const works = [...there, 'Esc', ...(rows > 0 ? rowKeys : [])];
      expect(named.filter((key) => !works.includes(key))).to.deep.equal([]);
      expect(named.includes('J')).to.equal(rows > 0);
    });
  }

  it('names the keys of the proposal on the pile that is dispatched from', async () => {
    const page = await openAs('shen', '/desk/dispatch');

    expect((await listKeys(page)).named).to.include.members(['J', 'K', 'Enter', 'L', 'A']);
  });

  it('says of every key in the list what it does, and of no key what it does not', async () => {
    const page = await openAs('lin', '/desk/operator');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');

    const words = await page.locator('dialog .keys-list > span').allInnerTexts();
    await page.keyboard.press('Escape');

    expect(words.filter((text) => text.trim() === '')).to.deep.equal([]);
    expect(words).to.include('诉求').and.not.include('选中');
    expect(faults).to.deep.equal([]);
  });
});
