import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../main/cli/run.ts';
import { openLog } from '../../../main/log/log.ts';
import { createRescue } from '../../../main/rescue.ts';
import { systemClock, systemRandomness } from '../../../main/shell/system.ts';
import { windowlessShell } from '../../../main/shell/windowless.ts';
import { createVault } from '../../../main/vault/vault.ts';
import { pageUrls } from '../../builders/customer.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { type Canaries, canariesBelow, canariesIn, disguises, filesBelow, processBytes } from '../../fakes/canaries.ts';
import {
  dropped,
  errorAnswer,
  pageAnswer,
  pageToken,
  plainAnswer,
  redirectTo,
  type StubAnswer,
  silence,
  startStubZastrpay,
} from '../../fakes/stub-zastrpay.ts';

const passphrase = 'quail lantern orbit seventeen';
const apiKey = 'sk_canary_9fQ2vXr7TzLm4WcB';

const customer = {
  firstName: 'Hildegardis',
  lastName: 'Zwölfbäcker-Łukaszewicz',
  dateOfBirth: '1953-07-19',
  placeOfBirth: 'Obergurglwald',
  nationality: 'AT',
  address: { streetAddress: 'Kirschblütengasse 77b', city: 'Mitterndorf', postalCode: 'SW1X-98231Q', country: 'AT' },
  contact: { email: 'hildegardis.zwoelf@quittenhain.example' },
};

/** Country codes are left out: two letters stand anywhere by chance. */
const personal: Canaries = {
  firstName: customer.firstName,
  lastName: customer.lastName,
  dateOfBirth: customer.dateOfBirth,
  birthDateSpoken: '19.07.1953',
  placeOfBirth: customer.placeOfBirth,
  streetAddress: customer.address.streetAddress,
  city: customer.address.city,
  postalCode: customer.address.postalCode,
  email: customer.contact.email,
  mailbox: 'quittenhain',
};

const secret: Canaries = { apiKey, passphrase };

/** Everything that was sent, thrown back in every place an answer has. */
const everything = JSON.stringify({ ...customer, apiKey });

/** Answers that the desk does not repeat its request after. */
const hostile: readonly StubAnswer[] = [
  errorAnswer(400, {
    code: apiKey,
    message: everything,
    moreInfo: `https://x.example/?${encodeURIComponent(everything)}`,
    correlationId: customer.contact.email,
    details: { validationErrorReasons: [{ fieldName: customer.placeOfBirth, errorMessage: everything }] },
  }),
  errorAnswer(422, {
    code: encodeURIComponent(customer.lastName),
    correlationId: Buffer.from(apiKey).toString('base64'),
  }),
  plainAnswer(401, everything, { 'x-echo': apiKey, 'www-authenticate': apiKey }),
  plainAnswer(403, `<html>${everything}</html>`),
  redirectTo(`https://elsewhere.example/${customer.contact.email}?key=${apiKey}`),
];

/** Answers after which it tries again, and is killed meanwhile. */
const unsettling: readonly StubAnswer[] = [
  plainAnswer(500, everything),
  plainAnswer(200, `{"id": "${customer.lastName}", "token": ${everything}`),
  plainAnswer(200, everything),
  dropped,
  silence,
];

