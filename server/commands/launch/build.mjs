// `npm run build`: compiles into dist/, which then is a tree that runs: `node dist/server/main.js web`.
import { cpSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './settings.mjs';
import { show } from './shell.mjs';

const dist = join(root, 'dist');
const isSource = (path) => path.endsWith('.ts');

rmSync(dist, { recursive: true, force: true });
const code = await show(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root]);
if (code !== 0) process.exit(code);
rmSync(join(dist, 'test'), { recursive: true, force: true });

// What the code reads at run time lies where it lies in the sources.
for (const name of ['server', 'knowledge-base', 'templates', 'package.json']) {
  cpSync(join(root, name), join(dist, name), { recursive: true, filter: (path) => !isSource(path) });
}
if (!existsSync(join(dist, 'node_modules'))) symlinkSync('../node_modules', join(dist, 'node_modules'));

// Bundled once here and not at every start of a worker: seconds saved, and all workers run the same code.
const { bundleWorkflows } = await import(pathToFileURL(join(dist, 'server/worker/load-bundle.js')).href);
writeFileSync(join(dist, 'workflow-bundle.js'), await bundleWorkflows());
