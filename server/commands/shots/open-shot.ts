// A browser as the person of one picture has it: the right screen, signed in, the ticket of the picture found.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Deps } from '../../deps.ts';
import { demoPassword } from '../../staff/demo-staff.ts';
import type { TicketRecord } from '../../tickets/ticket-record.ts';
import { sizes } from './shot-list.ts';
import type { Shot } from './shot-list.ts';

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

/** Signs somebody of the sample office in, through the page. */
export const signInAs = async (context: BrowserContext, url: string, login: string): Promise<void> => {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', demoPassword);
  await Promise.all([
    page.waitForURL((address) => !address.pathname.startsWith('/sign-in')),
    page.press('[name=password]', 'Enter'),
  ]);
  await page.close();
};

/** Shows number and query code, as the citizen does who follows a ticket. */
export const openTrack = async (context: BrowserContext, url: string, no: string, code: string): Promise<void> => {
  const page = await context.newPage();
  await page.goto(`${url}/track`);
  await page.fill('[name=no]', no);
  await page.fill('[name=code]', code);
  await Promise.all([page.waitForURL((address) => address.pathname !== '/track'), page.press('[name=code]', 'Enter')]);
  await page.close();
};

/** The sample ticket that a picture shows. */
export const findTicket = async ({ tickets, staff }: Deps, shot: Shot): Promise<TicketRecord | undefined> => {
  const dispatcher = await staff.getById('shen');
  const { records } = shot.ticket
    ? await tickets.listDesk([shot.ticket], { visibleTo: dispatcher, limit: 5 })
    : { records: [] };
  return records[0];
};

/** Whose login a picture needs; `{lead}` stands for the unit that leads its ticket. */
export const loginOf = ({ login }: Shot, ticket: TicketRecord | undefined): string | null =>
  login?.replace('{lead}', ticket?.state.lead ?? '') ?? null;

/** The path of a picture with the number of its ticket. */
export const pathOf = ({ path }: Shot, ticket: TicketRecord | undefined): string =>
  path.replace(':no', ticket?.no ?? '');

/** A browser session for one picture: signed in as its person; for the public one that has shown number and query code. */
export const openFor = async (
  browser: Browser,
  { tickets }: Deps,
  url: string,
  shot: Shot,
  ticket: TicketRecord | undefined,
): Promise<BrowserContext> => {
  const context = await openScreen(browser, shot.size);
  const login = loginOf(shot, ticket);
  if (login !== null) await signInAs(context, url, login);
  else if (ticket) await openTrack(context, url, ticket.no, tickets.queryCodeOf(ticket.no));
  return context;
};
