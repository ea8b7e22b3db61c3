import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { createIconSprite } from './icons.ts';

/** Everything a page loads besides itself. `url` gives the address under which a name may be cached for ever. */
export type Assets = {
  readonly router: Router;
  readonly version: string;
  /** Throws for a name that is not served: a missing file should break the test, not the page. */
  readonly url: (name: string) => string;
  /** Bytes of one asset over the wire (gzip), for the weight test. */
  readonly wireBytes: (name: string) => number;
};

type Asset = { readonly body: Buffer; readonly gzip: Buffer; readonly type: string };

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
};
// The order is the cascade: tokens first, paper last.
const sheets = [
  'tokens',
  'base',
  'controls',
  'fields',
  'clock',
  'pile',
  'parts',
  'table',
  'shell-desk',
  'shell-small',
  'public',
  'desks',
  'print',
];
const vendorFiles = { 'vendor/htmx.js': 'htmx.org/dist/htmx.min.js', 'vendor/sse.js': 'htmx-ext-sse/dist/sse.min.js' };

const listFiles = (dir: string, prefix = ''): string[] =>
  readdirSync(join(dir, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(dir, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  );

// In a layer Tabler loses every contest with our own sheet, whatever its specificity.
const layered = (css: string): string =>
  `@layer tabler{${css.replace(/^@charset "[^"]*";/, '').replace(/\/\*# sourceMappingURL.*/, '')}}`;

const readTexts = (root: string): Map<string, Buffer> => {
  const own = join(root, 'templates/assets');
  const modules = join(root, 'node_modules');
  const texts = new Map<string, Buffer>();
  listFiles(own)
    .filter((name) => !name.startsWith('css/'))
    .forEach((name) => texts.set(name, readFileSync(join(own, name))));
  Object.entries(vendorFiles).forEach(([name, file]) => texts.set(name, readFileSync(join(modules, file))));
  texts.set('css/look.css', Buffer.concat(sheets.map((sheet) => readFileSync(join(own, `css/${sheet}.css`)))));
  texts.set(
    'css/tabler.css',
    Buffer.from(layered(readFileSync(join(modules, '@tabler/core/dist/css/tabler.min.css'), 'utf8'))),
  );
  texts.set('icons.svg', Buffer.from(createIconSprite(join(modules, '@tabler/icons/icons/outline'))));
  return texts;
};

const versionOf = (texts: Map<string, Buffer>): string => {
  const hash = createHash('sha256');
  texts.forEach((body, name) => hash.update(name).update(body));
  return hash.digest('hex').slice(0, 10);
};

const sendAsset = (request: Request, response: Response, asset: Asset, isCurrent: boolean): void => {
  // An address of an older release is still answered, but never kept.
  response.set('Cache-Control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.set({ 'Content-Type': asset.type, Vary: 'Accept-Encoding' });
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.set('Content-Encoding', 'gzip').send(asset.gzip);
    return;
  }
  response.send(asset.body);
};

/** Reads, packs and hashes all assets once. `root` is the project's folder. One version for all, so that modules may import each other by relative path. */
export const createAssets = (root: string): Assets => {
  const texts = readTexts(root);
  const version = versionOf(texts);
  const assets = new Map<string, Asset>();
  texts.forEach((body, name) => {
    assets.set(name, {
      body,
      gzip: gzipSync(body, { level: 9 }),
      type: types[extname(name)] ?? 'application/octet-stream',
    });
  });
  const assetOf = (name: string): Asset => {
    const asset = assets.get(name);
    if (asset === undefined) {
      throw new Error(`No asset is called ${name}`);
    }
    return asset;
  };
  const router = express.Router();
  router.get('/:version/*name', (request, response, next) => {
    const asset = assets.get([request.params.name].flat().join('/'));
    if (asset === undefined) {
      next();
      return;
    }
    sendAsset(request, response, asset, request.params.version === version);
  });
  return {
    router,
    version,
    url: (name) => (assetOf(name), `/assets/${version}/${name}`),
    wireBytes: (name) => assetOf(name).gzip.length,
  };
};
