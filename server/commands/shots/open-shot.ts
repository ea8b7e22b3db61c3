// A browser as the person of one picture has it: the right screen, signed in, the ticket of the picture found.
import type { Browser, BrowserContext } from 'playwright-core';
import type { Deps } from '../../deps.ts';
import { demoPassword } from '../../staff/demo-staff.ts';
import type { TicketRecord } from '../../tickets/ticket-record.ts';
import { openScreen } from './open-browser.ts';
import type { Shot } from './shot-list.ts';

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
const openTrack = async (context: BrowserContext, url: string, no: string, code: string): Promise<void> => {
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
    ? await tickets.listDesk([shot.ticket], { visibleTo: dispatcher, limit: 100 })
    : { records: [] };
  return records.find(({ intake }) => intake.title.includes(shot.about ?? ''));
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
