import type { AuditEntry } from '../../main/core/audit.ts';
import type { SessionChange, SessionIntent } from '../../main/core/session.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import type { SessionStatus } from '../../preload/contract/session.ts';
import type { Random } from './seeded.ts';

/** A synthetic session's life as the log's calls take it: the intent, then one change after the other. */
export interface DrawnSession {
  readonly intent: SessionIntent;
  readonly entry: AuditEntry;
  readonly changes: readonly DrawnChange[];
}

export interface DrawnChange {
  readonly from: readonly SessionStatus[];
  readonly change: SessionChange;
  readonly entry: AuditEntry;
}

/** @param n makes the reference: each number has its own */
export function drawSession(random: Random, n: number, createdAt: Date): DrawnSession {
  const id = random.uuid();
  const customer = drawCustomer(random);
  const later = (seconds: number): Date => new Date(createdAt.getTime() + seconds * 1_000);
  const entry = { session: id, actor: `operator${n % 12}`, origin: 'operator' } as const;
  const token = random.letters(770);
  const link = `https://pay.example/?token=${token}`;
  const [status, kind, origin] = random.pick(endings);
  return {
    intent: {
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
    entry: { ...entry, at: createdAt, kind: 'session.sending', data: { profile: 'shop' } },
    changes: [
      {
        from: ['sending'],
        change: {
          status: 'link-ready',
          origin: 'zastrpay',
          expiresAt: later(1_800),
          sealed: { token, link, answer: JSON.stringify({ id, type: 'NewCustomer', token, redirectUrl: link }) },
        },
        entry: { ...entry, at: later(1), kind: 'session.answered', origin: 'zastrpay', data: { attempts: 1 } },
      },
      { from: ['link-ready'], change: { status, origin }, entry: { ...entry, at: later(240), kind, origin, data: {} } },
    ],
  };
}

const profiles = ['7c0d4f0e-4f7e-4a53-9a7b-0d7c7ab0a001', '0b9d8a51-93f2-4d3e-8d3d-5a0c5a3f2002', 'practice'] as const;
/** All of them at rest: a desk marks what has expired when it starts, and would do so here a hundred thousand times. */
const endings = [
  ['registered', 'session.registered', 'zastrpay'],
  ['registered', 'session.registered', 'zastrpay'],
  ['registered', 'session.registered', 'operator'],
  ['expired', 'session.expired', 'clock'],
  ['cancelled', 'session.cancelled', 'zastrpay'],
] as const;
const firstNames = ['Max', 'Erika', 'Paul', 'Zoë', 'Jürgen', 'Ana', 'Mehmet', 'Søren', 'Ilse', 'Karl-Heinz'] as const;
const lastNames = ['Mustermann', 'Gabler', 'Smith', 'Öztürk', 'Nováková', 'Weiß', 'van der Berg', 'Hofer'] as const;
const cities = ['Wien', 'Graz', 'Linz', 'Berlin', 'München', 'Zürich'] as const;

function drawCustomer(random: Random): CustomerData {
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
