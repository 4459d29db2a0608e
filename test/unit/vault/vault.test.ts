import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemRandomness } from '../../../main/shell/system.ts';
import { createVault } from '../../../main/vault/vault.ts';
import type { OsProtector } from '../../../preload/contract/desk.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { basicText, fakeOsKeyProtector, kwallet, libsecret, noStore } from '../../fakes/os-key-protector.ts';

const passphrase = 'correct horse battery staple';
/** Cheap, because what it costs is tested elsewhere. */
const cost = { memoryKiB: 1_024, passes: 1, lanes: 1 };
const secret = new TextEncoder().encode('a session key of 32 bytes length');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vault-'));
  file = path.join(folder, 'vault.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One running desk. A second call with the same store is the next start, or another process. */
function aDesk(os = fakeOsKeyProtector(noStore), clock = fakeClock()) {
  return { os, clock, vault: createVault({ file, os, clock, randomness: systemRandomness(), cost }) };
}

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

describe('a new vault', () => {
  it('is missing until somebody chooses a passphrase', async () => {
    const { vault } = aDesk();
    expect(await vault.state()).toEqual({ state: 'missing', osProtector: noStore });
    expect(await vault.openWithOs()).toBe(false);
    await expect(vault.openWithPassphrase(passphrase)).rejects.toEqual(code('vault-missing'));
    await vault.create(passphrase);
    expect(await vault.state()).toEqual({ state: 'open', protector: 'passphrase' });
  });

  it('refuses a weak passphrase and writes nothing', async () => {
    const { vault } = aDesk();
    await expect(vault.create('password1234')).rejects.toEqual(code('vault-passphrase-weak'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is protected by the OS as well, where it has a store worth the name', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    expect(await vault.state()).toEqual({ state: 'open', protector: 'os' });
    const wrapped = vault.wrap(secret, 'a session');

    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(true);
    expect(next.unwrap(wrapped, 'a session')).toEqual(Buffer.from(secret));
  });

  it.each([
    ['a hard-coded password', basicText],
    ['no store', noStore],
  ])('does without the OS where that has %s', async (_, present: OsProtector) => {
    const { vault, os } = aDesk(fakeOsKeyProtector(present));
    await vault.create(passphrase);
    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(false);
    expect(await next.state()).toEqual({ state: 'locked', osProtector: present, passphrase: true, osMayOpen: false });
    expect(readFileSync(file, 'utf8')).not.toContain('"os"');
  });

  it('does without a store that is away, and takes it in later', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    os.away = true;
    await vault.create(passphrase);
    os.away = false;
    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(false);
    await next.openWithPassphrase(passphrase);
    expect(await aDesk(os).vault.openWithOs()).toBe(true);
  });

  it('never overwrites a vault', async () => {
    const first = aDesk().vault;
    await first.create(passphrase);
    const before = readFileSync(file);
    await expect(first.create(passphrase)).rejects.toEqual(code('vault-exists'));
    await expect(aDesk().vault.create(passphrase)).rejects.toEqual(code('vault-exists'));
    expect(readFileSync(file)).toEqual(before);
  });

  it('is created by exactly one of several that try at once', async () => {
    const desks = Array.from({ length: 5 }, () => aDesk().vault);
    const tries = await Promise.allSettled(desks.map((vault) => vault.create(passphrase)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toEqual(code('vault-exists'));

    const winner = desks[tries.findIndex(({ status }) => status === 'fulfilled')];
    const wrapped = winner?.wrap(secret, 'a session') ?? new Uint8Array();
    const next = aDesk().vault;
    await next.openWithPassphrase(passphrase);
    expect(next.unwrap(wrapped, 'a session')).toEqual(Buffer.from(secret));
    expect(readdirSync(folder)).toEqual(['vault.json']);
  });

  it.skipIf(process.platform === 'win32')('is readable by its user alone', async () => {
    await aDesk().vault.create(passphrase);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('holds no key and no passphrase in clear', async () => {
    const key = Uint8Array.from({ length: 32 }, (_, at) => 200 - at);
    const randomness = {
      ...systemRandomness(),
      bytes: (n: number) => (n === 32 ? Uint8Array.from(key) : new Uint8Array(n)),
    };
    const vault = createVault({ file, os: fakeOsKeyProtector(libsecret), clock: fakeClock(), randomness, cost });
    await vault.create(passphrase);
    const text = readFileSync(file, 'latin1');
    for (const form of ['base64', 'base64url', 'hex', 'latin1'] as const) {
      expect(text).not.toContain(Buffer.from(key).toString(form));
      expect(text).not.toContain(Buffer.from(passphrase).toString(form));
    }
  });
});

describe('opening with the passphrase', () => {
  it('works, and works however the keyboard composes letters', async () => {
    await aDesk().vault.create('Grüße aus Köln am Rhein'.normalize('NFC'));
    const { vault } = aDesk();
    await vault.openWithPassphrase('Grüße aus Köln am Rhein'.normalize('NFD'));
    expect(await vault.state()).toEqual({ state: 'open', protector: 'passphrase' });
  });

  it('makes whoever guesses wait longer and longer, and says how long', async () => {
    await aDesk().vault.create(passphrase);
    const { vault, clock } = aDesk();
    for (const waitMs of [1_000, 2_000, 4_000, 8_000]) {
      await expect(vault.openWithPassphrase('not the passphrase')).rejects.toEqual(code('vault-passphrase-wrong'));
      await expect(vault.openWithPassphrase(passphrase)).rejects.toMatchObject({ code: 'vault-wait', waitMs });
      await clock.advance(waitMs - 1);
      await expect(vault.openWithPassphrase(passphrase)).rejects.toMatchObject({ code: 'vault-wait', waitMs: 1 });
      await clock.advance(1);
    }
    expect(vault.isOpen()).toBe(false);
    await vault.openWithPassphrase(passphrase);
    expect(vault.isOpen()).toBe(true);
  });

  it('does not fall for a clock that is set forward', async () => {
    await aDesk().vault.create(passphrase);
    const { vault, clock } = aDesk();
    await expect(vault.openWithPassphrase('not the passphrase')).rejects.toEqual(code('vault-passphrase-wrong'));
    clock.setWall(new Date('2030-01-01'));
    await expect(vault.openWithPassphrase(passphrase)).rejects.toEqual(code('vault-wait'));
  });

  it('forgets wrong tries after a right one', async () => {
    await aDesk().vault.create(passphrase);
    const { vault, clock } = aDesk();
    await expect(vault.openWithPassphrase('not the passphrase')).rejects.toEqual(code('vault-passphrase-wrong'));
    await clock.advance(1_000);
    await vault.openWithPassphrase(passphrase);
    await vault.lock();
    await vault.openWithPassphrase(passphrase);
    expect(vault.isOpen()).toBe(true);
  });

  it('counts tries that are made at once', async () => {
    await aDesk().vault.create(passphrase);
    const { vault } = aDesk();
    const tries = await Promise.allSettled([1, 2, 3].map((n) => vault.openWithPassphrase(`not the passphrase ${n}`)));
    expect(tries.map((each) => each.status === 'rejected' && each.reason.code)).toEqual([
      'vault-passphrase-wrong',
      'vault-wait',
      'vault-wait',
    ]);
  });
});

describe('when the OS has another key store than before', () => {
  it('stays locked, touches nothing, and takes the new store in after the passphrase', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    const wrapped = vault.wrap(secret, 'a session');
    const before = readFileSync(file);

    os.present = kwallet;
    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(false);
    expect(await next.state()).toEqual({
      state: 'locked',
      osProtector: kwallet,
      passphrase: true,
      recordedBackend: 'gnome_libsecret',
      osMayOpen: false,
    });
    expect(readFileSync(file)).toEqual(before);

    await next.openWithPassphrase(passphrase);
    expect(next.unwrap(wrapped, 'a session')).toEqual(Buffer.from(secret));
    const later = aDesk(os).vault;
    expect(await later.openWithOs()).toBe(true);
    expect(later.unwrap(wrapped, 'a session')).toEqual(Buffer.from(secret));
  });

  it.each([
    ['weak', basicText],
    ['gone', noStore],
  ])('keeps what the old store sealed while the new one is %s', async (_, present: OsProtector) => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    const before = readFileSync(file);
    os.present = present;
    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(false);
    await next.openWithPassphrase(passphrase);
    expect(readFileSync(file)).toEqual(before);
    os.present = libsecret;
    expect(await aDesk(os).vault.openWithOs()).toBe(true);
  });

  it('seals anew after the store was reset', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    os.reset();
    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(false);
    await next.openWithPassphrase(passphrase);
    expect(await aDesk(os).vault.openWithOs()).toBe(true);
  });

  it('seals anew when the store asks for it', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    const before = readFileSync(file);
    os.sealAgain = true;
    expect(await aDesk(os).vault.openWithOs()).toBe(true);
    expect(readFileSync(file)).not.toEqual(before);
    os.sealAgain = false;
    expect(await aDesk(os).vault.openWithOs()).toBe(true);
  });

  it('opens with the passphrase while the store is away', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    os.away = true;
    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(false);
    await next.openWithPassphrase(passphrase);
    expect(next.isOpen()).toBe(true);
  });

  it('opens with the passphrase even where the file cannot be rewritten', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    // So long a name that no temporary file fits beside it.
    const unwritable = path.join(folder, 'v'.repeat(240));
    renameSync(file, unwritable);
    os.present = kwallet;
    const next = createVault({ file: unwritable, os, clock: fakeClock(), randomness: systemRandomness(), cost });
    await next.openWithPassphrase(passphrase);
    expect(next.isOpen()).toBe(true);
    os.present = libsecret;
    const before = createVault({ file: unwritable, os, clock: fakeClock(), randomness: systemRandomness(), cost });
    expect(await before.openWithOs()).toBe(true);
  });
});

