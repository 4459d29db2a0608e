import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { NodeHttpExecutor } from 'builder-util';
import updater from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createUpdates } from '../../../main/core/updates.ts';
import { createProgramInstaller } from '../../../main/updates/program-installer.ts';
import { createReleaseServer } from '../../../main/updates/release-server.ts';
import type { UpdateState } from '../../../preload/contract/update.ts';
import { signRelease } from '../../../scripts/sign-release.mjs';
import { aRelease, aReleaseKey, filesOf, listName, anHttpsServer as serveHttps } from '../../builders/release.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';
import { selfSigned } from '../../fakes/self-signed.ts';

const identity = selfSigned();

// As a merchant's own authority would be in the system's store.
beforeAll(() => setDefaultCACertificates([...getCACertificates('default'), identity.cert]));

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-updates-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A program that says that it ran, as an AppImage would be. */
const programThatLeaves = (mark: string): string => `#!/bin/sh\necho ran > '${mark}'\n`;

async function anHttpsServer(listener: RequestListener): Promise<string> {
  const { address, close } = await serveHttps(identity, listener);
  onTestFinished(close);
  return address;
}

/** A desk of version 1.2.0 that runs from an AppImage, with the real electron-updater over Node's network. */
function aDesk(serving: () => boolean = () => false) {
  const home = aFolder();
  const log = aLog();
  const clock = fakeClock();
  const program = path.join(home, 'desk.AppImage');
  writeFileSync(program, 'the old program');
  chmodSync(program, 0o755);
  process.env.APPIMAGE = program;
  onTestFinished(() => void Reflect.deleteProperty(process.env, 'APPIMAGE'));
  writeFileSync(path.join(home, 'app-update.yml'), 'updaterCacheDirName: desk-updater\n');
  let quit = false;
  const told: UpdateState[] = [];
  const installer = createProgramInstaller({
    async load() {
      const real = new updater.AppImageUpdater(null, {
        version: '1.2.0',
        name: 'desk',
        isPackaged: true,
        appUpdateConfigPath: path.join(home, 'app-update.yml'),
        userDataPath: home,
        baseCachePath: home,
        whenReady: () => Promise.resolve(),
        relaunch() {},
        quit() {},
        onQuit() {},
      });
      const node = new NodeHttpExecutor();
      const createRequest: NodeHttpExecutor['createRequest'] = (options, answered) =>
        node.createRequest(options, answered);
      // All of it but the last step, which is Chromium's.
      Reflect.set(real, 'httpExecutor', Object.assign(new ElectronHttpExecutor(), { createRequest }));
      // Electron is not here to be told that it shall quit.
      Reflect.set(real, 'quitAndInstall', () => {
        quit = real.install(false, true);
      });
      return real;
    },
    beforeInstalling() {},
  });
  const updates = createUpdates({
    memory: log.updates,
    server: createReleaseServer(fetch, listName),
    installer,
    version: '1.2.0',
    isServing: serving,
    log: log.sessions,
    clock,
    journal: { info() {}, error() {} },
    actor: () => 'erika',
    tell: (state) => void told.push(state),
  });
  return { updates, log, clock, home, program, told, hasQuit: () => quit };
}

/** A folder on a server with one release in it, and a desk that knows server and key. */
async function aDeskWithServer(version = '1.3.0', serving?: () => boolean) {
  const folder = aFolder();
  const mark = path.join(folder, 'ran');
  const key = aReleaseKey(aFolder());
  const name = aRelease(folder, key.file, version, programThatLeaves(mark));
  const address = await anHttpsServer(filesOf(folder));
  const desk = aDesk(serving);
  await desk.updates.configure({ address, key: key.publicKey });
  return { ...desk, folder, mark, key, name, address };
}

