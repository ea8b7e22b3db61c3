import { expect } from 'chai';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigRefused, readConfig } from '../../server/config.ts';
import { parseKeyRing } from '../../server/key-ring.ts';
import { secretsPath } from '../../server/secrets.ts';

const key = Buffer.alloc(32, 1).toString('base64');

describe('configuration', () => {
  let dataDir = '';
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'config-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const read = (given: Record<string, string> = {}) =>
    readConfig({ DATA_DIR: dataDir, MONGODB_URI: 'mongodb://127.0.0.1/hotline', ...given });

  const faultsOf = (given: Record<string, string>): readonly string[] => {
    try {
      read(given);
      return [];
    } catch (error: unknown) {
      return error instanceof ConfigRefused ? error.faults : [String(error)];
    }
  };

  it('serves on port 12345 when nothing is set but the store', () => {
    expect(read()).to.include({ port: 12_345, dataDir, publicUrl: 'http://127.0.0.1:12345', isDemo: true });
  });

  it('names every setting that is wrong, in one go, when several are', () => {
    const faults = faultsOf({ PORT: 'many', MONGODB_URI: 'localhost', VAULT_KEYS: 'k1:short' });

    expect(faults.map((fault) => fault.split('：')[0])).to.have.members(['PORT', 'MONGODB_URI', 'VAULT_KEYS']);
  });

  it('takes an empty setting for one that is not set', () => {
    expect(faultsOf({ PUBLIC_URL: '' })).to.deep.equal([]);
  });

  it('makes secrets once, for this account alone, and gives every process the same', () => {
    const [one, other] = [read(), read()];

    expect(statSync(secretsPath(dataDir)).mode & 0o777).to.equal(0o600);
    expect(one.sessionSecret).to.equal(other.sessionSecret);
    expect(one.vaultKeys.keys).to.deep.equal(other.vaultKeys.keys);
  });

  it('takes a secret of the environment before the kept one', () => {
    expect(read({ CODEC_KEYS: `k2:${key}` }).codecKeys.current).to.equal('k2');
  });
});

describe('a key ring', () => {
  it('writes with the first key and reads with all when keys were rotated', () => {
    const ring = parseKeyRing(`new:${key},old:${key}`);

    expect(ring?.current).to.equal('new');
    expect(Object.keys(ring?.keys ?? {})).to.deep.equal(['new', 'old']);
  });

  it('is none when one key is not 32 bytes long', () => {
    expect(parseKeyRing(`new:${key},old:c2hvcnQ=`)).to.equal(null);
  });
});
