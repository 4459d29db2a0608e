import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, searchTextOf } from '../../../main/log/blind-search.ts';
import { folded } from '../../../main/log/folding.ts';
import type { CustomerData } from '../../../preload/contract/registration.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { aSession, noon } from '../../builders/session.ts';
import { aLog } from '../../fakes/log-folder.ts';

type Log = ReturnType<typeof aLog>;

const found = async (log: Log, search: string): Promise<readonly string[]> =>
  (await log.sessions.list({ status: null, search, after: null, limit: 200 })).sessions.map(
    ({ reference }) => reference,
  );

const person = (firstName: string, lastName: string, email?: string, placeOfBirth?: string): CustomerData => ({
  firstName,
  lastName,
  ...(email !== undefined && { contact: { email } }),
  ...(placeOfBirth !== undefined && { placeOfBirth }),
});

/** The first `indexed` of them are in the blind index, the others wait for it. */
async function aLogOf(people: Readonly<Record<string, CustomerData>>, indexed = 0): Promise<Log> {
  const log = aLog();
  let minute = 0;
  for (const [reference, customer] of Object.entries(people)) {
    minute += 1;
    await aSession(log.sessions, { reference, customer, createdAt: new Date(noon.getTime() + minute) }).written();
    if (minute === indexed) await log.takeInLetters();
  }
  return log;
}

describe('searching', () => {
  it.each([
    ['Max', ['A']],
    ['max mustermann', ['A']],
    ['Mustermann Max', ['A']],
    ['ustermann', ['A']],
    ['mann', ['B', 'A']],
    ['MÜLLER', ['C']],
    ['muller', ['C']],
    ['Große', ['C']],
    ['grosse', ['C']],
    ['O’Brien', ['D']],
    ["o'brien", ['D']],
    ['lodz', ['D']],
    ['testabc.com', ['A']],
    ['paul.smith@testabc', ['A']],
    ['vienna max', ['A']],
    ['x mustermann', ['A']],
    ['max m', ['A']],
    ['Hauptstrasse', []],
    ['1946', []],
    ['Max Lodz', []],
    ['xyz', []],
    ['max*', []],
    ['max" OR "', []],
    ['max AND lodz', []],
    ['´', []],
  ])('%j finds %j, whether or not their letters are in the index yet', async (search, expected) => {
    const log = await aLogOf({
      A: maxMustermannData,
      B: person('Erika', 'Hofmann'),
      C: person('Jürgen', 'Müller-Große', 'j@müller.example'),
      D: person('Seán', "O'Brien", undefined, 'Łódź'),
    });
    expect(await found(log, search)).toEqual(expected);
    await log.takeInLetters();
    expect(await found(log, search)).toEqual(expected);
  });

  it('finds one or two letters only at the beginning of a word', async () => {
    const log = await aLogOf({
      A: maxMustermannData,
      B: person('Emma', 'Li'),
      C: person('伟', '王'),
      D: person('José', 'de la Cruz'),
    });
    expect(await found(log, 'm')).toEqual(['A']);
    expect(await found(log, 'mu')).toEqual(['A']);
    expect(await found(log, 'li')).toEqual(['B']);
    expect(await found(log, 'ma mu')).toEqual(['A']);
    expect(await found(log, 'te')).toEqual(['A']);
    expect(await found(log, 'us')).toEqual([]);
    expect(await found(log, '王')).toEqual(['C']);
    expect(await found(log, '王 伟')).toEqual(['C']);
    expect(await found(log, 'la cr')).toEqual(['D']);
    expect(await found(log, 'sé de')).toEqual(['D']);
  });

  it('follows a session that the clock put before others', async () => {
    const log = await aLogOf({ B: maxMustermannData });
    await aSession(log.sessions, { reference: 'A', createdAt: new Date(0) }).written();
    expect(await found(log, 'mustermann')).toEqual(['B', 'A']);
  });

  it('finds references and ids in clear, whole or begun, merged into what names match', async () => {
    const log = aLog();
    const add = async (reference: string, lastName: string) =>
      aSession(log.sessions, { reference, customer: person('Eva', lastName) }).written();
    const named = await add('MAX-A2B', 'Kern');
    await add('KX4-7QM', 'Maxa');
    await add('KX4-7QN', 'Kern');
    await add('MAX-A2C', 'Maxa');
    expect(await found(log, 'max')).toEqual(['MAX-A2C', 'KX4-7QM']);
    expect(await found(log, 'maxa')).toEqual(['MAX-A2C', 'KX4-7QM', 'MAX-A2B']);
    expect(await found(log, 'kx4-7')).toEqual(['KX4-7QN', 'KX4-7QM']);
    expect(await found(log, 'kx47qm')).toEqual(['KX4-7QM']);
    expect(await found(log, named.id.toUpperCase())).toEqual(['MAX-A2B']);
    expect(await found(log, named.id.slice(0, 13))).toEqual(['MAX-A2B']);

    const [first, rest] = [
      await log.sessions.list({ status: null, search: 'maxa', after: null, limit: 2 }),
      await log.sessions.list({ status: null, search: 'maxa', after: null, limit: 3 }),
    ];
    const second = await log.sessions.list({ status: null, search: 'maxa', after: first.next, limit: 2 });
    expect([...first.sessions, ...second.sessions]).toEqual(rest.sessions);
    expect([second.next, rest.next]).toEqual([null, null]);
    expect(await log.sessions.list({ status: ['registered'], search: 'maxa', after: null, limit: 2 })).toMatchObject({
      sessions: [],
    });

    log.keys.lock();
    expect(await found(log, 'maxa')).toEqual(['MAX-A2C', 'MAX-A2B']);
    expect(await found(log, 'kern')).toEqual([]);
    expect(await found(log, 'kx47qm')).toEqual(['KX4-7QM']);
  });
});

