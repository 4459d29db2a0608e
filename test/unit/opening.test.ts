import { describe, expect, it } from 'vitest';
import { Failure } from '../../main/core/failure.ts';
import type { LockReason } from '../../main/core/lock.ts';
import type { LogRepair, RepairedLog } from '../../main/core/ports/backups.ts';
import type { Dispatch } from '../../main/ipc/router.ts';
import { openBehindWindow } from '../../main/opening.ts';

const page = { mainFrame: true, url: 'https://console.zastrpay-desk.invalid/index.html' };
const origin = { protocol: 'https:', host: 'console.zastrpay-desk.invalid' };
const silent = { info: () => undefined, error: () => undefined };
const damagedLog = () => Promise.reject(new Failure('log-damaged', 'The log is damaged.'));

/** A desk that opens; its calls are answered when the test says so. */
function aDesk(vaultState: () => Promise<unknown> = nothing) {
  const waiting: ((value: string) => void)[] = [];
  const dispatch: Dispatch = () => new Promise((resolve) => waiting.push((value) => resolve({ ok: true, value })));
  const told: string[] = [];
  return {
    dispatch,
    told,
    answer: (value: string) => waiting.shift()?.(value),
    lockNow: async (why: LockReason) => void told.push(why),
    stop: async () => void told.push('stopped'),
    vault: { state: vaultState },
  };
}

const nothing = async (): Promise<void> => undefined;

const name = 'desk-20260304T090000Z-7.backup';
const restored: RepairedLog = {
  backupMadeAt: new Date('2026-03-04T09:00:00Z'),
  setAside: ['/somewhere/desk.db.damaged-20260305T090000Z'],
  erasedAgain: 1,
};

function aRescue(but: Partial<LogRepair> = {}) {
  const did: string[] = [];
  const rescue: LogRepair = {
    backups: async () => [{ name, madeAt: '2026-03-04T09:00:00.000Z', sequence: 7 }],
    mend: async () => {
      did.push('mended');
      return restored;
    },
    restoreOwn: async (own) => {
      did.push(`restored ${own}`);
      return restored;
    },
    ...but,
  };
  return { did, rescue: async () => rescue };
}

const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('the calls of a console', () => {
  it('wait for a desk that is still opening', async () => {
    const desk = aDesk();
    const opens = Promise.withResolvers<typeof desk>();
    const opening = openBehindWindow({ open: () => opens.promise, ...aRescue(), origin, journal: silent });
    const answer = opening.dispatch(page, 'desk.state', null);
    opens.resolve(desk);
    await turns();
    desk.answer('here');
    expect(await answer).toEqual({ ok: true, value: 'here' });
  });

  it('say why the desk cannot be opened', async () => {
    const open = () => Promise.reject(new Failure('log-newer', 'A newer version wrote this log.'));
    const opening = openBehindWindow({ open, ...aRescue(), origin, journal: silent });
    const answer = await opening.dispatch(page, 'desk.state', null);
    expect(answer).toEqual({ ok: false, error: { code: 'log-newer', message: 'A newer version wrote this log.' } });
  });

  it("tell a stranger's error as internal and journal it", async () => {
    const journaled: unknown[] = [];
    const open = () => Promise.reject(new Error('Max Mustermann'));
    const journal = { ...silent, error: (what: string, cause: unknown) => void journaled.push(what, cause) };
    const answer = await openBehindWindow({ open, ...aRescue(), origin, journal }).dispatch(page, 'desk.state', null);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('Mustermann');
    expect(journaled).toContainEqual(new Error('Max Mustermann'));
  });

  it('are waited for no longer than asked', async () => {
    const opening = openBehindWindow({ open: async () => aDesk(), ...aRescue(), origin, journal: silent });
    void opening.dispatch(page, 'sessions.create', null);
    await opening.settled(20);
  });
});

