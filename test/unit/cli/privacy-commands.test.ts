import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../main/cli/run.ts';
import { maxMustermannData, pageUrls } from '../../builders/customer.ts';
import { startStubZastrpay } from '../../fakes/stub-zastrpay.ts';

const passphrase = 'three quiet synthetic words';

async function aDesk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const stub = await startStubZastrpay();
  onTestFinished(() => stub.close());
  let words = passphrase;
  const run = async (args: readonly string[], stdin = '') => {
    let [out, err] = ['', ''];
    const code = await runCommand([...args, '--data', path.join(folder, 'data')], {
      stdin: Readable.from([stdin]),
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      environment: { DESK_PASSPHRASE: words },
    });
    return { code, out, err, json: () => JSON.parse(out) };
  };
  const urls = path.join(folder, 'urls.json');
  writeFileSync(urls, JSON.stringify(pageUrls));
  await run(
    ['profile', 'add', '--name', 'Shop', '--environment', 'test', '--base-url', stub.baseUrl].concat([
      '--redirect-urls',
      urls,
      '--api-key-stdin',
    ]),
    'synthetic-api-key',
  );
  const create = async () =>
    (await run(['create', '--file', '-', '--profile', 'Shop', '--json'], JSON.stringify(maxMustermannData))).json();
  const use = (next: string): void => {
    words = next;
  };
  return { folder, run, create, use };
}

describe('desk erase', () => {
  it('erases one, or everything of the person, and says what it did not touch', async () => {
    const { run, create } = await aDesk();
    const [first, second, third] = [await create(), await create(), await create()];
    const erased = await run(['erase', first.reference, '--reason', 'asked for it']);
    expect(erased.code).toBe(0);
    expect(erased.out).toContain(`Erased here: ${first.reference}.`);
    expect(erased.out).toContain('Nothing was erased at Zastrpay');
    expect((await run(['show', first.id, '--json'])).json()).toMatchObject({
      status: 'erased',
      customer: null,
      link: null,
      erasedBecause: 'asked for it',
    });
    expect((await run(['show', second.id, '--json'])).json()).toMatchObject({ status: 'link-ready' });

    const preview = await run(['erase', second.id, '--same-person', '--dry-run', '--json']);
    expect(preview.json().sessions).toHaveLength(2);
    expect((await run(['list', '--status', 'erased', '--json'])).json()).toHaveLength(1);
    const both = await run(['erase', second.id, '--same-person', '--reason', 'asked for it', '--json']);
    expect(both.json()).toMatchObject({ atZastrpay: 'nothing was erased', backups: 'none', unsettled: [] });
    expect((await run(['show', third.id, '--json'])).json()).toMatchObject({ status: 'erased' });
  });

  it.each([
    [['--reason', ''], 'invalid-input'],
    [['--reason', 'Mustermann'], 'invalid-input'],
  ])('does not take %j', async (more, expected) => {
    const { run, create } = await aDesk();
    const { id } = await create();
    expect((await run(['erase', id, ...more, '--json'])).json().error.code).toBe(expected);
    expect((await run(['erase', id])).code).toBe(2);
  });
});

describe('desk retention', () => {
  it('shows, sets, counts and erases', async () => {
    const { run, create } = await aDesk();
    await create();
    expect((await run(['retention'])).out).toContain('Shop: kept for good');
    expect((await run(['retention', '--set', 'link-ready=1,registered=90', '--profile', 'Shop'])).out).toBe(
      'Shop: link-ready 1 days, registered 90 days\n',
    );
    expect((await run(['retention', '--dry-run', '--json'])).json()).toMatchObject({ total: 0 });
    expect((await run(['retention', '--set', 'off', '--profile', 'Shop', '--json'])).json()).toEqual({
      profile: 'Shop',
      rule: {},
    });
    for (const wrong of ['gone=3', 'registered', 'registered=x']) {
      expect((await run(['retention', '--set', wrong])).code).toBe(2);
    }
    expect((await run(['retention', '--set', 'registered=0'])).code).toBe(1);
  });
});

describe('desk backup and restore', () => {
  it('go back to what was, and keep what is', async () => {
    const { folder, run, create } = await aDesk();
    const first = await create();
    const file = path.join(folder, 'mine.backup');
    expect((await run(['backup', '--out', file, '--json'])).json()).toMatchObject({ file });
    const second = await create();
    const restored = (await run(['restore', file, '--json'])).json();
    expect(restored).toMatchObject({ erasedAgain: 0 });
    for (const each of restored.setAside) expect(existsSync(each)).toBe(true);
    expect((await run(['list', '--json'])).json()).toMatchObject([{ id: first.id, customer: { name: 'M••• M•••' } }]);
    expect((await run(['show', second.id])).code).toBe(1);
    expect((await run(['restore', path.join(folder, 'urls.json'), '--json'])).json().error.code).toBe('log-damaged');
    expect((await run(['restore'])).code).toBe(2);
    expect((await run(['backup', '--json'])).json().file).toContain(path.join('data', 'backups'));
  });
});

describe('desk vault', () => {
  it('changes the passphrase and rotates the key', async () => {
    const { run, create, use } = await aDesk();
    const { id } = await create();
    const next = 'five rather different harmless nouns';
    expect((await run(['vault', 'change-passphrase'], 'short')).code).toBe(1);
    expect(await run(['vault', 'change-passphrase'], `${next}\n`)).toMatchObject({ code: 0 });
    expect((await run(['list', '--json'])).json().error.code).toBe('vault-passphrase-wrong');
    use(next);
    expect((await run(['vault', 'rotate', '--json'])).json()).toMatchObject({ backups: 'none' });
    expect((await run(['show', id, '--reveal', '--json'])).json()).toMatchObject({ customer: maxMustermannData });
  });
});
