import { expect } from 'chai';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../server/config.ts';
import { examineNode, examinePort, examineSecrets } from '../../../server/doctor/examine-house.ts';
import { examineKnowledge } from '../../../server/doctor/examine-knowledge.ts';
import { fault, wordFinding } from '../../../server/doctor/finding.ts';
import type { Finding } from '../../../server/doctor/finding.ts';
import { secretsPath } from '../../../server/secrets.ts';

const examinePortOf = async (listener: RequestListener): Promise<Finding> => {
  const server = createServer(listener).listen(0);
  try {
    return await examinePort((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
};
const answering =
  (words: object): RequestListener =>
  (_req, res) =>
    res.end(JSON.stringify(words));

describe('the doctor', () => {
  let dir = '';
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'doctor-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  it('says what to do under each fault', () => {
    expect(wordFinding(fault('磁盘满了', '清理磁盘')))
      .to.contain('[故障] 磁盘满了')
      .and.contain('怎么办：清理磁盘');
  });

  it('finds fault with a Node.js that is too old and none with a newer one', () => {
    expect(
      [examineNode('v18.20.0'), examineNode('v20.19.0'), examineNode('v24.1.0')].map(({ mark }) => mark),
    ).to.deep.equal(['fault', 'sound', 'sound']);
  });

  it('finds fault with secrets that others can read', () => {
    const path = secretsPath(dir);
    writeFileSync(path, '{}', { mode: 0o600 });
    const before = examineSecrets(dir);

    chmodSync(path, 0o644);

    expect([before.mark, examineSecrets(dir).mark]).to.deep.equal(['sound', 'fault']);
  });

  it('tells a degraded web from one that another program has taken the port of', async () => {
    const degraded = await examinePortOf(answering({ status: 'degraded' }));
    const taken = await examinePortOf((_req, res) => res.end('hello'));

    expect(degraded).to.include({ mark: 'hint' });
    expect(taken).to.include({ mark: 'fault' });
    expect(taken.text).to.contain('别的程序');
  });

  it('warns when next year has no published holiday plan', () => {
    const findings = examineKnowledge(join(root, 'knowledge-base'), new Date('2026-11-24T01:14:00.000Z'));

    expect(findings.map(({ mark }) => mark)).to.deep.equal(['sound', 'hint']);
    expect(findings[1]?.text).to.contain('2027');
  });

  it('names the file when the knowledge base is broken', () => {
    const [finding] = examineKnowledge(dir, new Date('2026-11-24T01:14:00.000Z'));

    expect(finding?.mark).to.equal('fault');
    expect(finding?.text).to.contain('office.json');
  });
});
