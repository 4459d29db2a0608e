import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CustomerData } from '../../../preload/contract/registration.ts';
import { aForm, pageUrls } from '../../builders/customer.ts';
import { anEntry, anIntent, aSession } from '../../builders/session.ts';
import { aLog, logFile } from '../../fakes/log-folder.ts';

type Log = ReturnType<typeof aLog>;

const customer: CustomerData = {
  firstName: 'Hildegard',
  lastName: 'Zwölfbäcker-Łukaszewicz',
  dateOfBirth: '1953-07-19',
  placeOfBirth: 'Obergurglwald',
  nationality: 'AT',
  address: {
    streetAddress: 'Kirschblütengasse 77b',
    city: 'Bad Mitterndorf',
    postalCode: 'SW1X 98231Q',
    country: 'AT',
  },
  contact: { email: 'hildegard.zwoelf@quittenhain.example' },
};

const secrets = {
  apiKey: 'sk_live_9fQ2vXr7TzLm4WcB',
  token: 'eyJhbGciOiJSUzI1NiJ9.eyJzaWQiOiJrb25zb2xlIn0.c2lnbmF0dXJlLXBhcnQ',
  link: 'https://redirect.zastrpay.example/start?token=eyJhbGciOiJSUzI1NiJ9',
  answer: '{"merchantId":"merchant-4711-sealed-answer"}',
  reason: 'the daughter Roswitha vouched on the phone',
  draftName: 'Kunigunde-Unfertig',
};

/** Country codes are left out: two letters stand anywhere by chance. */
const planted: Readonly<Record<string, string>> = {
  ...secrets,
  firstName: customer.firstName,
  lastName: customer.lastName,
  dateOfBirth: customer.dateOfBirth ?? '',
  placeOfBirth: customer.placeOfBirth ?? '',
  streetAddress: customer.address?.streetAddress ?? '',
  city: customer.address?.city ?? '',
  postalCode: customer.address?.postalCode ?? '',
  email: customer.contact?.email ?? '',
  mailbox: 'quittenhain',
};

/** Everything a value might look like to somebody who reads the file byte by byte. */
function disguises(value: string): readonly (readonly [string, Buffer])[] {
  const spellings = [
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    value.normalize('NFD'),
    JSON.stringify(value).slice(1, -1),
  ];
  return spellings.flatMap((text) => {
    const utf8 = Buffer.from(text, 'utf8');
    const utf16 = Buffer.from(text, 'utf16le');
    // In base64 a value looks different at each of three offsets; what surrounds it decides only about the edges.
    const base64 = [0, 1, 2].map((offset) => {
      const encoded = Buffer.concat([Buffer.alloc(offset), utf8])
        .toString('base64')
        .replaceAll('=', '');
      return Buffer.from(encoded.slice(offset === 0 ? 0 : 4, -2));
    });
    return [
      ['utf-8', utf8],
      ['utf-16le', utf16],
      ['utf-16be', Buffer.from(utf16).swap16()],
      ['hex', Buffer.from(utf8.toString('hex'))],
      ...base64.map((each): [string, Buffer] => ['base64', each]),
    ];
  });
}

/** Which of the values stand in any file beside the database. */
function leaks(file: string, values: Readonly<Record<string, string>>): readonly string[] {
  const folder = path.dirname(file);
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return Object.entries(values).flatMap(([what, value]) =>
      disguises(value).flatMap(([how, disguised]) =>
        bytes.includes(disguised) ? [`${what} as ${how} in ${name}`] : [],
      ),
    );
  });
}

/** Everything that is ever written about one customer. */
async function aBusyDay(log: Log): Promise<string> {
  const { id } = await aSession(log.sessions, {
    reference: 'KX4-7QM',
    customer,
    body: JSON.stringify({ type: 'NewCustomer', customerData: customer }),
  })
    .becomes('held', {
      sealed: { token: secrets.token, link: secrets.link, answer: secrets.answer },
    })
    .becomes('link-ready', { sealed: { reason: secrets.reason } })
    .becomes('handed-over')
    .written();
  const draft = {
    id: anIntent().id,
    form: aForm({ firstName: secrets.draftName, email: customer.contact?.email ?? '' }),
  };
  await log.drafts.save(draft);
  await log.drafts.save({ ...draft, form: { ...draft.form, locale: 'en' } });
  const profile = {
    id: 'shop',
    name: 'Shop',
    environment: 'live',
    baseUrl: 'https://api.example',
    redirectUrls: pageUrls,
    locale: '',
    link: 'query',
  } as const;
  await log.profiles.add(profile, secrets.apiKey, anEntry({ kind: 'profile.added' }));
  expect(await log.sessions.list({ status: null, search: 'zwölfbäcker', after: null, limit: 5 })).toMatchObject({
    sessions: [{ id }],
  });
  expect(await log.sessions.samePerson(customer)).toHaveLength(1);
  return id;
}

