import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openedMail, openerOf } from '../../../../main/shell/chromium/mail-program.ts';

const draft = 'mailto:erika@example.com?subject=a%20link&body=https%3A%2F%2Fpay.example%2F%3Ftoken%3D%24%28id%29';

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-mail-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An opener that keeps what it is called with, a line an argument. */
function anOpener(folder: string, then = 'exit 0'): string {
  const program = path.join(folder, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/called'\n${then}\n`);
  chmodSync(program, 0o755);
  return program;
}

describe.skipIf(process.platform === 'win32')('a mail draft through the system’s opener', () => {
  it('is given as one argument, as it is', async () => {
    const folder = aFolder();
    await openedMail({ program: anOpener(folder), args: [] })?.openDraft(draft);
    expect(readFileSync(path.join(folder, 'called'), 'utf8')).toBe(`${draft}\n`);
  });

  it('says so when there is no mail program, or no opener any more', async () => {
    const folder = aFolder();
    const failing = openedMail({ program: anOpener(folder, 'exit 3'), args: [] });
    await expect(failing?.openDraft(draft)).rejects.toMatchObject({ code: 'mail-unavailable' });
    const missing = openedMail({ program: path.join(folder, 'none'), args: [] });
    await expect(missing?.openDraft(draft)).rejects.toMatchObject({ code: 'mail-unavailable' });
  });

  it.each(['https://pay.example/', 'file:///etc/passwd', '--help', 'mailto:a@example.com?subject=$(id)&body=a', ''])(
    'is never %s',
    async (address) => {
      const folder = aFolder();
      const mail = openedMail({ program: anOpener(folder), args: [] });
      await expect(mail?.openDraft(address)).rejects.toMatchObject({ code: 'mail-unavailable' });
      expect(existsSync(path.join(folder, 'called'))).toBe(false);
    },
  );
});

describe('the system’s opener', () => {
  it('is the one that each system has, and never a shell', () => {
    expect(openerOf('darwin', {})).toEqual({ program: '/usr/bin/open', args: [] });
    expect(openerOf('win32', { SystemRoot: 'D:\\Windows' })).toEqual({
      program: 'D:\\Windows\\System32\\rundll32.exe',
      args: ['url.dll,FileProtocolHandler'],
    });
  });

  it.skipIf(process.platform === 'win32')('is the first on the path, by its full name, or none', () => {
    const folder = aFolder();
    expect(openerOf('linux', { PATH: folder })).toBeNull();
    const program = anOpener(folder);
    expect(openerOf('linux', { PATH: `relative:/nowhere:${folder}` })).toEqual({ program, args: [] });
    expect(openedMail(null)).toBeNull();
  });
});
