import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { goTo, passphrase, unlock } from './desk-work.ts';
import { expect, test } from './fixtures.ts';
import { packagedProgram, type Ran, runCommand } from './shells.ts';

/** The packaged program as a script runs it. */
const desk = (
  args: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<Ran> =>
  runCommand('packaged', args, { switches: [], env: { DESK_PASSPHRASE: passphrase, ...environment }, input });

const someone = JSON.stringify({ firstName: 'Erika', lastName: 'Musterfrau', dateOfBirth: '1964-08-12' });

test('the packaged program takes commands: answers on its output, exit codes, no window', async ({
  dataFolder,
  program,
}) => {
  const help = await desk(['--help']);
  expect(help).toMatchObject({ code: 0, out: expect.stringMatching(/^Zastrpay Desk without a window\n/) });

  const created = await desk(['create', '--file', '-', '--json', '--data', dataFolder], { input: someone });
  expect(created.code).toBe(0);
  const { id, status, link } = JSON.parse(created.out);
  expect({ status, link }).toEqual({ status: 'link-ready', link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/) });

  const listed = await desk(['list', '--json', '--data', dataFolder]);
  expect(listed.code).toBe(0);
  expect(JSON.parse(listed.out)).toMatchObject([{ id, status: 'link-ready' }]);
  expect(listed.out).not.toContain('Musterfrau');

  const unknown = await desk(['show', 'AAA-AAA', '--json', '--data', dataFolder]);
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.out)).toMatchObject({ error: { code: 'session-unknown' } });
  const misspelt = await desk(['lst', '--data', dataFolder]);
  expect(misspelt).toMatchObject({ code: 2, out: '', err: expect.stringContaining('There is no such command.') });

  // The switch is for the older runtime of the tests alone, which looks for a display before it has read the program.
  const nowhere = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const without = await desk(['--ozone-platform=headless', 'list', '--json', '--data', dataFolder], {
    environment: nowhere,
  });
  expect(JSON.parse(without.out)).toMatchObject([{ id }]);

  // The window works on the same log.
  const { page } = await program.open();
  await unlock(page);
  await goTo(page, 'sessions');
  await expect(page.getByRole('row').filter({ hasText: 'Link ready' })).toHaveCount(1);
});

test('fuses: the program runs nobody else’s code', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stranger-'));
  const marker = path.join(folder, 'ran');
  const stranger = path.join(folder, 'stranger.cjs');
  writeFileSync(stranger, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
  // Electron would look here before it looks into the archive.
  const instead = path.join(path.dirname(packagedProgram()), 'resources', 'app');
  mkdirSync(instead);
  writeFileSync(path.join(instead, 'package.json'), JSON.stringify({ main: stranger }));
  try {
    const tries = [
      await desk(['--help'], { environment: { ELECTRON_RUN_AS_NODE: '1' } }),
      await desk(['--help'], { environment: { NODE_OPTIONS: `--require ${stranger}` } }),
      await desk(['--inspect=0', '--help']),
      await desk(['-r', stranger, '--help'], { environment: { ELECTRON_RUN_AS_NODE: '1' } }),
    ];
    for (const { out, err } of tries) {
      expect(out).toMatch(/^(Zastrpay Desk without a window\n|$)/);
      expect(err).not.toContain('Debugger listening');
    }
    expect(existsSync(marker)).toBe(false);
  } finally {
    rmSync(instead, { recursive: true });
    rmSync(folder, { recursive: true });
  }
});
