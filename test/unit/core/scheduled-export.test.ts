import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScheduledExport } from '../../../main/core/scheduled-export.ts';
import { verifyExport } from '../../../main/jobs/verifiers.ts';
import { resourceFile } from '../../../main/resources.ts';
import { foldersOf } from '../../../main/shell/folders.ts';
import { aFolder, aRecord } from '../../builders/record.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const dayMs = 24 * 60 * 60_000;

/** A desk whose clock stands on a Wednesday morning, and the place where its exports go. */
async function aSchedule({ readsLogAside = true } = {}) {
  const record = await aRecord(2);
  const clock = fakeClock(new Date('2026-03-04T09:00:00.000Z'));
  const into = path.join(aFolder(), 'archive');
  mkdirSync(into);
  let told = 0;
  const parts = {
    log: record.log.exportSchedule,
    exports: record.exports,
    proof: record.log.proof,
    folders: foldersOf({ chooseFolder: null, openFolder: null }),
    clock,
    actor: () => 'erika',
    readsLogAside,
    changed: () => {
      told += 1;
    },
  };
  const names = () =>
    readdirSync(into)
      .map((name) => name.replace(/^zastrpay-desk-[0-9a-f]{8}-/, ''))
      .sort();
  return { ...record, clock, into, names, told: () => told, parts, scheduled: createScheduledExport(parts) };
}

describe('a scheduled export', () => {
  it('is off until somebody sets it, and then made at once', async () => {
    const { scheduled, names, into, log } = await aSchedule();
    expect(await scheduled.run()).toBeNull();
    await scheduled.set({ every: 'daily', folder: into });
    expect(await scheduled.run()).toMatchObject({ sessions: 2 });
    expect(names()).toEqual(['daily-2026-03-04']);
    const made = path.join(into, readdirSync(into)[0] ?? '');
    expect(await verifyExport(resourceFile('verify.mjs'), made, null)).toMatchObject({ holds: true });
    expect(await scheduled.state()).toEqual({
      schedule: { every: 'daily', folder: into },
      lastMade: { at: '2026-03-04T09:00:00.000Z', folder: made },
      problem: null,
    });
    expect(
      chainOf(log.file)
        .map(({ kind, actor, origin }) => [kind, actor, origin])
        .slice(-2),
    ).toEqual([
      ['export-schedule.changed', 'erika', 'operator'],
      ['export.made', 'desk', 'clock'],
    ]);
  });

  it.each([
    ['daily', ['daily-2026-03-04', 'daily-2026-03-05', 'daily-2026-03-06']],
    ['weekly', ['weekly-2026-03-02', 'weekly-2026-03-09']],
  ] as const)('%s: one each time, asked as often as one likes', async (every, expected) => {
    const { scheduled, names, into, clock } = await aSchedule();
    await scheduled.set({ every, folder: into });
    const hours = every === 'daily' ? 2 * 24 : 6 * 24;
    for (let hour = 0; hour <= hours; hour += 12) {
      await scheduled.run();
      await clock.advance(dayMs / 2);
    }
    expect(names()).toEqual(expected);
  });

  it('that was missed is caught up by one', async () => {
    const { scheduled, names, into, clock } = await aSchedule();
    await scheduled.set({ every: 'daily', folder: into });
    await scheduled.run();
    await clock.advance(9 * dayMs);
    await scheduled.run();
    await scheduled.run();
    expect(names()).toEqual(['daily-2026-03-04', 'daily-2026-03-13']);
  });

  it('is made once by two processes of one desk', async () => {
    const { scheduled, names, into, parts } = await aSchedule();
    await scheduled.set({ every: 'daily', folder: into });
    const other = createScheduledExport(parts);
    await Promise.all([scheduled.run(), other.run(), scheduled.run()]);
    expect(names()).toEqual(['daily-2026-03-04']);
    expect(await other.state()).toMatchObject({ problem: null, lastMade: { folder: expect.any(String) } });
  });

  it('that fails says why, makes no folder where a drive is missing, and succeeds later', async () => {
    const { scheduled, into, names, told, clock } = await aSchedule();
    await scheduled.set({ every: 'daily', folder: into });
    rmSync(into, { recursive: true });
    const before = told();
    await expect(scheduled.run()).rejects.toEqual(code('folder-missing'));
    expect(told()).toBe(before + 1);
    expect(await scheduled.state()).toMatchObject({
      lastMade: null,
      problem: { code: 'folder-missing', at: '2026-03-04T09:00:00.000Z' },
    });
    mkdirSync(into);
    await clock.advance(60 * 60_000);
    expect(await scheduled.run()).not.toBeNull();
    expect(names()).toEqual(['daily-2026-03-04']);
    expect(await scheduled.state()).toMatchObject({ problem: null });
  });

  it('waits for the vault, and is no problem when the desk stops', async () => {
    const { scheduled, into, log } = await aSchedule();
    await scheduled.set({ every: 'daily', folder: into });
    await expect(scheduled.run(AbortSignal.abort())).rejects.toEqual(code('cancelled'));
    expect(await scheduled.state()).toMatchObject({ problem: null, lastMade: null });
    log.keys.lock();
    await expect(scheduled.run()).rejects.toEqual(code('vault-locked'));
    log.keys.open();
    expect(await scheduled.run()).not.toBeNull();
  });

  it('takes no folder that is not there, and forgets the old one’s exports with a new one', async () => {
    const { scheduled, into, names } = await aSchedule();
    await expect(scheduled.set({ every: 'daily', folder: path.join(into, 'nowhere') })).rejects.toEqual(
      code('folder-missing'),
    );
    await scheduled.set({ every: 'daily', folder: into });
    await scheduled.run();
    const other = path.join(into, 'elsewhere');
    mkdirSync(other);
    await scheduled.set({ every: 'daily', folder: other });
    await scheduled.run();
    expect(readdirSync(other)).toHaveLength(1);
    await scheduled.set(null);
    expect(await scheduled.run()).toBeNull();
    expect(await scheduled.state()).toEqual({ schedule: null, lastMade: null, problem: null });
    expect(names()).toContain('daily-2026-03-04');
  });

  it('says where the runtime cannot make it', async () => {
    const { scheduled, into } = await aSchedule({ readsLogAside: false });
    await scheduled.set({ every: 'daily', folder: into });
    await expect(scheduled.run()).rejects.toEqual(code('runtime-too-old'));
    expect(await scheduled.state()).toMatchObject({ problem: { code: 'runtime-too-old' } });
  });
});
