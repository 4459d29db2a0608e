import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLock } from '../../../main/core/lock.ts';
import { systemRandomness } from '../../../main/shell/system.ts';
import { createVault } from '../../../main/vault/vault.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';
import { fakeOsKeyProtector, kwallet, libsecret } from '../../fakes/os-key-protector.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const passphrase = 'correct horse battery staple';
const cost = { memoryKiB: 1_024, passes: 1, lanes: 1 };

/** A desk on one folder; `start` is its next start, with the key store and the files as they are. */
function aDesk() {
  const log = aLog();
  const os = fakeOsKeyProtector(libsecret);
  const clock = fakeClock();
  const steps: string[] = [];
  const start = () => {
    const file = path.join(path.dirname(log.file), 'vault.json');
    const vault = createVault({ file, os, clock, randomness: systemRandomness(), cost });
    const lock = createLock({
      vault,
      settings: log.settings,
      clock,
      actor: () => 'erika',
      settle: async () => void steps.push(vault.isOpen() ? 'settled while open' : 'settled too late'),
      opened: async () => void steps.push('opened'),
    });
    return { vault, lock };
  };
  return { os, clock, steps, start, chain: () => chainOf(log.file) };
}

describe('the lock', () => {
  it('opens with the key store at the next start, and says so', async () => {
    const desk = aDesk();
    await desk.start().lock.create(passphrase);
    const next = desk.start();
    expect(await next.lock.openAtStart()).toBe(true);
    expect(desk.chain().at(-1)).toMatchObject({ kind: 'vault.opened', actor: 'desk', data: '{"with":"os"}' });
    expect(desk.steps).toEqual(['opened', 'opened']);
  });

  it.each([
    ['the operator', (lock: ReturnType<typeof createLock>) => lock.lock()],
    ['the clock', (lock: ReturnType<typeof createLock>) => lock.lockItself('idle')],
  ])('locked by %s stays locked over a restart, until the passphrase opens it', async (_, locks) => {
    const desk = aDesk();
    const first = desk.start();
    await first.lock.create(passphrase);
    await locks(first.lock);
    expect(await first.lock.state()).toMatchObject({ state: 'locked', osMayOpen: false });
    await expect(first.lock.openWithOs()).rejects.toEqual(code('vault-unavailable'));

    const second = desk.start();
    expect(await second.lock.openAtStart()).toBe(false);
    await expect(second.lock.openWithOs()).rejects.toEqual(code('vault-unavailable'));
    await expect(second.lock.unlock('not this one at all')).rejects.toEqual(code('vault-passphrase-wrong'));
    expect(await desk.start().lock.openAtStart()).toBe(false);
    await desk.clock.advance(1_000);
    await second.lock.unlock(passphrase);
    expect(await desk.start().lock.openAtStart()).toBe(true);
  });

  it('asks a key store that was away at the start once more on request', async () => {
    const desk = aDesk();
    await desk.start().lock.create(passphrase);
    desk.os.away = true;
    const { lock } = desk.start();
    expect(await lock.openAtStart()).toBe(false);
    expect(await lock.state()).toMatchObject({ state: 'locked', osMayOpen: true });
    await expect(lock.openWithOs()).rejects.toEqual(code('vault-unavailable'));
    desk.os.away = false;
    await lock.openWithOs();
    expect(await lock.state()).toEqual({ state: 'open', protector: 'os' });
    expect(desk.chain().at(-1)).toMatchObject({ kind: 'vault.opened', actor: 'erika', data: '{"with":"os"}' });
  });

  it('does not offer a key store that never sealed this vault', async () => {
    const desk = aDesk();
    await desk.start().lock.create(passphrase);
    desk.os.present = kwallet;
    expect(await desk.start().lock.state()).toMatchObject({ osMayOpen: false, recordedBackend: 'gnome_libsecret' });
  });

  it('lets what is under way come to rest before the keys go, and writes down why it locked', async () => {
    const desk = aDesk();
    const { lock } = desk.start();
    await lock.create(passphrase);
    expect(await lock.lockItself('suspend')).toBe(true);
    expect(await lock.lockItself('suspend')).toBe(false);
    expect(desk.steps).toEqual(['opened', 'settled while open']);
    expect(desk.chain().filter(({ kind }) => kind === 'vault.locked')).toMatchObject([
      { actor: 'desk', data: '{"why":"suspend"}' },
    ]);
  });
});
