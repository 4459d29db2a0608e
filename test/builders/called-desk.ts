import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createDesk } from '../../main/container.ts';
import type { DeskOptions } from '../../main/desk.ts';
import { windowlessShell } from '../../main/shell/windowless.ts';
import type { CallName, Calls } from '../../preload/contract/calls.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { pageUrls } from './customer.ts';

/** The whole desk behind its router, as a console would call it: opened, and gone with the test. */
export async function calledDesk(but: Partial<Pick<DeskOptions, 'shell' | 'version'>> = {}) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const desk = await createDesk({
    dataFolder,
    shell: windowlessShell,
    journal: { info: () => {}, error: () => {} },
    version: '0.0.0',
    origin: { protocol: 'app:', host: 'console' },
    ...but,
  });
  onTestFinished(() => desk.stop());
  const call = async <K extends CallName>(name: K, input: Calls[K]['input']): Promise<Result<Calls[K]['output']>> =>
    (await desk.dispatch({ mainFrame: true, url: 'app://console/' }, name, input)) as Result<Calls[K]['output']>;
  const done = async <K extends CallName>(name: K, input: Calls[K]['input']): Promise<Calls[K]['output']> => {
    const result = await call(name, input);
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };
  await done('vault.create', { passphrase: 'three quiet synthetic words' });
  /** From now on registrations go to a Zastrpay on this machine. */
  const registerAt = async (baseUrl: string): Promise<void> => {
    const link = { locale: 'de-DE', link: 'query', apiKey: 'synthetic-key', redirectUrls: pageUrls } as const;
    const profile = await done('profiles.add', { name: 'Shop', environment: 'test', baseUrl, ...link });
    await done('profiles.activate', { id: profile.id });
  };
  return { desk, call, done, registerAt };
}
