import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressFor, becomeOnlyInstance } from '../../../../main/shell/chromium/only-instance.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'only-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the only window on a data folder', () => {
  it('is told when somebody starts the desk again', async () => {
    const first = await becomeOnlyInstance(folder);
    const told = new Promise<void>((resolve) => first?.onSecondStart(resolve));
    expect(await becomeOnlyInstance(folder)).toBeNull();
    await told;
    await first?.release();
  });

  it('makes room when it is closed', async () => {
    const first = await becomeOnlyInstance(folder);
    await first?.release();
    const second = await becomeOnlyInstance(folder);
    expect(second).not.toBeNull();
    await second?.release();
  });

  it('is not in the way of a window on another folder', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'only-'));
    const windows = await Promise.all([becomeOnlyInstance(folder), becomeOnlyInstance(other)]);
    expect(windows).not.toContain(null);
    for (const window of windows) await window?.release();
    rmSync(other, { recursive: true });
  });

  it.skipIf(process.platform === 'win32')('takes over from one that was killed', async () => {
    const script = `
      const { becomeOnlyInstance } = await import(${JSON.stringify(new URL('../../../../main/shell/chromium/only-instance.ts', import.meta.url))});
      await becomeOnlyInstance(process.argv[1]);
      console.log('here');
      setInterval(() => {}, 1000);`;
    const killed = spawn(process.execPath, ['--input-type=module', '-e', script, folder]);
    await once(killed.stdout, 'data');
    expect(await becomeOnlyInstance(folder)).toBeNull();
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(existsSync(addressFor(folder))).toBe(true);
    const next = await becomeOnlyInstance(folder);
    expect(next).not.toBeNull();
    await next?.release();
  });

  it('has an address that fits into the system’s bounds, however deep the folder', () => {
    const deep = path.join(folder, ...Array.from({ length: 20 }, () => 'a-long-name'));
    expect(Buffer.byteLength(addressFor(deep, 'linux'))).toBeLessThan(104);
    expect(addressFor(deep, 'linux')).not.toBe(addressFor(`${deep}r`, 'linux'));
    expect(addressFor(deep, 'win32')).toMatch(/^\\\\\.\\pipe\\zastrpay-desk-[0-9a-f]{16}$/);
  });
});
