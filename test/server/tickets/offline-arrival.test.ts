import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openScreen } from '../../../server/commands/shots/open-browser.ts';
import { drawSamplePhoto } from '../../../server/seed/sample-photo.ts';
import type { Command } from '../../../workflows/domain/ticket.ts';
import { buildApp, signIn } from '../../support/app.ts';
import { openOrSkip, patienceMs } from '../../support/browser.ts';
import { person } from '../../support/domain.ts';
import { fileOf, lateUrgent } from '../../support/tickets.ts';

const life = lateUrgent();
const handler = person('handler', 'water-bureau');
const file = fileOf(life);
const form = `/tickets/${file.no}/actions/arrive`;

describe('an arrival without a network, on a phone', function phone() {
  this.timeout(patienceMs * 3);
  let browser: Browser | undefined;
  let server: Server | undefined;
  let page: Page;
  const sent: Command[] = [];

  before(async function open() {
    browser = await openOrSkip(this);
    const app = buildApp({
      clock: { now: () => new Date(life.now) },
      attachments: {
        listOwned: async (ids) => [...ids],
        keep: async () => '0123456789abcdef01234567',
        findById: async () => null,
      },
      tickets: { getFile: async () => file },
      dispatch: { perform: async (_no, command) => (sent.push(command), { ok: true, status: 'handling', version: 9 }) },
    });
    await signIn(app, handler);
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    page = await (await openScreen(browser, 'phone')).newPage();
    page.setDefaultTimeout(patienceMs);
    // The phone's clock says what the office's does: an arrival of tomorrow would be refused.
    await page.clock.setFixedTime(new Date(life.now));
    await page.goto(`${url}/sign-in?next=${form}`);
    await page.fill('[name=login]', handler.id);
    await page.fill('[name=password]', 'right-password');
    await Promise.all([page.waitForURL(({ pathname }) => pathname === form), page.press('[name=password]', 'Enter')]);
  });

  after(async () => {
    server?.closeAllConnections();
    server?.close();
    await browser?.close();
  });

  it('when it is sent without a network, then it is kept and the form does not ask for the same again', async () => {
    await page.context().setOffline(true);
    const buffer = Buffer.from(await drawSamplePhoto('滨河步道'));
    await page.setInputFiles('[name=photos]', { name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await page.locator('.next-step').click();
    await page.waitForSelector('#flash:has-text("已存在手机里")');

    expect(await page.locator('[data-outbox-state]').innerText()).to.include('1 条待上传');
    expect(await page.locator('main form').isVisible()).to.equal(false);
    expect(sent).to.deep.equal([]);
  });

  it('when the network is back, then it is sent with its true time and the ticket says that it has it', async () => {
    await page.context().setOffline(false);
    await page.waitForURL(({ pathname }) => pathname === `/tickets/${file.no}`);

    expect(await page.locator('#flash').innerText()).to.include('到场，已记录');
    expect(await page.locator('[data-outbox-state]').isVisible()).to.equal(false);
    expect(sent.map(({ action }) => action)).to.deep.equal(['arrive']);
  });
});
