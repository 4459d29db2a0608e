import { existsSync } from 'node:fs';
import type { KeyWrapper } from '../../main/core/ports/vault.ts';
import { openConnection } from '../../main/log/connection.ts';
import { logOver } from '../../main/log/log.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import { benchKeys } from './bench-keys.ts';
import { type Random, seeded } from './seeded.ts';

/** Sessions in one transaction: a commit for each would take an hour. */
const together = 2_000;

const firstSession = Date.UTC(2024, 0, 2, 7);
const years = 2.5;

/**
 * A log as full as a busy desk's after years, made through the real sealing, index and chain, three events a session:
 * `node test/bench/full-log.ts FILE [SESSIONS] [SEED]`. The same seed gives the same customers, times and outcomes; what is
 * drawn for sealing is drawn anew. Whoever measures opens it with `benchKeys()`.
 */
export async function writeFullLog(
  file: string,
  sessions: number,
  seed: number,
  keys: KeyWrapper = benchKeys(),
): Promise<void> {
  const random = seeded(seed);
  const connection = openConnection(file);
  const log = logOver(connection, keys);
  const everyMs = Math.floor((years * 365 * 24 * 60 * 60_000) / sessions);
  for (let from = 0; from < sessions; from += together) {
    const writing: Promise<unknown>[] = [];
    // The log's own transactions become savepoints of this one.
    connection.write(() => {
      for (let n = from; n < Math.min(from + together, sessions); n += 1) {
        writing.push(...oneSession(log.sessions, random, n, new Date(firstSession + n * everyMs)));
      }
    });
    await Promise.all(writing);
  }
  await log.proof.checkpoint(new Date(firstSession + sessions * everyMs));
  log.close();
}

function oneSession(
  log: ReturnType<typeof logOver>['sessions'],
  random: Random,
  n: number,
  createdAt: Date,
): readonly Promise<unknown>[] {
  const id = random.uuid();
  const customer = aCustomer(random);
  const later = (seconds: number): Date => new Date(createdAt.getTime() + seconds * 1_000);
  const entry = { session: id, actor: `operator${n % 12}`, origin: 'operator' } as const;
  const token = random.letters(770);
  const link = `https://pay.example/?token=${token}`;
  const [status, kind, origin] = random.pick(endings);
  return [
    log.begin(
      {
        id,
        reference: referenceOf(n),
        profileId: random.pick(profiles),
        environment: 'live',
        requestId: random.uuid(),
        body: JSON.stringify({ type: 'NewCustomer', customerData: customer }),
        customer,
        locale: 'de-DE',
        createdAt,
        replaces: null,
        warnings: [],
      },
      { ...entry, at: createdAt, kind: 'session.sending', data: { profile: 'shop' } },
    ),
    log.change(
      id,
      ['sending'],
      {
        status: 'link-ready',
        origin: 'zastrpay',
        expiresAt: later(1_800),
        sealed: { token, link, answer: JSON.stringify({ id, type: 'NewCustomer', token, redirectUrl: link }) },
      },
      { ...entry, at: later(1), kind: 'session.answered', origin: 'zastrpay', data: { attempts: 1 } },
    ),
    log.change(id, ['link-ready'], { status, origin }, { ...entry, at: later(240), kind, origin, data: {} }),
  ];
}

const profiles = ['7c0d4f0e-4f7e-4a53-9a7b-0d7c7ab0a001', '0b9d8a51-93f2-4d3e-8d3d-5a0c5a3f2002', 'practice'] as const;
const endings = [
  ['registered', 'session.registered', 'zastrpay'],
  ['registered', 'session.registered', 'zastrpay'],
  ['handed-over', 'session.handed-over', 'operator'],
  ['expired', 'session.expired', 'clock'],
  ['cancelled', 'session.cancelled', 'zastrpay'],
] as const;
const firstNames = ['Max', 'Erika', 'Paul', 'Zoë', 'Jürgen', 'Ana', 'Mehmet', 'Søren', 'Ilse', 'Karl-Heinz'] as const;
const lastNames = ['Mustermann', 'Gabler', 'Smith', 'Öztürk', 'Nováková', 'Weiß', 'van der Berg', 'Hofer'] as const;
const cities = ['Wien', 'Graz', 'Linz', 'Berlin', 'München', 'Zürich'] as const;

function aCustomer(random: Random): CustomerData {
  const [firstName, lastName, city] = [random.pick(firstNames), random.pick(lastNames), random.pick(cities)];
  const birth = new Date(Date.UTC(1940 + random.below(65), random.below(12), 1 + random.below(28)));
  return {
    firstName,
    lastName: `${lastName}-${random.letters(4)}`,
    dateOfBirth: birth.toISOString().slice(0, 10),
    placeOfBirth: city,
    nationality: 'AT',
    address: { streetAddress: `Gasse ${random.below(200)}`, city, postalCode: '1010', country: 'AT' },
    contact: { email: `${random.letters(9)}@example.com` },
  };
}

/** Different for each of a billion: six letters, five bits each. */
function referenceOf(n: number): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const letters = Array.from({ length: 6 }, (_, at) => alphabet.charAt((n >> (5 * (5 - at))) & 31)).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

if (import.meta.main) {
  const [file, sessions = '1000000', seed = '1'] = process.argv.slice(2);
  if (file === undefined || existsSync(file)) {
    process.stderr.write('usage: node test/bench/full-log.ts FILE [SESSIONS] [SEED]; FILE must not be there yet\n');
    process.exitCode = 2;
  } else await writeFullLog(file, Number(sessions), Number(seed));
}