describe('an update', () => {
  it('is off until somebody says from where and whose', async () => {
    const { updates } = aDesk();
    expect(await updates.state()).toMatchObject({ stage: 'off', source: null });
    await expect(updates.check()).rejects.toEqual(code('update-off'));
    await updates.checkDaily();
    expect(await updates.state()).toMatchObject({ stage: 'off', problem: null });
  });

  it('is found, fetched with progress, and takes the program’s place when the operator says so', async () => {
    const { updates, told, mark, program, hasQuit, log } = await aDeskWithServer();
    expect(await updates.check()).toMatchObject({ stage: 'available', version: '1.3.0', canInstall: true });
    expect(await updates.download()).toMatchObject({ stage: 'ready', version: '1.3.0' });
    expect(told.map(({ stage }) => stage)).toContain('downloading');
    expect(told.some(({ share }) => share === 1)).toBe(true);
    expect(readFileSync(program, 'utf8')).toBe('the old program');
    expect(existsSync(mark)).toBe(false);
    await updates.install();
    await expect.poll(() => existsSync(mark)).toBe(true);
    await expect.poll(hasQuit).toBe(true);
    expect(readFileSync(program, 'utf8')).toContain('echo ran');
    log.close();
  });

  it('says when there is none', async () => {
    const { updates, clock } = await aDeskWithServer('1.2.0');
    expect(await updates.check()).toMatchObject({
      stage: 'newest',
      version: null,
      checkedAt: clock.now().toISOString(),
    });
    await expect(updates.download()).rejects.toEqual(code('update-missing'));
  });

  it('is looked for once a day by itself, and what goes wrong is kept for whoever looks', async () => {
    const { updates, clock, folder } = await aDeskWithServer();
    writeFileSync(path.join(folder, listName), 'version: 9.9.9\n');
    await updates.checkDaily();
    expect(await updates.state()).toMatchObject({ problem: 'update-untrusted', version: null });
    rmSync(path.join(folder, listName));
    await clock.advance(23 * 60 * 60_000);
    await updates.checkDaily();
    expect(await updates.state()).toMatchObject({ problem: 'update-untrusted' });
    await clock.advance(60 * 60_000);
    await updates.checkDaily();
    expect(await updates.state()).toMatchObject({ problem: 'update-unreachable' });
  });

  it('never starts while a customer is being served', async () => {
    let serving = true;
    const { updates, mark, hasQuit } = await aDeskWithServer('1.3.0', () => serving);
    await updates.check();
    await updates.download();
    await expect(updates.install()).rejects.toEqual(code('update-busy'));
    expect([existsSync(mark), hasQuit()]).toEqual([false, false]);
    serving = false;
    await updates.install();
    await expect.poll(() => existsSync(mark)).toBe(true);
  });
});

