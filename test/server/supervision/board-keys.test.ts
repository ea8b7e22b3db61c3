import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openScreen } from '../../../server/commands/shots/open-browser.ts';
import { buildApp, signIn } from '../../support/app.ts';
import { openOrSkip, patienceMs } from '../../support/browser.ts';
import { person } from '../../support/domain.ts';
import { fileOf, lateUrgent } from '../../support/tickets.ts';

const nos = ['2026-1124-0100', '2026-1124-0101', '2026-1124-0102'];
const life = lateUrgent();
const files = nos.map((no) => fileOf(life, { no, intake: { ...fileOf(life).intake, title: `井盖 ${no}` } }));

describe('the supervisors’ board in a browser', function board() {
  this.timeout(patienceMs * 3);
  let browser: Browser | undefined;
  let server: Server | undefined;
  let page: Page;

  before(async function open() {
    browser = await openOrSkip(this);
    const app = buildApp({
      clock: { now: () => new Date(life.now) },
      lateness: { listAll: async () => [] },
      attachments: { findById: async () => null },
      tickets: {
        countAtRisk: async () => 3,
        listAtRisk: async () => ({ records: files, next: null }),
        listMarked: async () => ({ records: [], next: null }),
        getFile: async (no) => files.find((file) => file.no === no) ?? files[0] ?? fileOf(life),
      },
    });
    await signIn(app, person('supervisor'));
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    page = await (await openScreen(browser, 'desk')).newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(`${url}/sign-in?next=/desk/supervise`);
    await page.fill('[name=login]', 'supervisor');
    await page.fill('[name=password]', 'right-password');
    await Promise.all([page.waitForURL('**/desk/supervise'), page.press('[name=password]', 'Enter')]);
    await page.waitForSelector('#why .next-step');
  });

  after(async () => {
    // Live pages hold a connection open; the server would wait for it.
    server?.closeAllConnections();
    server?.close();
    await browser?.close();
  });

  const current = (): Promise<string | null> => page.locator('tr[aria-current=true]').getAttribute('id');
  const ticked = (): Promise<number> => page.locator('[data-select]:checked').count();

  it('when J is pressed, then the next line is the current one and is told beside the list', async () => {
    await page.keyboard.press('j');
    await page.waitForSelector(`#why:has-text("${nos[1] ?? ''}")`);

    expect(await current()).to.equal(`t-${nos[1] ?? ''}`);
  });

  it('when a line is pressed anywhere, then it is the current one', async () => {
    await page.locator(`#t-${nos[2] ?? ''} td:nth-child(4)`).click();
    await page.waitForSelector(`#why:has-text("${nos[2] ?? ''}")`);

    expect(await current()).to.equal(`t-${nos[2] ?? ''}`);
  });

  it('when X is pressed, then the line is ticked and the bar says how many are', async () => {
    expect(await page.locator('[data-select-bar]').isVisible()).to.equal(false);

    await page.keyboard.press('x');
    await page.keyboard.press('k');
    await page.keyboard.press('x');

    expect(await ticked()).to.equal(2);
    expect(await page.locator('[data-select-bar]').innerText()).to.include('已选 2 件');
  });

  it('when the list renews itself while somebody chooses, then ticks and the current line stay', async () => {
    const renewed = page.waitForResponse(/\/desk\/supervise\/rows/);
    await page.evaluate("htmx.trigger(document.getElementById('board'), 'refresh')");
    await renewed;
    await page.waitForTimeout(300);

    expect(await ticked()).to.equal(2);
    expect(await current()).to.equal(`t-${nos[1] ?? ''}`);
    expect(await page.locator('[data-select-count]').innerText()).to.equal('2');
  });

  it('when Enter is pressed, then the ticket of the current line is opened', async () => {
    await Promise.all([page.waitForURL(`**/tickets/${nos[1] ?? ''}`), page.keyboard.press('Enter')]);

    expect(await page.title()).to.include(nos[1]);
  });
});