describe('locking', () => {
  it('overwrites the key, tells who listens, and gives out nothing more', async () => {
    const key = new Uint8Array(32).fill(7);
    const randomness = { ...systemRandomness(), bytes: (n: number) => (n === 32 ? key : new Uint8Array(n)) };
    const vault = createVault({ file, os: fakeOsKeyProtector(noStore), clock: fakeClock(), randomness, cost });
    await vault.create(passphrase);
    const wrapped = vault.wrap(secret, 'a session');
    let told = 0;
    vault.onLock(() => {
      told += 1;
    });

    await vault.lock();
    expect(key).toEqual(new Uint8Array(32));
    expect(told).toBe(1);
    expect(() => vault.wrap(secret, 'a session')).toThrow(code('vault-locked'));
    expect(() => vault.unwrap(wrapped, 'a session')).toThrow(code('vault-locked'));

    await vault.openWithPassphrase(passphrase);
    expect(vault.unwrap(wrapped, 'a session')).toEqual(Buffer.from(secret));
  });

  it('has the last word over an opening under way', async () => {
    await aDesk().vault.create(passphrase);
    const { vault } = aDesk();
    const opening = vault.openWithPassphrase(passphrase);
    await Promise.all([opening, vault.lock()]);
    expect(vault.isOpen()).toBe(false);
  });

  it('in the middle of an opening leaves the OS able to open', async () => {
    const { vault, os } = aDesk(fakeOsKeyProtector(libsecret));
    await vault.create(passphrase);
    const wrapped = vault.wrap(secret, 'a session');
    await vault.lock();
    os.present = kwallet;
    os.whileSealing = () => void vault.lock();
    await vault.openWithPassphrase(passphrase);
    const next = aDesk(os).vault;
    expect(await next.openWithOs()).toBe(true);
    expect(next.unwrap(wrapped, 'a session')).toEqual(Buffer.from(secret));
  });
});

