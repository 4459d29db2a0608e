import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { ProgramInstaller } from '../../main/core/ports/updates.ts';
import { windowlessShell } from '../../main/shell/windowless.ts';
import { listName as listOfThisSystem } from '../../main/updates/release-server.ts';
import { calledDesk } from '../builders/called-desk.ts';
import { drawnCode, pictureOfCode } from '../builders/drawn-code.ts';
import { aDraft } from '../builders/engine.ts';
import { anHttpsServer, aRelease, aReleaseKey, filesOf, listName } from '../builders/release.ts';
import { selfSigned } from '../fakes/self-signed.ts';
import { createdAnswer, startStubZastrpay } from '../fakes/stub-zastrpay.ts';

const identity = selfSigned();

beforeAll(() => setDefaultCACertificates([...getCACertificates('default'), identity.cert]));

/** The whole desk as a console calls it, with a newer version on a real server, downloaded and ready. */
async function aDeskWithUpdate() {
  const release = mkdtempSync(path.join(tmpdir(), 'release-'));
  onTestFinished(() => rmSync(release, { recursive: true, force: true }));
  const stub = await startStubZastrpay();
  onTestFinished(() => stub.close());
  const server = await anHttpsServer(identity, filesOf(release));
  onTestFinished(server.close);
  let installed = 0;
  const installer: ProgramInstaller = {
    async download() {},
    async install() {
      installed += 1;
    },
  };
  const { call, done, registerAt } = await calledDesk({ shell: { ...windowlessShell, installer }, version: '1.2.0' });
  await registerAt(stub.baseUrl);

  const key = aReleaseKey(release);
  aRelease(release, key.file, '1.3.0', 'a newer program');
  await done('updates.configure', { address: server.address, key: key.publicKey });
  expect(await done('updates.check', null)).toMatchObject({ stage: 'available', version: '1.3.0' });
  expect(await done('updates.download', null)).toMatchObject({ stage: 'ready' });
  return { call, done, stub, installed: () => installed };
}

const busy = { ok: false, error: { code: 'update-busy' } };

// The release is named for the one system whose list the builder writes.
it.runIf(listOfThisSystem() === listName)(
  'an update waits for a session that is being created, and for the hand-over of its link',
  async () => {
    const { call, done, stub, installed } = await aDeskWithUpdate();
    const letGo = Promise.withResolvers<void>();
    stub.answerWith(async (request, response) => {
      await letGo.promise;
      await createdAnswer()(request, response);
    });
    const creating = done('sessions.create', aDraft());
    await stub.arrived(1);
    expect(await call('updates.install', null)).toMatchObject(busy);
    letGo.resolve();
    const { id } = await creating;

    const { link } = await done('sessions.link', { id });
    expect(await done('handover.check', { id, picture: pictureOfCode(drawnCode(link, 600)) })).toBe(true);
    expect(await call('updates.install', null)).toMatchObject(busy);
    expect(installed()).toBe(0);

    // In the settings, where the button is, the operator has not gone on from the customer.
    await done('handover.finish', { id, goesOn: false });
    expect(await call('updates.install', null)).toMatchObject(busy);
    expect(installed()).toBe(0);
    await done('handover.finish', { id, goesOn: true });
    expect(await call('updates.install', null)).toMatchObject({ ok: true });
    expect(installed()).toBe(1);
  },
);
