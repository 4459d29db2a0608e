import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../main/cli/run.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { readTable } from '../../fakes/csv-reader.ts';

/** A desk on its practice profile, in a folder of its own. */
function aTerminal() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const run = async (args: readonly string[], { unlock = true, stdin = '' } = {}) => {
    let [out, err] = ['', ''];
    const code = await runCommand(
      args.includes('--data') ? [...args] : [...args, '--data', path.join(folder, 'data')],
      {
        stdin: Readable.from([stdin]),
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        environment: unlock ? { DESK_PASSPHRASE: 'three quiet synthetic words' } : {},
      },
    );
    return { code, out, err, json: () => JSON.parse(out) };
  };
  const create = () => run(['create', '--file', '-', '--json'], { stdin: JSON.stringify(maxMustermannData) });
  return { folder, run, create, database: path.join(folder, 'data', 'desk.db') };
}

describe('desk export and verify', () => {
  it('hand over what an auditor can check with nothing but Node', async () => {
    const { folder, run, create } = aTerminal();
    const { id, reference } = (await create()).json();
    const out = path.join(folder, 'audit');
    const narrowed = ['--status', 'registered,link-ready', '--profile', 'practice'];
    const made = await run(['export', '--out', out, ...narrowed, '--bom', '--reason', 'yearly audit', '--json']);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.json()).toMatchObject({ folder: out, sessions: 1, last: { sequence: expect.any(Number) } });
    const csv = readFileSync(path.join(out, 'sessions.csv'), 'utf8');
    expect(readTable(csv.replace('\uFEFF', ''))).toMatchObject([
      { id, reference, status: 'link-ready', profile: 'Practice' },
    ]);
    expect(csv).not.toContain('Muster');
    const verified = await run(['verify', out, '--json', '--data', path.join(folder, 'nothing here')], {
      unlock: false,
    });
    expect(verified.json()).toMatchObject({ holds: true, sessions: 1, fingerprint: made.json().fingerprint });
    const stranger = spawnSync(process.execPath, [path.join(out, 'verify.mjs')], { encoding: 'utf8', cwd: tmpdir() });
    expect(stranger).toMatchObject({ status: 0, stderr: '' });
    expect(stranger.stdout).toContain(made.json().fingerprint);
    expect(readdirSync(folder).sort()).toEqual(['audit', 'data']);
  });

  it('name the first bad row, in words and in JSON', async () => {
    const { folder, run, create } = aTerminal();
    await create();
    const out = path.join(folder, 'audit');
    await run(['export', '--out', out, '--format', 'csv']);
    const file = path.join(out, 'sessions.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('link-ready', 'registered'));
    const said = await run(['verify', out]);
    expect(said).toMatchObject({
      code: 1,
      out: '',
      err: 'desk: sessions.csv, row 1 was changed, removed, added or moved.\n',
    });
    const json = await run(['verify', out, '--json']);
    expect(json).toMatchObject({ code: 1, err: '' });
    expect(json.json()).toMatchObject({
      error: { code: 'export-broken' },
      findings: [{ file: 'sessions.csv', row: 1 }],
    });
    const nothing = await run(['verify', path.join(folder, 'nowhere'), '--json']);
    expect([nothing.code, nothing.json().error.code]).toEqual([1, 'file-unreadable']);
  });

  it('make one by schedule, for cron: once a day, and nothing when none is due', async () => {
    const { folder, run, create } = aTerminal();
    await create();
    const archive = path.join(folder, 'archive');
    mkdirSync(archive);
    expect(await run(['export', '--scheduled'])).toMatchObject({ code: 0, out: 'No export is due.\n' });
    const set = await run(['export', '--schedule', 'daily', '--out', archive]);
    expect(set).toMatchObject({ code: 0, out: `Exports are made daily in ${archive}.\n` });
    const locked = await run(['export', '--scheduled'], { unlock: false });
    expect(locked).toMatchObject({ code: 1, err: expect.stringContaining('DESK_PASSPHRASE') });
    const made = (await run(['export', '--scheduled', '--json'])).json();
    expect(made).toMatchObject({ sessions: 1 });
    expect((await run(['export', '--scheduled', '--json'])).json()).toBeNull();
    expect(readdirSync(archive)).toEqual([path.basename(made.folder)]);
    expect(await run(['verify', made.folder])).toMatchObject({ code: 0 });
    expect(await run(['export', '--schedule', 'off'])).toMatchObject({ code: 0, out: 'No exports are scheduled.\n' });
    expect((await run(['export', '--schedule', 'hourly', '--out', archive])).code).toBe(2);
  });

  it('check the log in place', async () => {
    const { run, create, database } = aTerminal();
    await create();
    const good = await run(['verify-log', '--json']);
    expect([good.code, good.json()]).toMatchObject([0, { holds: true, findings: [] }]);
    const tampering = new Database(database);
    tampering.exec("DROP TRIGGER events_are_never_changed; UPDATE events SET actor = 'nobody' WHERE sequence = 2");
    tampering.close();
    const bad = await run(['verify-log'], { unlock: false });
    expect(bad).toMatchObject({ code: 1, out: '', err: 'desk: events, row 2 was changed: its hash does not fit.\n' });
    expect((await run(['verify-log', '--json'])).json()).toMatchObject({
      error: { code: 'log-broken', message: expect.stringContaining('row 2') },
    });
  });

  it.each([
    [['export'], 2, 'usage'],
    [['export', '--out', 'x', '--pii', 'some'], 2, 'usage'],
    [['export', '--out', 'x', '--format', 'xml'], 2, 'usage'],
    [['export', '--out', 'x', '--status', 'done'], 2, 'usage'],
    [['verify'], 2, 'usage'],
    [['export', '--out', 'x', '--from', 'spring'], 1, 'invalid-input'],
    [['export', '--out', 'x', '--profile', 'nobody'], 1, 'profile-unknown'],
  ])('%j is refused', async (args, code, error) => {
    const { folder, run } = aTerminal();
    const refused = await run([...args.map((each) => (each === 'x' ? path.join(folder, 'x') : each)), '--json']);
    expect([refused.code, refused.json().error.code]).toEqual([code, error]);
  });

  it('refuse without the vault, which signs', async () => {
    const { folder, run, create } = aTerminal();
    await create();
    const refused = await run(['export', '--out', path.join(folder, 'audit')], { unlock: false });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('DESK_PASSPHRASE') });
    expect(readdirSync(folder)).toEqual(['data']);
  });
});
