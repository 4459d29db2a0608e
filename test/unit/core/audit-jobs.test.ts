import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAuditJobs } from '../../../main/core/audit-jobs.ts';
import { createExportVerifier } from '../../../main/jobs/verifiers.ts';
import { resourceFile } from '../../../main/resources.ts';
import { foldersOf } from '../../../main/shell/folders.ts';
import { systemRandomness } from '../../../main/shell/system.ts';
import type { AuditExportRequest, AuditJob } from '../../../preload/contract/audit.ts';
import { plainRequest } from '../../builders/export-parts.ts';
import { aRecord, manyEvents } from '../../builders/record.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

type Shell = Parameters<typeof foldersOf>[0];

/** The audit screen's work over a real log and real folders, in a shell without dialogs unless the test says otherwise. */
async function aScreen({ shell = {}, readsLogAside = true }: { shell?: Partial<Shell>; readsLogAside?: boolean } = {}) {
  const record = await aRecord(2);
  const told: (AuditJob | null)[] = [];
  const jobs = createAuditJobs({
    exports: record.exports,
    proof: record.proof,
    verifier: createExportVerifier(resourceFile('verify.mjs')),
    log: record.log.proof,
    events: record.log.sessions,
    actor: () => 'erika',
    folders: foldersOf({ chooseFolder: null, openFolder: null, ...shell }),
    randomness: systemRandomness(),
    clock: fakeClock(),
    tell: (job) => void told.push(job),
    readsLogAside,
  });
  const into = async (folder: string = record.folder) => (await jobs.chosen.choose(folder))?.token ?? '';
  const request = async (but: Partial<AuditExportRequest> = {}): Promise<AuditExportRequest> => ({
    ...plainRequest,
    into: await into(),
    ...but,
  });
  return { ...record, jobs, told, into, request };
}

describe('an export from the screen', () => {
  it('becomes a folder inside the chosen one, named by desk and time, and holds against this desk', async () => {
    const { jobs, request, folder, told, into } = await aScreen();
    expect(await jobs.state()).toMatchObject({ folders: 'typed', opensFolders: false, job: null, fingerprint: null });
    const made = await jobs.export(await request());
    expect(made.folder).toBe(path.join(folder, 'zastrpay-desk-export-2026-03-04-090000Z'));
    expect(made).toMatchObject({ sessions: 2, events: 4 });
    expect(told.at(0)).toEqual({ kind: 'export', progress: null });
    expect(told.at(-1)).toBeNull();
    expect(await jobs.state()).toMatchObject({ fingerprint: made.fingerprint, job: null });
    expect(await jobs.verifyExport(await into(made.folder))).toMatchObject({
      holds: true,
      last: made.last,
      ownKey: true,
      inThisLog: 'same',
    });
  });

  it.each([
    ['masked', ''],
    ['full', '   '],
  ] as const)('of %s data needs a reason, and leaves nothing without one', async (pii, reason) => {
    const { jobs, request, folder, log } = await aScreen();
    await expect(jobs.export(await request({ pii, reason }))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'reason', code: 'required' }],
    });
    expect(readdirSync(folder)).toEqual([]);
    await jobs.export(await request({ pii, reason: 'tax audit' }));
    expect(JSON.parse(chainOf(log.file).at(-1)?.data ?? '')).toMatchObject({ pii, reasonGiven: true });
  });

  it('names the field that was not taken', async () => {
    const { jobs, request } = await aScreen();
    const fieldOf = async (but: Partial<AuditExportRequest>) =>
      jobs.export(await request(but)).then(
        () => null,
        ({ fields }) => fields[0],
      );
    expect(await fieldOf({ formats: [] })).toEqual({ field: 'formats', code: 'required' });
    expect(await fieldOf({ from: '2026-03-05', to: '2026-03-04' })).toEqual({ field: 'to', code: 'period-backwards' });
  });

  it('can be cancelled, and another one may begin then but not before', async () => {
    const { jobs, request, log, folder, told } = await aScreen();
    manyEvents(log.file, 20_000);
    const asked = await request();
    const making = jobs.export(asked);
    await expect(jobs.export(asked)).rejects.toEqual(code('job-running'));
    await expect(jobs.verifyLog()).rejects.toEqual(code('job-running'));
    await expect.poll(() => told.some((job) => job?.progress != null), { timeout: 20_000 }).toBe(true);
    jobs.cancel();
    await expect(making).rejects.toEqual(code('cancelled'));
    expect(readdirSync(folder)).toEqual([]);
    expect(await jobs.export(asked)).toMatchObject({ sessions: 2 });
  });

  it('is given up when the desk stops, which waits until nothing is left of it', async () => {
    const { jobs, request, log, folder } = await aScreen();
    manyEvents(log.file, 20_000);
    const making = jobs.export(await request());
    const ended = expect(making).rejects.toEqual(code('cancelled'));
    await jobs.stop();
    expect(readdirSync(folder)).toEqual([]);
    await ended;
  });

  it('is refused where a thread that opens the log would end the program; checking an export is not', async () => {
    const { jobs, request, exported, into } = await aScreen({ readsLogAside: false });
    await expect(jobs.export(await request())).rejects.toEqual(code('runtime-too-old'));
    await expect(jobs.verifyLog()).rejects.toEqual(code('runtime-too-old'));
    expect(await jobs.verifyExport(await into(await exported()))).toMatchObject({ holds: true });
  });
});

