import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DeskBridge } from '../../preload/contract/events.ts';
import type { UpdateSource } from '../../preload/contract/update.ts';
import { anHttpsServer, aRelease, aReleaseKey, filesOf } from '../builders/release.ts';
import { selfSigned } from '../fakes/self-signed.ts';
import { choosePassphrase, goTo, registerMaxMustermann } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

/** A server without TLS that gives the release's files out just as well. */
async function aPlainServer(listener: RequestListener) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: () => server.close(),
  };
}

test('a newer version comes over https alone, waits for the customer, and takes the program’s place', async ({
  program,
  shell,
}) => {
  test.skip(shell !== 'packaged', 'only a package replaces itself');
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'the release is one for this system');
  const folder = mkdtempSync(path.join(tmpdir(), 'update-'));
  const [mark, appImage] = [path.join(folder, 'ran'), path.join(folder, 'desk.AppImage')];
  writeFileSync(appImage, 'the old program');
  chmodSync(appImage, 0o755);
  const key = aReleaseKey(folder);
  const name = aRelease(folder, key.file, '9.9.9', `#!/bin/sh\necho ran > '${mark}'\n`);
  const plain = await aPlainServer(filesOf(folder));
  let isHonest = false;
  const server = await anHttpsServer(selfSigned(), (request, response) => {
    const isProgram = decodeURIComponent(request.url ?? '').includes(name);
    if (isHonest || !isProgram) filesOf(folder)(request, response);
    else response.writeHead(302, { location: `${plain.address}${request.url}` }).end();
  });
  try {
    const { page, ended } = await program.open({
      // Nobody vouches for a test's certificate.
      switches: ['--ignore-certificate-errors'],
      env: { APPIMAGE: appImage, XDG_CACHE_HOME: folder },
    });
    await choosePassphrase(page);
    await page.evaluate(lookFor, { address: server.address, key: key.publicKey });
    await goTo(page, 'today');
    await expect(page.getByText('Version 9.9.9 is there.')).toBeVisible();
    await page.getByRole('button', { name: 'Have a look: updates' }).press('Enter');

    await page.getByRole('button', { name: 'Download' }).press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    expect(plain.asked()).toBe(0);
    isHonest = true;
    await page.getByRole('button', { name: 'Download' }).press('Enter');
    await expect(page.getByText('Version 9.9.9 is ready')).toBeVisible();
    expect(readFileSync(appImage, 'utf8')).toBe('the old program');

    await goTo(page, 'registration');
    await registerMaxMustermann(page);
    await goTo(page, 'settings');
    const restart = page.getByRole('button', { name: 'Restart now' });
    await restart.press('Enter');
    await expect(page.getByText(/customer is being served/)).toBeVisible();
    expect(existsSync(mark)).toBe(false);

    await goTo(page, 'registration');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('textbox', { name: 'First name' })).toBeFocused();
    await goTo(page, 'settings');
    await restart.press('Enter');
    await ended;
    await expect.poll(() => existsSync(mark)).toBe(true);
    expect(readFileSync(appImage, 'utf8')).toContain('echo ran');
  } finally {
    server.close();
    plain.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function lookFor(source: UpdateSource): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  for (const asked of [await desk['updates.configure'](source), await desk['updates.check']()]) {
    if (!asked.ok) throw new Error(asked.error.code);
  }
}
