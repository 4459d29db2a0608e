import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../main/cli/run.ts';
import { maxMustermannData, pageUrls } from '../../builders/customer.ts';
import { createdAnswer, errorAnswer, pageAnswer, plainAnswer, startStubZastrpay } from '../../fakes/stub-zastrpay.ts';

const passphrase = 'three quiet synthetic words';

/** A folder of its own, a stub for Zastrpay, and a way to run commands in it. */
async function aTerminal() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const stub = await startStubZastrpay();
  onTestFinished(() => stub.close());
  const environment: Record<string, string | undefined> = {};
  const file = (name: string, content: unknown): string => {
    const at = path.join(folder, name);
    writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
    return at;
  };
  const run = async (args: readonly string[], { stdin = '', unlock = true } = {}) => {
    let out = '';
    let err = '';
    if (unlock) environment.DESK_PASSPHRASE = passphrase;
    const code = await runCommand([...args, '--data', path.join(folder, 'data')], {
      stdin: Readable.from([stdin]),
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      environment,
    });
    return { code, out, err, json: () => JSON.parse(out) };
  };
  const addProfile = (more: readonly string[] = []) =>
    run(
      ['profile', 'add', '--name', 'Shop', '--environment', 'test', '--base-url', stub.baseUrl].concat(
        ['--redirect-urls', file('urls.json', pageUrls), '--locale', 'de-DE', '--api-key-stdin', '--json'],
        more,
      ),
      { stdin: 'synthetic-api-key\n' },
    );
  const create = (customer: unknown = { customerData: maxMustermannData, locale: 'de-DE' }) =>
    run(['create', '--file', file('customer.json', customer), '--profile', 'Shop', '--json']);
  return { folder, stub, run, file, addProfile, create, environment };
}

describe('desk create', () => {
  it("sends the page's customer as the page does, and prints the session", async () => {
    const { addProfile, create, stub } = await aTerminal();
    expect((await addProfile()).code).toBe(0);
    const { code, json } = await create();
    expect(code).toBe(0);
    const [request] = stub.requests;
    expect(json()).toEqual({
      id: request?.sessionId,
      reference: expect.stringMatching(/^[A-Z2-9]{3}-[A-Z2-9]{3}$/),
      status: 'link-ready',
      link: expect.stringMatching(/^https:\/\/pay\.dev\.zastrpay\.com\/\?token=eyJ/),
      expiresAt: expect.stringMatching(/Z$/),
      requestId: request?.headers['x-request-id'],
      warnings: [],
    });
    expect(request?.headers['x-api-key']).toBe('synthetic-api-key');
    expect(JSON.parse(request?.body.toString() ?? '')).toEqual({
      type: 'NewCustomer',
      redirectData: pageUrls,
      locale: 'de-DE',
      customerData: maxMustermannData,
    });
  });

  it('takes the bare customer data from standard input', async () => {
    const { addProfile, run, stub } = await aTerminal();
    await addProfile();
    const { code } = await run(['create', '--file', '-', '--profile', 'shop'], {
      stdin: JSON.stringify({ firstName: 'Erika', lastName: 'Musterfrau' }),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stub.requests[0]?.body.toString() ?? '')).toMatchObject({
      customerData: { firstName: 'Erika', lastName: 'Musterfrau' },
      locale: 'de-DE',
    });
  });

  it('without a link is a failure that still names the session', async () => {
    const { addProfile, create, stub } = await aTerminal();
    await addProfile();
    stub.answerWith(errorAnswer(400));
    const refused = await create();
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ error: { code: 'invalid' }, status: 'refused', link: null });
    stub.answerWith(plainAnswer(200, JSON.stringify(pageAnswer())));
    const held = await create();
    expect(held.json()).toMatchObject({
      error: { code: 'answer-other-session' },
      status: 'held',
      link: null,
      warnings: ['answer-type-differs', 'expired-on-arrival'],
    });
  });

  it.each([
    [{ firstName: 'Max' }, 'invalid-input', 'customer.lastName (required)'],
    [{ ...maxMustermannData, phone: '1' }, 'invalid-input', 'customerData.phone (unknown-field)'],
    [{ ...maxMustermannData, dateOfBirth: '1980-02-31' }, 'invalid-input', 'customer.dateOfBirth (date-impossible)'],
    [[], 'invalid-input', 'Not accepted'],
    ['{"firstName: "Max"}', 'file-unreadable', 'not valid JSON'],
  ])('refuses %j', async (customer, code, message) => {
    const { addProfile, create, stub } = await aTerminal();
    await addProfile();
    const refused = await create(customer);
    expect(refused.code).toBe(1);
    expect(refused.json().error).toEqual({ code, message: expect.stringContaining(message) });
    expect(stub.requests).toEqual([]);
  });

  it('warns about a second session for the same person', async () => {
    const { addProfile, create } = await aTerminal();
    await addProfile();
    await create();
    expect((await create()).json().warnings).toEqual(['same-person']);
  });
});