describe('an export held against this desk', () => {
  it('of another desk is recognised', async () => {
    const [mine, theirs] = [await aScreen(), await aScreen()];
    await mine.exported();
    const found = await mine.jobs.verifyExport(await mine.into(await theirs.exported()));
    expect(found).toMatchObject({ holds: true, ownKey: false, inThisLog: 'other' });
    const { kind, data = '' } = chainOf(mine.log.file).at(-1) ?? {};
    expect([kind, JSON.parse(data)]).toEqual([
      'export.verified',
      { holds: true, ownKey: false, inThisLog: 'other', upTo: 4, findings: 0 },
    ]);
  });

  it('from after this log ends shows that the log was cut', async () => {
    const [mine, theirs] = [await aScreen(), await aScreen()];
    manyEvents(theirs.log.file, 10);
    const found = await mine.jobs.verifyExport(await mine.into(await theirs.exported()));
    expect(found).toMatchObject({ holds: true, ownKey: null, inThisLog: 'missing' });
  });

  it('is told to be unreadable where there is none', async () => {
    const { jobs, into } = await aScreen();
    expect(await jobs.verifyExport(await into())).toMatchObject({ holds: false, last: null, inThisLog: null });
  });
});

describe('a folder', () => {
  it.each(['', 'relative/path', '/there/is/no/such/folder', resourceFile('verify.mjs')])(
    '%j is not taken',
    async (typed) => {
      const { jobs } = await aScreen();
      await expect(jobs.chosen.choose(typed)).rejects.toEqual(code('folder-missing'));
    },
  );

  it('is known by its token alone, and must still be there', async () => {
    const { jobs, request, folder } = await aScreen();
    await expect(jobs.export(await request({ into: folder }))).rejects.toEqual(code('folder-unknown'));
    const gone = path.join(folder, 'gone');
    mkdirSync(gone);
    const asked = await request({ into: (await jobs.chosen.choose(gone))?.token ?? '' });
    rmdirSync(gone);
    await expect(jobs.export(asked)).rejects.toEqual(code('folder-missing'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('comes from the system’s dialog where there is one, and from nowhere else', async () => {
    const opened: string[] = [];
    let answer: string | null = null;
    const { jobs, folder } = await aScreen({
      shell: {
        chooseFolder: async () => answer,
        openFolder: async (each) => void opened.push(each),
      },
    });
    expect(await jobs.state()).toMatchObject({ folders: 'dialog', opensFolders: true });
    expect(await jobs.chosen.choose(null)).toBeNull();
    await expect(jobs.chosen.choose(folder)).rejects.toEqual(code('invalid-input'));
    answer = folder;
    const chosen = await jobs.chosen.choose(null);
    expect(chosen?.name).toBe(folder);
    await jobs.openFolder(chosen?.token ?? '');
    expect(opened).toEqual([folder]);
  });
});