describe('at rest', () => {
  it('no personal value and no secret lies in clear, in any file, open or closed', async () => {
    const log = aLog();
    await aBusyDay(log);
    expect(readdirSync(path.dirname(log.file)).sort()).toEqual(['desk.db', 'desk.db-shm', 'desk.db-wal']);
    expect(leaks(log.file, planted)).toEqual([]);
    log.close();
    expect(leaks(log.file, planted)).toEqual([]);
    expect(leaks(log.file, { reference: 'KX4-7QM', profile: 'https://api.example' })).not.toEqual([]);
  });

  it.each([
    ['utf-8', Buffer.from('{"firstName":"Hildegard"}')],
    ['utf-16le', Buffer.from('-Hildegard-', 'utf16le')],
    ['utf-16be', Buffer.from('-Hildegard-', 'utf16le').swap16()],
    ['hex', Buffer.from(Buffer.from('-Hildegard-').toString('hex'))],
    ...['', '-', '--'].map((before): [string, Buffer] => [
      'base64',
      Buffer.from(Buffer.from(`${before}Hildegard"}`).toString('base64')),
    ]),
    ['utf-8', Buffer.from('hildegard')],
  ])('a value in clear would be noticed as %s', (how, bytes) => {
    const file = logFile();
    writeFileSync(file, Buffer.concat([randomBytes(99), bytes, randomBytes(99)]));
    expect(leaks(file, { name: 'Hildegard' })).toContain(`name as ${how} in desk.db`);
    expect(leaks(file, { name: 'Kunigunde' })).toEqual([]);
  });

  it('nothing of an erased customer is left that any key could open or any search could find', async () => {
    const log = aLog();
    const id = await aBusyDay(log);
    await log.sessions.change(id, ['handed-over'], { status: 'erased', origin: 'operator' }, anEntry({ session: id }));
    await log.forgetErased();
    log.close();
    const database = new Database(log.file);
    const sealed = database
      .prepare(
        'SELECT wrapped_key, customer, body, token, link, reason, answer, email_match, person_match FROM sessions',
      )
      .get();
    expect(z.record(z.string(), z.null()).safeParse(sealed).success).toBe(true);
    database.close();
  });

  it('the blind index forgets the letters of whom was erased', async () => {
    const log = aLog();
    const read = <T>(query: (database: Database.Database) => T): T => {
      const database = new Database(log.file);
      database.exec("CREATE VIRTUAL TABLE temp.grams USING fts5vocab(main, search, 'row')");
      const result = query(database);
      database.close();
      return result;
    };
    const tokens = (): readonly string[] =>
      z.array(z.string()).parse(read((database) => database.prepare('SELECT term FROM temp.grams').pluck().all()));
    /** FTS5 hides a deleted row at once and keeps its letters; in its own tables they can be seen, but for what sorts alike. */
    const kept = (all: readonly string[]): readonly string[] => {
      const blocks = read((database) => database.prepare('SELECT block FROM search_data').pluck().all());
      const bytes = Buffer.concat(z.array(z.instanceof(Buffer)).parse(blocks)).toString('latin1');
      return all.filter((token) => bytes.includes(token.slice(4)));
    };
    const others = async (count: number): Promise<void> => {
      for (let n = 0; n < count; n += 1) await aSession(log.sessions).written();
      await log.takeInLetters();
    };
    await others(8);
    const theirs = new Set(tokens());
    const id = await aBusyDay(log);
    await log.takeInLetters();
    const letters = tokens().filter((token) => !theirs.has(token));
    await others(30);
    await log.sessions.change(id, ['handed-over'], { status: 'erased', origin: 'operator' }, anEntry({ session: id }));
    expect(kept(letters).length).toBeGreaterThan(letters.length / 2);
    await log.forgetErased();
    expect(kept(letters)).toEqual([]);
    expect(kept([...theirs]).length).toBeGreaterThan(theirs.size / 2);
  });

  it('the bytes of an erased customer’s sealed data are overwritten too', async () => {
    const log = aLog();
    const id = await aBusyDay(log);
    log.close();
    const database = new Database(log.file);
    const blobs = z
      .record(z.string(), z.instanceof(Buffer))
      .parse(database.prepare('SELECT wrapped_key, customer, body, token, link, answer FROM sessions').get());
    database.close();
    // Large values are cut up between pages; nonce and tag at their beginning are enough to know them by.
    const pieces = Object.entries(blobs).map(([name, blob]) => [name, blob.subarray(0, 29)] as const);
    const present = (): string[] =>
      readdirSync(path.dirname(log.file)).flatMap((name) => {
        const bytes = readFileSync(path.join(path.dirname(log.file), name));
        return pieces.flatMap(([what, piece]) => (bytes.includes(piece) ? [what] : []));
      });
    expect(present().sort()).toEqual(Object.keys(blobs).sort());

    const again = aLog({ file: log.file, keys: log.keys });
    await again.sessions.change(
      id,
      ['handed-over'],
      { status: 'erased', origin: 'operator' },
      anEntry({ session: id }),
    );
    await again.forgetErased();
    expect(present()).toEqual([]);
  });
});
