import { describe, expect, it } from 'vitest';
import { createAutoLock } from '../../../main/core/auto-lock.ts';
import type { VaultState } from '../../../preload/contract/desk.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';

const minute = 60_000;

function aDesk() {
  const log = aLog();
  const clock = fakeClock();
  const desk: { state: VaultState; locked: number } = { state: { state: 'open', protector: 'os' }, locked: 0 };
  const autoLock = createAutoLock({
    vault: { state: async () => desk.state },
    settings: log.settings,
    clock,
    actor: () => 'erika',
    lock: async () => {
      desk.locked += 1;
      desk.state = { state: 'locked', osProtector: { kind: 'unavailable' }, passphrase: true, osMayOpen: false };
    },
  });
  return { log, clock, desk, autoLock };
}

describe('auto-lock', () => {
  it('locks once after a quarter of an hour without a call', async () => {
    const { clock, desk, autoLock } = aDesk();
    expect(await autoLock.minutes()).toBe(15);
    await clock.advance(14 * minute);
    await autoLock.tick();
    autoLock.called();
    await clock.advance(14 * minute);
    await autoLock.tick();
    expect(desk.locked).toBe(0);
    await clock.advance(minute);
    await autoLock.tick();
    await autoLock.tick();
    expect(desk.locked).toBe(1);
  });

  it('does not take what the console asks after news for somebody being there', async () => {
    const { clock, desk, autoLock } = aDesk();
    for (let n = 0; n < 15; n += 1) {
      await clock.advance(minute);
      autoLock.told();
      await clock.advance(50);
      autoLock.called();
    }
    await autoLock.tick();
    expect(desk.locked).toBe(1);
  });

  it('is not moved by a clock that somebody sets', async () => {
    const { clock, desk, autoLock } = aDesk();
    clock.setWall(new Date('2030-01-01T00:00:00Z'));
    await autoLock.tick();
    expect(desk.locked).toBe(0);
  });

  it('keeps to the minutes that were set, and never locks at 0', async () => {
    const { log, clock, desk, autoLock } = aDesk();
    await autoLock.setMinutes(0);
    await clock.advance(1_000 * minute);
    await autoLock.tick();
    expect(desk.locked).toBe(0);
    await autoLock.setMinutes(2);
    expect(await autoLock.minutes()).toBe(2);
    await autoLock.tick();
    expect(desk.locked).toBe(1);
    for (const wrong of [-1, 1.5, 1_441, Number.NaN]) {
      await expect(autoLock.setMinutes(wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    log.close();
    expect(chainOf(log.file).map(({ kind, data }) => [kind, data])).toEqual([
      ['auto-lock.changed', '{"minutes":0}'],
      ['auto-lock.changed', '{"minutes":2}'],
    ]);
  });
});
