// The README's walk-through, and the hard way: every step through the page of the person who takes it.
import { expect } from 'chai';
import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
import { openScreen } from '../../server/commands/shots/open-browser.ts';
import { openOrSkip, openPage, openPerson } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';

type Answers = Readonly<Record<string, string>>;

const photo = async () => ({
  name: 'site.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#789' } })
    .jpeg()
    .toBuffer(),
});

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 16);

/** Fills the fields of a form by their names: a radio or tick box is chosen, a date or text typed. */
const fill = async (page: Page, answers: Answers): Promise<void> => {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"], form [name="${name}"]`);
    const type = await field.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox') {
      await page.locator(`[name="${name}"][value="${value}"]`).first().check({ force: true });
    } else if ((await field.first().evaluate('element => element.tagName')) === 'SELECT') {
      await field.first().selectOption(value, { force: true });
    } else await field.first().fill(value);
  }
};

describe('a browser', function () {
  this.timeout(110_000);
  let browser: Browser;
  let office: Office;
  const faults: string[] = [];
  const people = new Map<string, Page>();

  before(async function () {
    browser = await openOrSkip(this);
    office = await openOffice('journey-walk-through');
    await Promise.all([office.start('web'), office.start('worker')]);
  });

  after(async () => {
    await browser.close();
    await office.stop();
  });

  /** Everybody keeps their one page open all day, as they do. */
  const as = async (login: string): Promise<Page> => {
    const size = login.includes('.') || ['wu', 'su', 'shui'].includes(login) ? 'phone' : 'desk';
    const page = people.get(login) ?? (await openPerson(browser, office.url, login, size, faults));
    people.set(login, page);
    return page;
  };

  const stateOf = async (no: string) => (await office.built.deps.tickets.findRecord(no))!.state;
  const statusOf = async (no: string): Promise<string> => (await stateOf(no)).status;

  /** Sends the form that is open and waits for the page after it. */
  const send = async (page: Page, button: string): Promise<void> => {
    const before = page.url();
    const posted = page.waitForResponse((response) => response.request().method() === 'POST');
    const [answer] = await Promise.all([posted, page.click(button)]);
    const wrong = answer.status() === 303 ? [] : await page.locator('.error, [data-kind=refused]').allInnerTexts();
    expect({ wrong, status: answer.status() }, `sent at ${before}`).to.deep.equal({ wrong: [], status: 303 });
    await page.waitForURL((url) => url.href !== before);
  };

  /** Opens the form of an action, fills it in and sends it. */
  const act = async (login: string, no: string, action: string, answers: Answers = {}, photos = ''): Promise<void> => {
    const page = await as(login);
    await page.goto(`${office.url}/tickets/${no}/actions/${action}`);
    if (photos !== '') await page.setInputFiles(`input[type=file][name=${photos}]`, await photo());
    await fill(page, answers);
    await send(page, 'main form button.next-step, main form .dock button');
  };

  /** The citizen's browser: sends the form and keeps what only it is told. */
  const submitDemand = async (body: string, place: string): Promise<{ page: Page; no: string; code: string }> => {
    const page = await openPage(await openScreen(browser, 'phone'), faults);
    await page.goto(office.url);
    await fill(page, { body, place, phone: '138 0000 0099' });
    await send(page, 'button.next-step');
    await page.waitForURL('**/demands/submitted');
    const [no = '', code = ''] = await page.locator('.receipt dd').allInnerTexts();
    return { page, no: no.trim(), code: code.trim() };
  };

  /** From the dispatcher's desk to the water bureau, whatever the catalogue proposes. */
  const dispatchTo = async (no: string, changes: string): Promise<void> => {
    const page = await as('shen');
    await page.goto(`${office.url}/desk/dispatch/${no}?${changes}`);
    await send(page, '#plan button.next-step');
  };

  /** Every unit that was asked to help says what it has to say. */
  const answerAssists = async (no: string): Promise<void> => {
    for (const { unit } of (await stateOf(no)).tasks) {
      const page = await as(`${unit}.handler`);
      await page.goto(`${office.url}/unit/assist`);
      await page.click(`a[href*="${no}"] >> nth=0`);
      await act(`${unit}.handler`, no, 'assistAnswer', { opinion: '已到场配合，本单位事项办完。' });
    }
  };

  const evidence = {
    closing: 'solved',
    reply: '水管已修好，供水正常。三天内我们会再来看一次。',
    internal: '已更换破损管段并试压，前后照片已存。',
  };

  it('takes a web message through five logins to 已办结', async () => {
    const { page, no, code } = await submitDemand(
      '东门菜市场门口自来水管爆了，水往外喷，路面积水很深，请马上派人。',
      '东门菜市场',
    );
    await dispatchTo(no, 'lead=water-bureau&urgent=yes');
    expect(await statusOf(no)).to.equal('awaitingSign');

    const handler = await as('wu');
    await handler.goto(`${office.url}/unit`);
    await handler.click(`a[href*="${no}"] >> nth=0`);
    await act('wu', no, 'sign');
    await act('wu', no, 'contact', { method: 'phone', result: 'reached', numberTail: '0001' });
    await act('wu', no, 'arrive', { place: '东门菜市场正门' }, 'photos');
    await act('wu', no, 'feedback', { text: '已到现场关阀，正在换管，预计今天内恢复供水。' });
    await act('wu', no, 'handled');
    await answerAssists(no);
    await act('wu', no, 'submit', evidence, 'evidence');
    await act('shui', no, 'approve');
    expect(await statusOf(no)).to.equal('checking');

    const checker = await as('he');
    await checker.goto(`${office.url}/desk/check/${no}`);
    await send(checker, 'button:has-text("审核通过")');
    const clerk = await as('hui');
    await clerk.goto(`${office.url}/desk/callback/${no}`);
    await send(clerk, 'button:has-text("满意") >> nth=0');

    await page.goto(`${office.url}/track`);
    await fill(page, { no, code });
    await send(page, 'button.next-step');
    await page.getByText('已办结：您说满意').first().waitFor();
    await clerk.goto(`${office.url}/tickets/${no}`);
    await clerk.getByText('已办结').first().waitFor();
    expect(await statusOf(no)).to.equal('closed');
    const { clocks } = await stateOf(no);
    expect(clocks.filter(({ state }) => state === 'late' || state === 'red')).to.deep.equal([]);
    expect(
      clocks
        .filter(({ name }) => ['contact', 'onSite', 'feedback', 'result', 'finish'].includes(name))
        .map(({ state }) => state),
    ).to.deep.equal(['met', 'met', 'met', 'met', 'met']);
  });

  it('takes another one into 退单, 会商, redo and 督办', async () => {
    const { no } = await submitDemand('禾口养殖小区的养鸡场一到晚上就臭得开不了窗，已经好几个月了。', '禾口养殖小区');
    await dispatchTo(no, 'lead=water-bureau&urgent=no');
    await act('su', no, 'sign');
    await act(
      'su',
      no,
      'return',
      { reasonCode: 'notOurDuty', reason: '按职责清单，养殖臭气由生态环境部门牵头。' },
      'evidence',
    );
    expect(await statusOf(no)).to.equal('returnReview');

    await act('shen', no, 'convene', { reason: '两家都说不归自己，先由水务局办着。' });
    expect(await statusOf(no)).to.equal('consultation');
    await act('zhu', no, 'ruleStays', { basis: '会商议定', minutes: '水务局先办，生态环境局配合。' });
    await act('wu', no, 'contact', { method: 'phone', result: 'reached', numberTail: '0001' });
    await answerAssists(no);
    await act('wu', no, 'submit', evidence, 'evidence');
    await act('shui', no, 'approve');
    await act('he', no, 'passCheck');
    await act('hui', no, 'unsatisfied', { item: 'solved', reason: '夜里还是一样臭。' });
    expect(await statusOf(no)).to.equal('redoing');

    const supervisor = await as('zheng');
    await supervisor.goto(`${office.url}/tickets/${no}`);
    await act('zheng', no, 'issueOrder', { cause: 'repeat', text: '群众反映没有解决，请三日内整改并答复。' });
    await supervisor.goto(`${office.url}/desk/supervise?view=order`);
    await supervisor.locator(`#t-${no}`).waitFor();
    await act('shui', no, 'answerOrder', {
      causeText: '上次只做了清理。',
      measures: '加装除臭设施，每日巡查。',
      doneBy: inDays(3),
    });
    await act('ban', no, 'strikeOff', { reason: '措施落实，照片属实。' });

    const { counters, order, status } = await stateOf(no);
    expect({ sup: counters.sup, lvl: counters.lvl, round: counters.round, status }).to.deep.equal({
      sup: 0,
      lvl: 1,
      round: 1,
      status: 'redoing',
    });
    expect(order?.answeredBy).to.deep.equal(['unit:water-bureau']);
    await supervisor.goto(`${office.url}/tickets/${no}/order`);
    await supervisor.getByText('加装除臭设施，每日巡查。').waitFor();
  });

  it('finds no fault in the scripts of the pages', () => {
    expect(faults).to.deep.equal([]);
  });
});