describe('a damaged desk', () => {
  it('says what is damaged and what there is to go back to', async () => {
    const opening = openBehindWindow({ open: damagedLog, ...aRescue(), origin, journal: silent });
    expect(await opening.dispatch(page, 'rescue.look', null)).toEqual({
      ok: true,
      value: { damage: 'log', backups: [{ name, madeAt: '2026-03-04T09:00:00.000Z', sequence: 7 }] },
    });
  });

  it('is mended, opened again, and then answers as any other', async () => {
    const desk = aDesk();
    let isMended = false;
    const { rescue, did } = aRescue({
      mend: async () => {
        isMended = true;
        return restored;
      },
    });
    const open = () => (isMended ? Promise.resolve(desk) : damagedLog());
    const opening = openBehindWindow({ open, rescue, origin, journal: silent });
    expect(await opening.dispatch(page, 'rescue.mend', null)).toEqual({
      ok: true,
      value: {
        backupMadeAt: '2026-03-04T09:00:00.000Z',
        setAside: ['desk.db.damaged-20260305T090000Z'],
        erasedAgain: 1,
      },
    });
    const answer = opening.dispatch(page, 'desk.state', null);
    await turns();
    desk.answer('here again');
    expect(await answer).toEqual({ ok: true, value: 'here again' });
    expect(did).toEqual([]);
  });

  it('with damaged keys is closed first, and goes back to a backup that it knows by name', async () => {
    const desk = aDesk(() => Promise.reject(new Failure('vault-damaged', 'The vault file is damaged.')));
    const { rescue, did } = aRescue();
    const opening = openBehindWindow({ open: async () => desk, rescue, origin, journal: silent });
    expect(await opening.dispatch(page, 'rescue.look', null)).toMatchObject({ value: { damage: 'vault' } });
    const strange = await opening.dispatch(page, 'rescue.restore', { name: '../../elsewhere.backup' });
    expect(strange).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
    expect(await opening.dispatch(page, 'rescue.restore', { name })).toMatchObject({ ok: true });
    expect(did).toEqual([`restored ${name}`]);
    expect(desk.told).toEqual(['stopped', 'stopped']);
  });

  it('that cannot be repaired still says what is wrong', async () => {
    const { rescue } = aRescue({ mend: () => Promise.reject(new Failure('log-damaged', 'There is no sound backup.')) });
    const opening = openBehindWindow({ open: damagedLog, rescue, origin, journal: silent });
    expect(await opening.dispatch(page, 'rescue.mend', null)).toMatchObject({ error: { code: 'log-damaged' } });
    expect(await opening.dispatch(page, 'desk.state', null)).toMatchObject({ error: { code: 'log-damaged' } });
  });
});

describe('a sound desk', () => {
  it.each([
    ['rescue.mend', null],
    ['rescue.restore', { name }],
  ])('is left alone by %s', async (call, input) => {
    const { rescue, did } = aRescue();
    const desk = aDesk();
    const opening = openBehindWindow({ open: async () => desk, rescue, origin, journal: silent });
    expect(await opening.dispatch(page, call, input)).toMatchObject({ error: { code: 'rescue-needless' } });
    expect([did, desk.told]).toEqual([[], []]);
  });

  it('takes no rescuing from a stranger’s page', async () => {
    const opening = openBehindWindow({ open: damagedLog, ...aRescue(), origin, journal: silent });
    const stranger = { mainFrame: true, url: 'https://example.com/' };
    expect(await opening.dispatch(stranger, 'rescue.mend', null)).toMatchObject({
      error: { code: 'untrusted-sender' },
    });
  });

  it('is locked and stopped through the window’s calls', async () => {
    const desk = aDesk();
    const opening = openBehindWindow({ open: async () => desk, ...aRescue(), origin, journal: silent });
    await opening.lockNow('suspend');
    await opening.stop();
    expect(desk.told).toEqual(['suspend', 'stopped']);
  });
});