describe('a wrapped key', () => {
  it('opens only for the purpose and the vault it was wrapped for', async () => {
    const { vault } = aDesk();
    await vault.create(passphrase);
    const wrapped = vault.wrap(secret, 'session one');
    expect(() => vault.unwrap(wrapped, 'session two')).toThrow(code('vault-damaged'));
    rmSync(file);
    const other = aDesk().vault;
    await other.create(passphrase);
    expect(() => other.unwrap(wrapped, 'session one')).toThrow(code('vault-damaged'));
  });

  it('shows every changed bit', async () => {
    const { vault } = aDesk();
    await vault.create(passphrase);
    const wrapped = vault.wrap(secret, 'a session');
    for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
      const changed = Uint8Array.from(wrapped);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => vault.unwrap(changed, 'a session')).toThrow(code('vault-damaged'));
    }
  });
});

describe('a damaged vault file', () => {
  const wellFormed = async (): Promise<string> => {
    await aDesk().vault.create(passphrase);
    return readFileSync(file, 'utf8');
  };

  it.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['cut short', (text) => text.slice(0, -40)],
    ['something else', () => '{"hello": "world"}'],
    ['of a later version', (text) => text.replace('"version": 1', '"version": 2')],
    ['with another salt', (text) => text.replace(/"salt": "./, '"salt": "+')],
    ['with a cheaper cost', (text) => text.replace('"memoryKiB": 1024', '"memoryKiB": 2048')],
    ['with an absurd cost', (text) => text.replace('"memoryKiB": 1024', '"memoryKiB": 99999999')],
    [
      'with one letter of the wrapped key changed',
      (text) => text.replace(/("wrapped": ".{20})(.)/, (_, a, b) => a + (b === 'A' ? 'B' : 'A')),
    ],
  ])('is called damaged and left alone when it is %s', async (_, harm) => {
    const text = harm(await wellFormed());
    writeFileSync(file, text);
    const { vault } = aDesk(fakeOsKeyProtector(libsecret));
    await expect(vault.state()).rejects.toEqual(code('vault-damaged'));
    await expect(vault.openWithPassphrase(passphrase)).rejects.toEqual(code('vault-damaged'));
    await expect(vault.create(passphrase)).rejects.toEqual(code('vault-damaged'));
    expect(await vault.openWithOs()).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(existsSync(file)).toBe(true);
  });

  it('never names what is in it', async () => {
    writeFileSync(file, '{"version": 1, "protectors": "s3cret-material"}');
    const error = await aDesk()
      .vault.state()
      .catch((failure: unknown) => failure);
    expect(String(error)).not.toContain('s3cret');
  });
});
