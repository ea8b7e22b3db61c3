import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { expect } from 'chai';
import { root } from './source-files.ts';

/** The code of the bundle, or what the bundler complained of. */
const bundle = async (workflowsPath: string): Promise<{ code: string; complaints: string }> => {
  const complaints: string[] = [];
  const note = (message: string): number => complaints.push(message);
  const logger = { trace: note, debug: note, info: note, warn: note, error: note, log: note };
  try {
    return { code: (await bundleWorkflowCode({ workflowsPath, logger })).code, complaints: '' };
  } catch (error: unknown) {
    return { code: '', complaints: [...complaints, String(error)].join('\n') };
  }
};

describe('the workflow bundle', () => {
  let folder: string;

  before(() => {
    // Inside the repository, so that packages are found from there.
    folder = mkdtempSync(join(root, 'node_modules', '.forged-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  const forge = (imported: string): string => {
    const path = join(folder, 'forged.js');
    writeFileSync(path, `import * as outside from '${imported}';\nexport const forged = async () => outside;\n`);
    return path;
  };

  it('when every workflow is bundled, then the ticket workflow is in it', async () => {
    const { code, complaints } = await bundle(join(root, 'workflows/index.ts'));

    expect(complaints).to.equal('');
    expect(code).to.include('workflows/ticket/ticket.workflow');
  });

  it('when a workflow imports the workflow package alone, then nothing is refused', async () => {
    const { complaints } = await bundle(forge('@temporalio/workflow'));

    expect(complaints).to.equal('');
  });

  for (const forbidden of ['node:fs', 'mongoose']) {
    it(`when a workflow imports ${forbidden}, then the bundle is refused`, async () => {
      const { complaints } = await bundle(forge(forbidden));

      expect(complaints).to.match(/disallowed|node:/);
    });
  }
});
