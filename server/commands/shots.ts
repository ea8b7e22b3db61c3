// `npm run shots`: fills the sample office, opens every page of every role in a browser, writes pictures to DATA_DIR/shots.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readConfig } from '../config.ts';
import { buildDeps } from '../deps.ts';
import type { Deps } from '../deps.ts';
import { seed } from '../seed/seed.ts';
import { startWeb } from '../start-web.ts';
import { startWorker } from '../start-worker.ts';
import { openBrowser } from './shots/open-browser.ts';
import { findTicket, openFor, pathOf } from './shots/open-shot.ts';
import { shotList, sizes } from './shots/shot-list.ts';
import type { Shot } from './shots/shot-list.ts';

/** A port that nobody uses: pictures can be taken beside a running office. */
const findPort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const take = async (
  browser: Browser,
  deps: Deps,
  url: string,
  directory: string,
  shot: Shot,
): Promise<string | undefined> => {
  const ticket = await findTicket(deps, shot);
  if (shot.ticket && !ticket) return `${shot.name}: no sample ticket is ${shot.ticket}`;
  const context = await openFor(browser, deps, url, shot, ticket);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const answer = await page.goto(url + pathOf(shot, ticket), { waitUntil: 'load' });
  for (const [field, text] of Object.entries(shot.fill ?? {})) await page.fill(`[name=${field}]`, text);
  // Live pages keep a connection open, so there is no idle network to wait for: the fragments have half a second.
  await page.waitForTimeout(shot.fill ? 1500 : 500);
  // A taller window instead of a stitched picture: what is fixed at the bottom stays at the bottom.
  const height = shot.whole ? await page.evaluate('document.documentElement.scrollHeight') : 0;
  if (Number(height) > sizes[shot.size].height) {
    await page.setViewportSize({ ...sizes[shot.size], height: Number(height) });
  }
  await page.screenshot({ path: join(directory, `${shot.name}.png`) });
  await context.close();
  const status = answer?.status() ?? 0;
  if (status >= 400 && shot.name !== 'public-not-found' && status !== 409) problems.push(`answered with ${status}`);
  return problems.length > 0 ? `${shot.name}: ${problems.join('; ')}` : undefined;
};

const run = async (): Promise<void> => {
  const config = { ...readConfig(), logLevel: 'warn' as const, port: await findPort() };
  await seed(config, { onlyIfEmpty: true });
  const services = [await startWorker(config), await startWeb(config)];
  const { deps, close } = await buildDeps(config);
  const directory = join(config.dataDir, 'shots');
  mkdirSync(directory, { recursive: true });
  const browser = await openBrowser();
  const problems: string[] = [];
  try {
    for (const shot of shotList) {
      const problem = await take(browser, deps, `http://127.0.0.1:${config.port}`, directory, shot);
      if (problem !== undefined) problems.push(problem);
      console.error(`· ${shot.name}${problem === undefined ? '' : ' ✕'}`);
    }
  } finally {
    await browser.close();
    await close();
    for (const service of services.reverse()) await service.close();
  }
  console.log(JSON.stringify({ shots: shotList.length, directory, problems }));
  process.exit(problems.length > 0 ? 1 : 0);
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : String(error));
  process.exit(1);
});
