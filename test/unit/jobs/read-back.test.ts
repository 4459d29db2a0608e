import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csvCell } from '../../../main/core/csv.ts';
import type { CustomerData } from '../../../preload/contract/registration.ts';
import { aFolder, aRecord } from '../../builders/record.ts';
import { aSession } from '../../builders/session.ts';
import { findLibreOffice } from '../../fakes/libreoffice.ts';

/** By somebody else's reader, which knows nothing of what wrote it. */
const read = (text: string, bom = true): readonly (readonly string[])[] =>
  z.array(z.array(z.string())).parse(parse(text, { bom }));

function readRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = read(text);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

/** Takes the apostrophe away that keeps a cell from being a formula, as ARCHITECTURE.md says. */
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r\n\0＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

const customers: readonly CustomerData[] = [
  { firstName: '=HYPERLINK("http://evil.example","Klick")', lastName: '=1+1', placeOfBirth: '@SUM(1;2)' },
  {
    firstName: '+49 30 1234567',
    lastName: '-1',
    address: { streetAddress: '＝1+1', postalCode: '01067', city: 'Köln' },
  },
  { firstName: "'=1", lastName: "O'Neill", placeOfBirth: "''-x" },
  { firstName: 'Anna "die Große"', lastName: 'Meier; Huber, Söhne', placeOfBirth: 'Zeile\r\nzwei\nund drei' },
  { firstName: 'Ｚoë\u0301 😀', lastName: '\u202eevil', placeOfBirth: ' nbsp\u00a0 ' },
  { firstName: '1e5', lastName: '2026-03-04', contact: { email: 'x@example.com' }, dateOfBirth: '1946-10-29' },
];

const expected = customers.map(({ firstName, lastName, dateOfBirth, placeOfBirth, address, contact }) => ({
  firstName,
  lastName,
  dateOfBirth: dateOfBirth ?? '',
  placeOfBirth: placeOfBirth ?? '',
  streetAddress: address?.streetAddress ?? '',
  postalCode: address?.postalCode ?? '',
  city: address?.city ?? '',
  email: contact?.email ?? '',
}));

async function anExport(byteOrderMark: boolean): Promise<string> {
  const { exported, log } = await aRecord(0);
  for (const customer of customers) await aSession(log.sessions, { customer }).written();
  return path.join(await exported({ pii: 'full', byteOrderMark }), 'sessions.csv');
}

describe('sessions.csv, read by others', () => {
  it.each([true, false])('another library reads every value as it was typed, byte order mark: %s', async (mark) => {
    const rows = readRows(readFileSync(await anExport(mark), 'utf8'));
    for (const [at, customer] of expected.entries()) {
      const row = Object.entries(rows[at] ?? {}).map(([name, cell]) => [name, unguarded(cell)] as const);
      expect(Object.fromEntries(row)).toMatchObject(customer);
    }
    expect(rows).toHaveLength(customers.length);
  });

  it('another library reads any text at all, and none of it begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 }), (cells) => {
        const [row = []] = read(`${cells.map(csvCell).join(',')}\r\n`, false);
        expect(row.map(unguarded)).toEqual(cells);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
      }),
    );
  });

  it('LibreOffice shows every value as it was and runs no formula', { timeout: 300_000 }, async ({ skip }) => {
    const folder = aFolder();
    const libreOffice = findLibreOffice(path.join(folder, 'profile'));
    if (libreOffice === null) return skip('LibreOffice is not installed here');
    const into = path.join(folder, 'converted');
    mkdirSync(into);
    const csv = await anExport(true);
    expect(libreOffice.asSpreadsheet(csv, into)).not.toContain('table:formula');

    const columns = read(readFileSync(csv, 'utf8'))[0]?.length ?? 0;
    const rows = readRows(libreOffice.asText(csv, columns, into));
    expect(rows).toHaveLength(customers.length);
    for (const [at, customer] of expected.entries()) {
      const row = Object.entries(rows[at] ?? {}).map(([name, cell]) => [name, unguarded(cell)] as const);
      const lines = (text: string): string => text.replaceAll('\r\n', '\n');
      expect(Object.fromEntries(row.map(([name, cell]) => [name, lines(cell)]))).toMatchObject(
        Object.fromEntries(Object.entries(customer).map(([name, value]) => [name, lines(value)])),
      );
    }

    // What is not guarded does become one, or the test above would say nothing.
    const bare = path.join(folder, 'bare.csv');
    writeFileSync(bare, 'name\r\n=1+1\r\n');
    expect(libreOffice.asSpreadsheet(bare, into)).toContain('table:formula');
  });
});