describe('whoever holds the server', () => {
  it('cannot swap the list', async () => {
    const { updates, folder } = await aDeskWithServer();
    const file = path.join(folder, listName);
    writeFileSync(file, readFileSync(file, 'utf8').replace('1.3.0', '1.3.1'));
    await expect(updates.check()).rejects.toEqual(code('update-untrusted'));
    expect(await updates.state()).toMatchObject({ stage: 'unknown', version: null, problem: 'update-untrusted' });
  });

  it('cannot sign with a key of their own', async () => {
    const { updates, folder } = await aDeskWithServer();
    signRelease(folder, aReleaseKey(aFolder()).file);
    await expect(updates.check()).rejects.toEqual(code('update-untrusted'));
  });

  it('cannot give another system’s list out as this one’s', async () => {
    const { updates, folder, key } = await aDeskWithServer();
    const list = readFileSync(path.join(folder, listName));
    writeFileSync(path.join(folder, 'latest.yml'), list);
    signRelease(folder, key.file);
    writeFileSync(path.join(folder, `${listName}.sig`), readFileSync(path.join(folder, 'latest.yml.sig')));
    await expect(updates.check()).rejects.toEqual(code('update-untrusted'));
  });

  it('cannot swap the file, before or after it was announced', async () => {
    const { updates, folder, name, mark } = await aDeskWithServer();
    await updates.check();
    const evil = programThatLeaves(mark).replace('ran', 'bad');
    writeFileSync(path.join(folder, name), evil);
    await expect(updates.download()).rejects.toEqual(code('update-untrusted'));
    expect(await updates.state()).toMatchObject({ stage: 'unknown', version: null, problem: 'update-untrusted' });
    await expect(updates.install()).rejects.toEqual(code('update-missing'));
    expect(existsSync(mark)).toBe(false);
  });

  it('cannot send an old list again: older than the program, or than the newest that was ever seen', async () => {
    const { updates, folder, key, mark, address } = await aDeskWithServer('1.1.9');
    await expect(updates.check()).rejects.toEqual(code('update-older'));
    aRelease(folder, key.file, '1.10.0', programThatLeaves(mark));
    expect(await updates.check()).toMatchObject({ stage: 'available', version: '1.10.0' });
    aRelease(folder, key.file, '1.9.0', programThatLeaves(mark));
    await expect(updates.check()).rejects.toEqual(code('update-older'));
    expect(await updates.state()).toMatchObject({ version: null });
    // Not for good: a release that should never have been is left behind with its key.
    const next = aReleaseKey(aFolder());
    signRelease(folder, next.file);
    await updates.configure({ address, key: next.publicKey });
    expect(await updates.check()).toMatchObject({ version: '1.9.0' });
  });

  it.each([
    ['a plain http server', 'http'],
    ['another https server', 'https'],
  ])('cannot send the desk to %s', async (_what, scheme) => {
    const { updates, folder, key } = await aDeskWithServer();
    let asked = 0;
    const count: RequestListener = (request, answer) => {
      asked += 1;
      filesOf(folder)(request, answer);
    };
    const plain = createHttpServer(count);
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void plain.close());
    const plainPort = (plain.address() as AddressInfo).port;
    const elsewhere = scheme === 'http' ? `http://127.0.0.1:${plainPort}` : (await anHttpsServer(count)).slice(0, -1);
    const address = await anHttpsServer(({ url }, answer) => {
      answer.writeHead(302, { Location: `${elsewhere}${url}` }).end();
    });
    await updates.configure({ address, key: key.publicKey });
    await expect(updates.check()).rejects.toEqual(code('update-unreachable'));
    expect(asked).toBe(0);
  });

  it.each([
    ['floods it', (): RequestListener => (_request, answer) => void answer.end(Buffer.alloc(200_000))],
    ['sends nonsense', (): RequestListener => (_request, answer) => void answer.end('<html>')],
    ['sends nothing', (): RequestListener => (_request, answer) => void answer.end()],
  ])('gets nowhere when it %s', async (_what, listener) => {
    const desk = aDesk();
    await desk.updates.configure({ address: await anHttpsServer(listener()), key: aReleaseKey(aFolder()).publicKey });
    await expect(desk.updates.check()).rejects.toMatchObject({ code: /^update-(unreachable|untrusted)$/ });
    expect((await desk.updates.state()).version).toBeNull();
  });
});

describe('where updates come from', () => {
  it.each([
    ['http://updates.example/', 'url-not-https'],
    ['http://127.0.0.1/', 'url-not-https'],
    ['updates.example', 'url-malformed'],
    ['https://me:secret@updates.example/', 'url-has-credentials'],
    ['', 'required'],
  ])('is not %s', async (address, wrong) => {
    const { updates } = aDesk();
    const { publicKey } = aReleaseKey(aFolder());
    await expect(updates.configure({ address, key: publicKey })).rejects.toMatchObject({
      fields: [{ field: 'address', code: wrong }],
    });
    expect(await updates.state()).toMatchObject({ stage: 'off' });
  });

  it('needs a public key, and no other kind', async () => {
    const { updates } = aDesk();
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    for (const key of ['', 'nonsense', publicKey.export({ type: 'spki', format: 'pem' }).toString()]) {
      await expect(updates.configure({ address: 'https://updates.example/desk', key })).rejects.toMatchObject({
        fields: [{ field: 'key', code: 'public-key-malformed' }],
      });
    }
  });

  it('is in the audit log, by whom, with the key’s fingerprint', async () => {
    const { updates, log } = aDesk();
    const { publicKey } = aReleaseKey(aFolder());
    const { source } = await updates.configure({ address: 'https://updates.example/desk', key: publicKey });
    expect(source?.address).toBe('https://updates.example/desk/');
    await updates.configure(null);
    expect(await updates.state()).toMatchObject({ stage: 'off', source: null });
    log.close();
    const [on, off] = chainOf(log.file).filter(({ kind }) => kind === 'update-source.changed');
    expect([on?.actor, JSON.parse(on?.data ?? '')]).toEqual(['erika', { on: true, key: source?.fingerprint }]);
    expect(JSON.parse(off?.data ?? '')).toEqual({ on: false });
  });
});