async function aPlace() {
  const root = mkdtempSync(path.join(tmpdir(), 'canaries-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  // What the desk is given stands apart from what it leaves.
  const [given, left] = [path.join(root, 'given'), path.join(root, 'left')];
  for (const folder of [given, ...['tmp', 'home', 'here'].map((name) => path.join(left, name))]) {
    mkdirSync(folder, { recursive: true });
  }
  const passphraseFile = path.join(given, 'passphrase');
  const urlsFile = path.join(given, 'urls.json');
  writeFileSync(passphraseFile, passphrase);
  writeFileSync(urlsFile, JSON.stringify(pageUrls));
  const data = path.join(left, 'data');
  const stub = await startStubZastrpay();
  onTestFinished(() => stub.close());

  const seen: string[] = [];
  const issued: Record<string, string> = {};
  const common = ['--data', data, '--passphrase-file', passphraseFile];

  /** In this process; what it prints is the caller's, but errors are nobody's business. */
  const run = async (args: readonly string[], stdin = '') => {
    let [out, err] = ['', ''];
    const terminal = {
      stdin: Readable.from([stdin]),
      out: (said: string) => {
        out += said;
      },
      err: (said: string) => {
        err += said;
      },
      environment: {},
    };
    const code = await runCommand([...args, ...common], terminal);
    seen.push(...canariesIn(`the errors of ${args[0]}`, err, { ...personal, ...secret }));
    return { code, out };
  };

  /** In a process of its own, whose arguments and environment are looked at while it waits for an answer. */
  const start = (args: readonly string[], stdin: string): ChildProcess => {
    const child = spawn(process.execPath, [path.resolve('main/cli/index.ts'), ...args, ...common], {
      cwd: path.join(left, 'here'),
      env: { PATH: process.env.PATH, HOME: path.join(left, 'home'), TMPDIR: path.join(left, 'tmp') },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdin?.end(stdin);
    return child;
  };

  let looked = 0;
  const lookingAt =
    (child: () => ChildProcess, answer: StubAnswer): StubAnswer =>
    (request, response) => {
      const { pid } = child();
      if (process.platform === 'linux' && pid !== undefined) {
        seen.push(...canariesIn('the process', processBytes(pid), { ...personal, ...secret }));
        looked += 1;
      }
      return answer(request, response);
    };

  /** Its link and token count as canaries from here on. */
  const created = (overrides: Readonly<Record<string, unknown>> = {}): StubAnswer => {
    return (request, response) => {
      const token = pageToken({
        sid: request.sessionId,
        exp: Math.floor(Date.now() / 1000) + 1800,
        jti: randomBytes(9),
      });
      issued[`token ${Object.keys(issued).length}`] = token;
      issued[`claims ${Object.keys(issued).length}`] = token.split('.')[1] ?? '';
      const answer = {
        ...pageAnswer({
          id: request.sessionId,
          type: 'NewCustomer',
          token,
          redirectUrl: 'https://pay.canary.example/x',
        }),
        customerData: customer,
        lastCorrelationId: customer.contact.email,
        ...overrides,
      };
      return plainAnswer(201, JSON.stringify(answer))(request, response);
    };
  };

  const createArgs = ['create', '--file', '-', '--profile', 'Shop', '--json'];
  const input = JSON.stringify({ customerData: customer, locale: 'de-DE' });
  const create = async (answer: StubAnswer) => {
    stub.answerWith(answer);
    return run(createArgs, input);
  };
  const createApart = async (answer: StubAnswer) => {
    const child = start(createArgs, input);
    stub.answerWith(lookingAt(() => child, answer));
    const [out, err] = [child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream)));
    await once(child, 'close');
    seen.push(...canariesIn('the errors of a process', (await err) ?? '', { ...personal, ...secret }));
    return JSON.parse((await out) ?? '');
  };
  /** Killed as soon as Zastrpay's answer, if any, is out. */
  const createAndKill = async (answer: StubAnswer) => {
    const child = start(createArgs, input);
    const asked = stub.requests.length;
    stub.answerWith(lookingAt(() => child, answer));
    await stub.arrived(asked + 1);
    child.kill('SIGKILL');
    await once(child, 'close');
    stub.forgetAnswers();
  };
  const addProfile = () =>
    run(
      ['profile', 'add', '--name', 'Shop', '--environment', 'test', '--base-url', stub.baseUrl].concat([
        '--redirect-urls',
        urlsFile,
        '--api-key-stdin',
      ]),
      `${apiKey}\n`,
    );

  return {
    root,
    left,
    data,
    stub,
    seen,
    issued,
    run,
    create,
    createApart,
    createAndKill,
    addProfile,
    created,
    looks: () => looked,
  };
}

/** All that anybody who holds the passphrase can read out of a desk's folder, but for the API key. */
async function openedText(dataFolder: string): Promise<string> {
  const vault = createVault({
    file: path.join(dataFolder, 'vault.json'),
    os: windowlessShell.osProtector,
    clock: systemClock(),
    randomness: systemRandomness(),
  });
  await vault.openWithPassphrase(passphrase);
  const log = openLog({ file: path.join(dataFolder, 'desk.db'), keys: vault });
  try {
    const { sessions } = await log.sessions.list({ status: null, search: '', after: null, limit: 200 });
    const pieces: unknown[] = [sessions, await log.drafts.load(), await log.profiles.list()];
    for (const { id, status } of sessions) {
      pieces.push(await log.sessions.answer(id), await log.sessions.timeline(id));
      if (status !== 'erased') pieces.push(await log.sessions.body(id));
    }
    expect(sessions.length).toBeGreaterThan(3);
    return JSON.stringify(pieces);
  } finally {
    log.close();
    await vault.lock();
  }
}

describe('what the program leaves anywhere', () => {
  it('holds no key, token, link, passphrase or personal value, whatever happened', { timeout: 180_000 }, async () => {
    const place = await aPlace();
    const { run, create, createApart, createAndKill, created, left, data, issued } = place;
    await place.addProfile();
    const first = await createApart(created());
    issued.link = first.link;
    const second = JSON.parse((await create(created({ type: customer.lastName, lastCorrelationId: apiKey }))).out);
    for (const answer of hostile) await create(answer);
    const held = JSON.parse((await create(created({ id: customer.firstName }))).out);
    expect([first.status, second.status, held.status]).toEqual(['link-ready', 'link-ready', 'held']);
    for (const answer of unsettling) await createAndKill(answer);

    await run(['list', '--search', customer.lastName, '--reveal']);
    await run(['show', first.id, '--reveal']);
    const listed = await run(['list', '--json']);
    expect(canariesIn('the list', listed.out, personal)).toEqual([]);
    place.stub.answerWith(created());
    await run(['replace', first.id]);
    place.stub.answerWith(plainAnswer(409, everything));
    await run(['cancel', second.id]);
    const event = { id: 'e-1', type: 'CustomerRegistered', data: { id: second.id, name: customer.lastName } };
    await run(['events', 'import', '-'], JSON.stringify(event));
    await run(['events', 'import', '-'], everything);
    place.stub.answerWith(...unsettling.map(() => created()));
    await run(['resume']);
    await run(['backup']);
    await run(['backup', '--out', path.join(left, 'mine.backup')]);
    await run(['retention', '--dry-run']);

    expect(place.seen).toEqual([]);
    if (process.platform === 'linux') expect(place.looks()).toBe(1 + unsettling.length);
    const names = filesBelow(left).map((file) => path.relative(left, file));
    expect(names).toEqual(
      expect.arrayContaining([path.join('data', 'desk.db'), path.join('data', 'vault.json'), 'mine.backup']),
    );
    expect(Object.keys(issued).length).toBeGreaterThan(15);
    expect(canariesBelow(left, { ...personal, ...secret, ...issued })).toEqual([]);
    // What is promised to stand there in clear shows that the search finds what there is to find.
    expect(canariesBelow(left, { reference: first.reference, url: place.stub.baseUrl })).not.toEqual([]);
    const before = await openedText(data);
    expect(canariesIn('the vault', before, personal).length).toBeGreaterThanOrEqual(Object.keys(personal).length - 1);

    // The customer asks to be forgotten.
    rmSync(path.join(left, 'mine.backup'));
    const erased = await run(['erase', second.id, '--reason', 'asked for it in writing', '--same-person', '--json']);
    expect(erased.code).toBe(0);
    expect(JSON.parse(erased.out)).toMatchObject({ backups: 'renewed', draft: true, unsettled: [] });
    expect(firstBreak(chainOf(path.join(data, 'desk.db')))).toBeNull();
    expect(canariesBelow(left, { ...personal, ...secret, ...issued })).toEqual([]);
    expect(canariesIn('the vault', await openedText(data), { ...personal, ...secret, ...issued })).toEqual([]);

    const backups = filesBelow(path.join(data, 'backups'));
    expect(backups).toHaveLength(1);
    const elsewhere = path.join(place.root, 'elsewhere');
    await createRescue(elsewhere).restore(backups[0] ?? '');
    expect(canariesIn('the backup', await openedText(elsewhere), { ...personal, ...secret, ...issued })).toEqual([]);
  });
});

describe('the search itself', () => {
  it.each([...new Set([...disguises('Zwölfbäcker-Łukaszewicz').keys()].map((key) => key.split(' ')[0] ?? ''))])(
    'finds a value that stands somewhere as %s',
    (how) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'planted-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      for (const [key, disguised] of disguises('Zwölfbäcker-Łukaszewicz')) {
        if (!key.startsWith(`${how} `)) continue;
        writeFileSync(path.join(folder, 'file'), Buffer.concat([randomBytes(77), disguised, randomBytes(77)]));
        expect(canariesBelow(folder, { lastName: 'Zwölfbäcker-Łukaszewicz' })).toContain(`lastName as ${how} in file`);
        expect(canariesBelow(folder, { lastName: 'Musterfrau-Synthetisch' })).toEqual([]);
      }
    },
  );

  it.each(['', '-', '--'])('finds it in base64 with %j before it', (before) => {
    const encoded = Buffer.from(`${before}Zwölfbäcker-Łukaszewicz, and so on`).toString('base64');
    expect(canariesIn('x', encoded, { lastName: 'Zwölfbäcker-Łukaszewicz' })).toEqual(['lastName as base64 in x']);
  });

  it.runIf(process.platform === 'linux')('sees the arguments and the environment of a process', async () => {
    const child = spawn(process.execPath, ['-e', 'console.log(1); process.stdin.resume()', customer.lastName], {
      env: { SECRET: apiKey },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(canariesIn('p', processBytes(child.pid ?? 0), { lastName: customer.lastName, apiKey })).toEqual(
      expect.arrayContaining(['lastName as utf-8 in p', 'apiKey as utf-8 in p']),
    );
  });
});
