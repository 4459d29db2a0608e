import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boxOverhead, keyBytes } from '../../../main/core/sealed-box.ts';
import { beginsLocked } from '../../../main/vault/begins-locked.ts';
import { vaultFileAt } from '../../../main/vault/vault-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vault-'));
  file = path.join(folder, 'vault.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const byPassphrase = {
  kind: 'passphrase',
  cost: { memoryKiB: 1_024, passes: 1, lanes: 1 },
  salt: Buffer.alloc(16).toString('base64'),
  wrapped: Buffer.alloc(keyBytes + boxOverhead).toString('base64'),
} as const;
const byStore = { kind: 'os', backend: 'keychain', sealed: 'sealed' } as const;

it('foresees the passphrase where nothing else opens the vault', async () => {
  await vaultFileAt(file).create({ protectors: [byPassphrase], retired: [] });
  expect(beginsLocked(file)).toBe(true);
});

it('foresees nothing where the system’s key store may open it', async () => {
  await vaultFileAt(file).create({ protectors: [byStore, byPassphrase], retired: [] });
  expect(beginsLocked(file)).toBe(false);
});

it('foresees nothing of a vault that is not there, or not plain to read', () => {
  expect(beginsLocked(file)).toBe(false);
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"protectors":[]}',
    '{"protectors":"passphrase"}',
    '{"protectors":[null]}',
  ]) {
    writeFileSync(file, text);
    expect(beginsLocked(file), text).toBe(false);
  }
});
