import path from 'node:path';
import Database from 'better-sqlite3';
import { deskFilesIn } from '../../main/desk-files.ts';
import { openLog } from '../../main/log/log.ts';
import { withKey } from '../../main/log/sealing.ts';
import { ownerOf } from '../../main/log/session-rows.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import { benchKeys } from './bench-keys.ts';
import type { Measure } from './measure.ts';
import { seeded } from './seeded.ts';
import { spreadDetail, spreadOf, timed } from './spread.ts';

/** What the console asks for at once. */
const limit = 50;

/**
 * Search as one types: after each key what stands there is searched, over every sealed session. Beside it the two ways to
 * do without an index: opening one session after the other, and SQLite's LIKE over the same customers in plain text.
 */
export const search: Measure = {
  keys: ['searchVsScan', 'searchVsLike'],
  async measure({ log, isQuick, tell }) {
    const file = deskFilesIn(await log.folder()).database;
    const { sessions, close } = openLog({ file, keys: benchKeys() });
    const plain = new Database(path.join(log.scratch, 'plain.db'));
    try {
      tell('opening every session: the scan, and what LIKE reads');
      const scan = await scanned(file, plain);
      const typed = keysPressed(scan.sample, isQuick ? 4 : 12);
      const find = (text: string) => sessions.list({ status: null, search: text, after: null, limit });
      const like = plain.prepare<{ readonly pattern: string; readonly limit: number }, unknown>(
        `SELECT * FROM customers WHERE first_name || ' ' || last_name LIKE @pattern OR email LIKE @pattern
         OR place_of_birth LIKE @pattern ORDER BY number DESC LIMIT @limit`,
      );
      const likeOf = (text: string): number => like.all({ pattern: `%${text}%`, limit }).length;
      tell(`${typed.length} searches, each both ways`);
      const cold = await timed(() => find(typed[0] ?? ''));
      for (const text of typed.slice(0, 10)) await find(text);
      const [product, plainly]: [number[], number[]] = [[], []];
      for (const [turn, text] of typed.entries()) {
        if (turn % 2 === 0) product.push(await timed(() => find(text)));
        plainly.push(await timed(() => likeOf(text)));
        if (turn % 2 === 1) product.push(await timed(() => find(text)));
      }
      const p95 = spreadOf(product).p95;
      const detail = {
        how: `p95 of ${typed.length} texts on their way to being typed: names, e-mail addresses, birthplaces; ${limit} found at most`,
        productMs: { ...spreadDetail(product), cold },
      };
      return {
        searchVsScan: {
          value: scan.milliseconds / p95,
          detail: {
            ...detail,
            yardstickMs: scan.milliseconds,
            yardstick: 'every session opened and compared, newest first, once: a text that is rare or not there',
          },
        },
        searchVsLike: {
          value: spreadOf(plainly).p95 / p95,
          detail: { ...detail, yardstickMs: spreadDetail(plainly), yardstick: 'p95 of the same texts, the same limit' },
        },
      };
    } finally {
      plain.close();
      close();
    }
  },
};

interface Scan {
  readonly milliseconds: number;
  /** Some of those who were seen, for texts that find somebody. */
  readonly sample: readonly CustomerData[];
}

/** Opens every session, newest first, and looks for a text; copies who was seen, which is not counted. */
function scanned(file: string, plain: Database.Database): Scan {
  const sealed = new Database(file, { readonly: true });
  const keys = benchKeys();
  const random = seeded(7);
  plain.exec(
    `PRAGMA journal_mode = WAL; CREATE TABLE customers (number INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT,
     date_of_birth TEXT, place_of_birth TEXT, nationality TEXT, street_address TEXT, city TEXT, postal_code TEXT,
     country TEXT, email TEXT)`,
  );
  const keep = plain.prepare(`INSERT INTO customers VALUES (${Array(11).fill('?').join(', ')})`);
  const read = sealed.prepare<[number], SealedRow>(
    `SELECT number, id, wrapped_key, customer FROM sessions WHERE number < ? AND wrapped_key IS NOT NULL
     ORDER BY number DESC LIMIT 5000`,
  );
  const open = ({ id, wrapped_key, customer }: SealedRow): CustomerData =>
    withKey(keys, ownerOf(id), wrapped_key, (sealer) => JSON.parse(sealer.open('customer', customer)));
  const keepAll = plain.transaction((seen: readonly (readonly [number, CustomerData])[]) => {
    for (const [number, { address, contact, ...person }] of seen) {
      const { firstName, lastName, dateOfBirth, placeOfBirth, nationality } = person;
      const { streetAddress, city, postalCode, country } = address ?? {};
      keep.run(
        ...[number, firstName, lastName, dateOfBirth, placeOfBirth, nationality],
        ...[streetAddress, city, postalCode, country, contact?.email],
      );
    }
  });
  const sample: CustomerData[] = [];
  let milliseconds = 0;
  let found = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const startedAt = performance.now();
    const rows = read.all(before);
    const seen = rows.map((row) => [row.number, open(row)] as const);
    for (const [, { firstName, lastName, contact, placeOfBirth }] of seen) {
      const text = `${firstName} ${lastName}\n${contact?.email}\n${placeOfBirth}`.toLowerCase();
      if (text.includes('nobody has this name')) found += 1;
    }
    milliseconds += performance.now() - startedAt;
    const last = rows.at(-1);
    if (last === undefined) break;
    before = last.number;
    keepAll(seen);
    const [, one] = seen[random.below(seen.length)] ?? [];
    if (one !== undefined) sample.push(one);
  }
  sealed.close();
  if (found > 0) throw new Error('nobody should have this name');
  return { milliseconds, sample };
}

interface SealedRow {
  readonly number: number;
  readonly id: string;
  readonly wrapped_key: Uint8Array;
  readonly customer: Uint8Array;
}

/** What stands in the search field after each key, for so many people who are looked for. */
function keysPressed(sample: readonly CustomerData[], people: number): readonly string[] {
  const random = seeded(11);
  return Array.from({ length: people }, (_, turn) => {
    const { firstName, lastName, contact, placeOfBirth } = random.pick(sample);
    const ways = [`${firstName} ${lastName}`, lastName, contact?.email ?? lastName, `${lastName} ${placeOfBirth}`];
    const text = [...(ways[turn % ways.length] ?? lastName)];
    return text.slice(0, mostKeys).map((_letter, at) => text.slice(0, at + 1).join(''));
  }).flat();
}

/** Nobody types a whole address before looking. */
const mostKeys = 16;
