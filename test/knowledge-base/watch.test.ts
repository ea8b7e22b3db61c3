import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadKnowledge } from '../../knowledge-base/load.ts';
import type { Knowledge } from '../../knowledge-base/load.ts';
import type { KnowledgeRefused } from '../../knowledge-base/read-sheet.ts';
import { watchKnowledge } from '../../knowledge-base/watch.ts';

const shipped = new URL('../../knowledge-base', import.meta.url).pathname;

describe('watching the knowledge base', () => {
  let dir = '';
  let stop = (): void => undefined;
  let inForce: Knowledge;
  let tell: (news: Knowledge | KnowledgeRefused) => void;
  const nextNews = (): Promise<Knowledge | KnowledgeRefused> =>
    new Promise((resolve) => {
      tell = resolve;
    });
  const edit = (from: string, to: string): void => {
    const file = join(dir, 'departments.json');
    // Written beside and renamed, as editors and deployments do; a watch on the file itself would go blind.
    writeFileSync(`${file}~`, readFileSync(file, 'utf8').replace(from, to));
    renameSync(`${file}~`, file);
  };

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
    cpSync(shipped, dir, { recursive: true });
    inForce = loadKnowledge(dir);
    stop = watchKnowledge({
      dir,
      settleMs: 30,
      onLoaded: (knowledge) => {
        inForce = knowledge;
        tell(knowledge);
      },
      onRefused: (refused) => {
        tell(refused);
      },
    });
  });
  afterEach(() => {
    stop();
    rmSync(dir, { recursive: true });
  });

  it('when a file is edited well, then the new knowledge is told with a new revision', async () => {
    const before = inForce.revision;
    const news = nextNews();
    edit('"short": "水务局"', '"short": "水利局"');
    await news;

    expect(inForce.catalogue.departments['water-bureau']?.short).to.equal('水利局');
    expect(inForce.revision).not.to.equal(before);
  });

  it('when a file is broken, then it is refused and the old knowledge stays, until the file is mended', async () => {
    const old = inForce;
    const refusal = nextNews();
    edit('"short": "水务局"', '"short": 7');
    const refused = await refusal;

    expect(refused)
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.matches(/^departments\.json:\d+ .*short/);
    expect(inForce).to.equal(old);

    const mended = nextNews();
    edit('"short": 7', '"short": "水务局"');
    await mended;

    expect(inForce).not.to.equal(old);
    expect(inForce.revision).to.equal(old.revision);
  });
});