/** Names from an alphabet in which accidents are likely: few letters, accents, ligatures, marks, spaces. */
const letters = fc.constantFrom(..."aAbBäÄeéE\u0301nñoøsßSςΣmMiİı ﬁ-'’.王伟한\u{1F98A}");
const text = (minLength: number) => fc.array(letters, { minLength, maxLength: 8 }).map((all) => all.join(''));
const customers = fc
  .record({ firstName: text(1), lastName: text(1), placeOfBirth: text(0), email: text(0) })
  .map(({ email, ...rest }): CustomerData => ({ ...rest, contact: { email } }));

const searchable = ({ firstName, lastName, placeOfBirth = '', contact }: CustomerData): readonly string[] => [
  firstName,
  lastName,
  placeOfBirth,
  contact?.email ?? '',
];

describe('searching, whatever people are called', () => {
  it('finds everybody by every three letters or more of what is searched', async () => {
    await fc.assert(
      fc.asyncProperty(customers, fc.nat(), fc.nat(), async (customer, where, length) => {
        const log = await aLogOf({ A: customer }, 1);
        for (const value of searchable(customer)) {
          const all = [...value];
          const start = all.length === 0 ? 0 : where % all.length;
          const piece = all.slice(start, start + 3 + (length % 6)).join('');
          if ([...folded(piece)].length >= 3) expect(await found(log, piece)).toEqual(['A']);
        }
        log.close();
      }),
      { numRuns: 100 },
    );
  });

  it('finds exactly whom opening everybody would find', async () => {
    const people = fc.array(customers, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(people, fc.array(text(1), { minLength: 1, maxLength: 4 }), fc.nat(), async (all, texts, at) => {
        const log = await aLogOf(Object.fromEntries(all.map((customer, n) => [`R${n}`, customer])), at % 13);
        const { firstName, lastName } = all[at % all.length] ?? { firstName: '', lastName: '' };
        for (const search of [...texts, `${firstName} ${lastName}`, `${lastName} ${firstName}`]) {
          // Nothing typed is no search.
          if (search.trim() === '') continue;
          const wanted = searchTextOf(search);
          const expected = all.flatMap((customer, n) => (matches(customer, wanted) ? [`R${n}`] : [])).reverse();
          expect(await found(log, search)).toEqual(expected);
        }
        log.close();
      }),
      { numRuns: 60 },
    );
  });

  it('never finds anybody else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(customers, { minLength: 1, maxLength: 5 }), text(1), async (people, search) => {
        const log = await aLogOf(Object.fromEntries(people.map((customer, at) => [`R${at}`, customer])));
        const wanted = folded(search).split(' ');
        const hits = await found(log, search);
        for (const [at, customer] of people.entries()) {
          const texts = searchable(customer).map(folded).join(' ');
          if (hits.includes(`R${at}`)) for (const word of wanted) expect(texts).toContain(word);
        }
        if (folded(search) === '' && search.trim() !== '') expect(hits).toEqual([]);
        log.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('folding', () => {
  it('makes a piece of a text a piece of the folded text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (value, from, length) => {
        const all = [...value];
        const piece = all.slice(from % (all.length + 1)).slice(0, length % 9);
        expect(folded(value)).toContain(folded(piece.join('')));
      }),
    );
  });

  it('is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(folded(folded(value))).toBe(folded(value));
      }),
    );
  });
});
