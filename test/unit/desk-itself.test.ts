import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../../main/container.ts';
import { windowlessShell } from '../../main/shell/windowless.ts';
import { aFolder } from '../builders/record.ts';
import { chainOf, firstBreak } from '../fakes/audit-chain.ts';

const origin = { protocol: 'https:', host: 'console.example' };

/** A desk as a console has it, in a folder of its own. */
async function aDesk() {
  const dataFolder = aFolder();
  const desk = await createDesk({
    dataFolder,
    shell: windowlessShell,
    journal: { info: () => undefined, error: () => undefined },
    version: '1.2.3',
    origin,
  });
  const call = (name: string, input: unknown = null) =>
    desk.dispatch({ mainFrame: true, url: `${origin.protocol}//${origin.host}/` }, name, input);
  return { desk, call, chain: () => chainOf(path.join(dataFolder, 'desk.db')) };
}

describe('the desk itself', () => {
  it('is in the audit log: its start, its vault, its settings, its end', async () => {
    const { desk, call, chain } = await aDesk();
    await desk.start();
    await call('vault.create', { passphrase: 'three quiet synthetic words' });
    await call('desk.prefer', { language: 'de', theme: 'dark' });
    await call('vault.lock');
    await desk.stop();
    expect(chain().map(({ kind }) => kind)).toEqual([
      'desk.started',
      'vault.created',
      'preferences.changed',
      'vault.locked',
      'desk.stopped',
    ]);
    expect(JSON.parse(chain()[0]?.data ?? '')).toEqual({ version: '1.2.3', shell: 'none' });
    expect(JSON.parse(chain()[2]?.data ?? '')).toEqual({ language: 'de', theme: 'dark' });
    expect(firstBreak(chain())).toBeNull();
  });

  it('writes no end where it was never started, as a command does', async () => {
    const { desk, chain } = await aDesk();
    await desk.stop();
    expect(chain()).toEqual([]);
  });
});
