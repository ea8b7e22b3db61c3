// What a page weighs on its way to a phone: everything of the first visit, as it goes over the wire.
import { expect } from 'chai';
import type { Browser, BrowserContext } from 'playwright-core';
import { shotList } from '../../server/commands/shots/shot-list.ts';
import type { Shot } from '../../server/commands/shots/shot-list.ts';
import { openOrSkip } from '../support/browser.ts';
import { openSampleOffice } from '../support/sample-office.ts';
import type { SampleOffice } from '../support/sample-office.ts';

const limitKb = (shot: Shot): number => (shot.login === null ? 150 : 500);

/** Kilobytes of all answers until the page is loaded, compressed, with their headers; the browser knows nothing before. */
const weigh = async (context: BrowserContext, address: string): Promise<number> => {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'load' });
  await page.close();
  return Math.ceil(bytes / 1024);
};

describe('pages on their first visit', function () {
  this.timeout(30_000);
  let browser: Browser;
  let office: SampleOffice;

  before(async function () {
    this.timeout(60_000);
    browser = await openOrSkip(this);
    office = await openSampleOffice('journey-weight');
  });

  after(async () => {
    await browser.close();
    await office.stop();
  });

  for (const shot of shotList) {
    it(`${shot.name} weighs at most ${limitKb(shot)} KB`, async () => {
      const { context, address } = await office.look(browser, shot);

      const kilobytes = await weigh(context, address);

      expect(kilobytes).to.be.within(1, limitKb(shot));
    });
  }
});