describe('desk profile', () => {
  it.each([
    [['--base-url', 'http://pay.example'], 'baseUrl (url-not-https)'],
    [['--base-url', 'https://u:p@pay.example'], 'baseUrl (url-has-credentials)'],
    [['--link', 'https://shop.example/'], 'link (template-placeholder-missing)'],
    [['--locale', 'german'], 'locale (locale-malformed)'],
  ])('add does not take %j', async (more, message) => {
    const { addProfile, run } = await aTerminal();
    const added = await addProfile(more);
    expect(added.code).toBe(1);
    expect(added.json().error.message).toContain(message);
    expect((await run(['profile', 'list', '--json'])).json()).toHaveLength(1);
  });

  it('add never shows the key again, and it lies nowhere in clear', async () => {
    const { addProfile, run, folder } = await aTerminal();
    const added = await addProfile();
    const listed = await run(['profile', 'list', '--json']);
    expect(listed.json()).toMatchObject([
      { name: 'Practice', active: true },
      { name: 'Shop', hasApiKey: true },
    ]);
    expect(added.out + listed.out).not.toContain('synthetic-api-key');
    const files = readdirSync(path.join(folder, 'data'), { recursive: true, withFileTypes: true });
    for (const each of files.filter((entry) => entry.isFile())) {
      expect(readFileSync(path.join(each.parentPath, each.name)).includes('synthetic-api-key')).toBe(false);
    }
  });

  it('test says what a harmless call came back with', async () => {
    const { addProfile, run, stub } = await aTerminal();
    await addProfile();
    stub.answerWith(plainAnswer(404), plainAnswer(401), plainAnswer(403));
    const test = async () => (await run(['profile', 'test', '--profile', 'Shop', '--json'])).json().verdict;
    expect([await test(), await test(), await test()]).toEqual(['accepted', 'key-refused', 'access-denied']);
    stub.answerWith(errorAnswer(404));
    expect((await run(['profile', 'test', '--profile', 'Shop'])).out).toMatch(
      /^Shop: accepted\n(?: {2}\w+: [a-z]+\n){4} {2}key: proven\n$/,
    );
    expect(stub.requests.every(({ method, path: at }) => method === 'POST' && at.endsWith('/cancel'))).toBe(true);
  });
});

describe('desk list and show', () => {
  it('mask the customer unless revealing is asked for, which leaves a trace', async () => {
    const { addProfile, create, run } = await aTerminal();
    await addProfile();
    const { reference, id } = (await create()).json();
    const listed = await run(['list', '--json']);
    expect(listed.json()).toMatchObject([
      { id, reference, status: 'link-ready', origin: 'zastrpay', profile: 'Shop', customer: { name: 'M••• M•••' } },
    ]);
    expect(listed.out).not.toContain('Mustermann');
    const revealed = await run(['show', reference.toLowerCase(), '--reveal', '--json']);
    expect(revealed.json().customer).toEqual(maxMustermannData);
    const shown = (await run(['show', id, '--json'])).json();
    expect(shown.link).toMatch(/^https:/);
    expect(shown.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      'session.sending',
      'session.answered',
      'session.revealed',
    ]);
  });

  it('find sealed text, and work without it while the vault is locked', async () => {
    const { addProfile, create, run } = await aTerminal();
    await addProfile();
    const { reference } = (await create()).json();
    expect((await run(['list', '--search', 'usterma', '--json'])).json()).toHaveLength(1);
    expect((await run(['list', '--search', 'somebody', '--json'])).json()).toEqual([]);
    const locked = await run(['list', '--json'], { unlock: false });
    expect(locked.json()).toMatchObject([{ reference, customer: null }]);
    const denied = await run(['retry', reference, '--json'], { unlock: false });
    expect(denied.code).toBe(1);
  });

  it('know nothing of a session that is not there', async () => {
    const { run } = await aTerminal();
    const shown = await run(['show', 'AAA-AAA', '--json']);
    expect(shown.code).toBe(1);
    expect(shown.json().error.code).toBe('session-unknown');
  });
});

describe('what hangs', () => {
  it('is resumed, cancelled, replaced and settled by events', async () => {
    const { addProfile, create, run, stub, file } = await aTerminal();
    await addProfile();
    const first = (await create()).json();
    stub.answerWith(createdAnswer());
    const second = (await run(['replace', first.reference, '--json'])).json();
    expect(second.status).toBe('link-ready');
    expect((await run(['show', first.id, '--json'])).json()).toMatchObject({
      status: 'replaced',
      replacedBy: second.id,
    });
    const event = { id: 'e-1', type: 'CustomerRegistered', data: { id: second.id } };
    const events = file('events.json', `[${JSON.stringify(event)},]`);
    expect((await run(['events', 'import', events, '--json'])).json()).toMatchObject({ moved: 1, repeat: 0 });
    expect((await run(['events', 'import', events, '--json'])).json()).toMatchObject({ moved: 0, repeat: 1 });
    expect((await run(['list', '--status', 'registered', '--json'])).json()).toMatchObject([{ id: second.id }]);
    expect((await run(['cancel', second.id, '--json'])).json().error.code).toBe('session-status');
    expect(await run(['resume'])).toMatchObject({ code: 0, out: 'Nothing is unresolved.\n' });
  });
});

describe('the command line itself', () => {
  it.each([
    [[]],
    [['frobnicate']],
    [['list', '--status', 'gone']],
    [['list', '--limit', '0']],
    [['list', '--no-such-option']],
    [['show']],
    [['show', 'a', 'b']],
    [['create']],
    [['profile', 'add', '--name', 'X']],
  ])('answers %j with usage, exit 2', async (args) => {
    const { run } = await aTerminal();
    if (args.length === 0) {
      expect(await runCommand([], { stdin: Readable.from([]), out() {}, err() {}, environment: {} })).toBe(2);
    } else expect((await run(args)).code).toBe(2);
  });

  it('takes the passphrase out of the environment, and says when it is wrong', async () => {
    const { run, environment, file } = await aTerminal();
    await run(['list']);
    expect(environment).not.toHaveProperty('DESK_PASSPHRASE');
    const wrong = file('passphrase', 'not the right words\n');
    const denied = await run(['list', '--passphrase-file', wrong, '--json'], { unlock: true });
    expect(denied.json().error.code).toBe('vault-passphrase-wrong');
    const right = file('right', `${passphrase}\n`);
    expect((await run(['list', '--passphrase-file', right], { unlock: false })).code).toBe(0);
  });
});
